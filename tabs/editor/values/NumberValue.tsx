import { Field, Input } from '@fluentui/react-components'
import { useWords } from '../../words/words-context.ts'
import { useFieldStyles } from '../use-field-styles.ts'
import { without } from '../without.ts'
import type { ValueProps } from '../value-props.ts'

/** A number. */
export function NumberValue({ value, onChange }: ValueProps) {
  const { editor } = useWords().words
  return <OneNumber label={editor.value} placeholder={editor.enterValue} number={value} onChange={onChange} />
}

/** Two numbers; both belong to the range. */
export function NumberRangeValue({ value, onChange }: ValueProps) {
  const styles = useFieldStyles()
  const { editor } = useWords().words
  const range = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  // The labels stay in sight: what is said of a range names its ends.
  const end = (name: 'from' | 'to') => (
    <Field label={editor[name]} className={styles.short} size="small">
      <OneNumber
        number={range[name]}
        onChange={(n) => {
          onChange(n === undefined ? without(range, name) : { ...range, [name]: n })
        }}
      />
    </Field>
  )
  return (
    <div className={styles.together}>
      {end('from')}
      {end('to')}
    </div>
  )
}

type OneNumberProps = {
  /** Where there is no label in sight. */
  label?: string
  placeholder?: string
  number: unknown
  onChange: (number: number | undefined) => void
}

function OneNumber({ label, placeholder, number, onChange }: OneNumberProps) {
  const styles = useFieldStyles()
  return (
    <Input
      className={styles.short}
      size="medium"
      type="number"
      step="any"
      aria-label={label}
      placeholder={placeholder}
      value={typeof number === 'number' ? String(number) : ''}
      onChange={(_, { value }) => onChange(value === '' || Number.isNaN(Number(value)) ? undefined : Number(value))}
    />
  )
}
