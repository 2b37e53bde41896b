import { Select } from '@fluentui/react-components'
import { goneSource } from '../profile/rule-sentence.ts'
import { useWords } from '../words/words-context.ts'
import { useChoices } from './editor-context.ts'
import { elementId } from './places.ts'
import type { QueryRule } from './query.ts'
import { kindOf, withSource } from './rule-edit.ts'
import type { Kind } from '../../core/conditions/question.ts'
import { useSection } from './section-context.ts'
import { useFieldStyles } from './use-field-styles.ts'

/** What the parts of a rule get. */
export type RulePartProps = { rule: QueryRule; kind: Kind; onChange: (rule: QueryRule) => void }

/** The guide's "Select source": the fields of the section. One that is gone stays, and is said to be so. */
export function SourceSelect({ rule, kind, onChange }: RulePartProps) {
  const styles = useFieldStyles()
  const { editor, rules } = useWords().words
  const { schema } = useChoices()
  const { section } = useSection()
  const sources = schema.sources.filter((source) => source.section === section)
  const gone = rule.field !== '' && !sources.some(({ id }) => id === rule.field)
  const choose = (id: string) => {
    const to = kindOf(
      section,
      sources.find((source) => source.id === id),
    )
    onChange(withSource(schema.conditions, rule, { source: id, from: kind, to }))
  }
  return (
    <Select
      id={elementId.source(rule.id)}
      className={styles.source}
      aria-label={editor.source}
      value={rule.field}
      onChange={(_, { value }) => choose(value)}
    >
      {rule.field === '' && <option value="">{editor.chooseSource}</option>}
      {gone && <option value={rule.field}>{goneSource(rule.field, rules)}</option>}
      {sources.map(({ id, label }) => (
        <option key={id} value={id}>
          {rules.source[id] ?? label}
        </option>
      ))}
    </Select>
  )
}
