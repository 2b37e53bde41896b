import { Field, Input } from '@fluentui/react-components'
import { useWords } from '../../words/words-context.ts'
import { dateParts, dateText, offsetOf, type DateParts } from '../date-parts.ts'
import { useFieldStyles } from '../use-field-styles.ts'
import type { ValueProps } from '../value-props.ts'

/** Without it a browser takes years of six digits, which no rule has. */
const lastDay = '9999-12-31'

/** A day, and a time of it where that matters. */
export function DateValue({ value, onChange }: ValueProps) {
  const { editor } = useWords().words
  return <OneDate label={editor.date} text={typeof value === 'string' ? value : ''} onChange={onChange} />
}

/** Two dates; both belong to the range. */
export function DateRangeValue({ value, onChange }: ValueProps) {
  const { editor } = useWords().words
  const range = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  const end = (name: 'from' | 'to') => (
    <OneDate
      label={editor[name]}
      text={typeof range[name] === 'string' ? range[name] : ''}
      onChange={(text) => onChange({ ...range, [name]: text })}
    />
  )
  return (
    <>
      {end('from')}
      {end('to')}
    </>
  )
}

type OneDateProps = { label: string; text: string; onChange: (text: string) => void }

function OneDate({ label, text, onChange }: OneDateProps) {
  const styles = useFieldStyles()
  const { editor } = useWords().words
  const parts = dateParts(text)
  const change = (some: Partial<DateParts>) => onChange(dateText({ ...parts, ...some }))
  return (
    <div className={styles.together}>
      <Field label={label} className={styles.short} size="small">
        <Input
          type="date"
          size="medium"
          max={lastDay}
          value={parts.day}
          onChange={(_, { value }) => change({ day: value })}
        />
      </Field>
      <Field
        label={editor.time}
        className={styles.short}
        size="small"
        hint={parts.time === '' ? null : editor.timeIs(offsetOf(parts.rest))}
      >
        <Input
          type="time"
          size="medium"
          value={parts.time}
          disabled={parts.day === '' && parts.time === ''}
          onChange={(_, { value }) => change({ time: value })}
        />
      </Field>
      {parts.day === '' && parts.rest !== '' && <span className={styles.quiet}>{parts.rest}</span>}
    </div>
  )
}
