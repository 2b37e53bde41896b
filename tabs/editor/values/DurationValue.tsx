import { Input, Select } from '@fluentui/react-components'
import { useWords } from '../../words/words-context.ts'
import { useFieldStyles } from '../use-field-styles.ts'
import { without } from '../without.ts'
import type { ValueProps } from '../value-props.ts'

const units = ['days', 'weeks', 'months', 'years'] as const

/** The one condition that counts days alone: an anniversary comes every year. */
const isInDays = (condition: string): boolean => condition === 'has its anniversary within the next'

/** So many days, weeks, months or years. */
export function DurationValue({ value, condition, onChange }: ValueProps) {
  const styles = useFieldStyles()
  const { editor } = useWords().words
  const duration = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { unit: 'days' }
  const unit = units.find((name) => name === duration.unit) ?? 'days'
  const change = (text: string) => {
    onChange(text === '' ? without(duration, 'amount') : { ...duration, amount: Number(text) })
  }
  return (
    <div className={styles.together}>
      <Input
        className={styles.short}
        type="number"
        min={1}
        step={1}
        aria-label={editor.amount}
        value={typeof duration.amount === 'number' ? String(duration.amount) : ''}
        onChange={(_, data) => change(data.value)}
      />
      <Select
        className={styles.short}
        aria-label={editor.unit}
        value={unit}
        onChange={(_, data) => onChange({ ...duration, unit: data.value })}
      >
        {(isInDays(condition) ? units.slice(0, 1) : units).map((name) => (
          <option key={name} value={name}>
            {editor.units[name]}
          </option>
        ))}
      </Select>
    </div>
  )
}
