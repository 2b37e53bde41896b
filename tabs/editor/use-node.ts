import { useAnnounce } from '@fluentui/react-components'
import type { RuleGroupProps } from 'react-querybuilder'
import { useWords } from '../words/words-context.ts'
import { elementId, focusAfterDelete, pathOfId, placeText } from './places.ts'
import { replaced, type Query, type QueryNode, type QueryRule } from './query.ts'
import { useSection } from './section-context.ts'

type NodeProps = Pick<RuleGroupProps, 'schema' | 'actions' | 'path'>

/** What can be done with a rule or a group where it stands; the focus stays with whoever does it. */
export function useNode({ schema, actions, path }: NodeProps, node: QueryNode, what: (place: string) => string) {
  const { words } = useWords()
  const { announce } = useAnnounce()
  const { focusNext } = useSection()
  // What the builder holds is what we gave it: groups and rules of ours.
  const current = () => schema.getQuery() as Query
  const here = what(placeText(path))
  const told = () => {
    const now = pathOfId(current(), node.id)
    if (now) announce(words.editor.moved(what(placeText(now))))
  }
  return {
    /** "Rule 2.1" */
    here,
    change: (rule: QueryRule) => schema.dispatchQuery(replaced(current(), path, rule)),
    delete: () => {
      focusNext(focusAfterDelete(current(), path))
      actions.onRuleRemove(path)
      announce(words.editor.deleted(here))
    },
    move: (direction: 'up' | 'down') => {
      focusNext(elementId[direction](node.id))
      actions.moveRule(path, direction)
      told()
    },
    moveTo: (from: number[], to: number[]) => actions.moveRule(from, to),
  }
}

export type NodeTools = ReturnType<typeof useNode>
