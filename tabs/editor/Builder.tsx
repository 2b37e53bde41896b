import { useCallback } from 'react'
import { QueryBuilderStateProvider, useQueryBuilder } from 'react-querybuilder'
import { GroupBox } from './GroupBox.tsx'
import type { Query } from './query.ts'
import { RuleRow } from './RuleRow.tsx'

/** Our skin: a row and a box in Fluent; everything in them is ours. */
const controls = { rule: RuleRow, ruleGroup: GroupBox }
const outermost: number[] = []

type BuilderProps = { query: Query; onChange: (query: Query) => void }

/**
 * The rule editor of a section: the library keeps the tree and what is done to it. It is taken by its hook, because its
 * own component is a landmark without a name, once a section.
 */
export function Builder(props: BuilderProps) {
  return (
    <QueryBuilderStateProvider>
      <Tree {...props} />
    </QueryBuilderStateProvider>
  )
}

function Tree({ query, onChange }: BuilderProps) {
  // What comes out of the builder is made of what we gave it.
  const onQueryChange = useCallback((next: unknown) => onChange(next as Query), [onChange])
  const { rootGroup, schema, actions, translations } = useQueryBuilder({
    query,
    onQueryChange,
    controlElements: controls,
    enableMountQueryChange: false,
  })
  // The library's own context is not handed on: nothing of ours reads it, and it changes with every key.
  return (
    <GroupBox
      path={outermost}
      ruleGroup={rootGroup}
      schema={schema}
      actions={actions}
      translations={translations}
      shiftUpDisabled
      shiftDownDisabled
    />
  )
}
