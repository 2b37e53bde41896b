import { mergeClasses } from '@fluentui/react-components'
import { ReOrderDotsVerticalRegular } from '@fluentui/react-icons/svg/re-order-dots-vertical'
import { memo } from 'react'
import type { RuleProps } from 'react-querybuilder'
import { plain, sentenceOf } from '../profile/rule-sentence.ts'
import { useWords } from '../words/words-context.ts'
import { ConditionSelect } from './ConditionSelect.tsx'
import { CourseSource } from './CourseSource.tsx'
import { useChoices } from './editor-context.ts'
import { NodeActions } from './NodeActions.tsx'
import { NodeCount, NodeFindings } from './NodeNotes.tsx'
import { toRule, type QueryRule } from './query.ts'
import { editorOf, isUnfinished, kindOf } from './rule-edit.ts'
import { useSection } from './section-context.ts'
import { SourceSelect } from './SourceSelect.tsx'
import { useDrag } from './use-drag.ts'
import { useFieldStyles } from './use-field-styles.ts'
import { useNode } from './use-node.ts'
import { useRowStyles } from './use-row-styles.ts'
import { ValueEditor } from './ValueEditor.tsx'

/** One rule: source, condition and value, how many satisfy it, and what is wrong with it. */
export const RuleRow = memo(function RuleRow(props: RuleProps) {
  const { path, schema, shiftUpDisabled = false, shiftDownDisabled = false } = props
  const styles = { ...useRowStyles(), ...useFieldStyles() }
  const { words, format } = useWords()
  const { schema: offered, names } = useChoices()
  const { section } = useSection()
  // Rules in the builder are those that we gave it.
  const rule = props.rule as QueryRule
  const tools = useNode(props, rule, words.editor.rule)
  const drag = useDrag(schema.qbId, path, tools.moveTo)
  const source = offered.sources.find(({ id }) => id === rule.field)
  const kind = kindOf(section, source)
  const unfinished = isUnfinished(offered.conditions, rule, kind)
  const sentence = plain(sentenceOf(toRule(rule), { words, format, names, section }))
  const edit = { rule, kind, onChange: tools.change }
  return (
    <div
      role="group"
      aria-label={`${tools.here}: ${unfinished ? words.editor.unfinished : sentence}`}
      className={mergeClasses(styles.row, drag.over && styles[drag.over])}
      {...drag.target}
    >
      <span className={styles.handle} title={words.editor.drag} aria-hidden {...drag.handle}>
        <ReOrderDotsVerticalRegular />
      </span>
      <div className={styles.body}>
        <div className={styles.fields}>
          {section === 'userActivities' ? <CourseSource {...edit} /> : <SourceSelect {...edit} />}
          <ConditionSelect {...edit} />
          <ValueEditor {...edit} source={source} editor={editorOf(offered.conditions, kind, rule.operator)} />
        </div>
        {source && source.blank > 0 && (
          <span className={styles.quiet}>{words.editor.blank(source.blank, format.number(source.blank))}</span>
        )}
        <NodeFindings node={rule} unfinished={unfinished} />
      </div>
      <NodeCount id={rule.id} />
      <NodeActions id={rule.id} tools={tools} first={shiftUpDisabled} last={shiftDownDisabled} />
    </div>
  )
})
