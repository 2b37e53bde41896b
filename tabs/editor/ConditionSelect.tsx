import { Select } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'
import { useChoices } from './editor-context.ts'
import { withCondition } from './rule-edit.ts'
import type { RulePartProps } from './SourceSelect.tsx'
import { useFieldStyles } from './use-field-styles.ts'

/** The guide's "Select condition": those of the source's kind. One that is not known stays as it is. */
export function ConditionSelect({ rule, kind, onChange }: RulePartProps) {
  const styles = useFieldStyles()
  const { editor, rules } = useWords().words
  const { conditions } = useChoices().schema
  const known = conditions[kind]
  const unknown = !known.some(({ id }) => id === rule.operator)
  return (
    <Select
      className={styles.condition}
      aria-label={editor.condition}
      value={rule.operator}
      onChange={(_, { value }) => onChange(withCondition(conditions, rule, kind, value))}
    >
      {unknown && <option value={rule.operator}>{rule.operator}</option>}
      {known.map(({ id }) => (
        <option key={id} value={id}>
          {rules.condition(id)}
        </option>
      ))}
    </Select>
  )
}
