import { Input } from '@fluentui/react-components'
import { useWords } from '../../words/words-context.ts'
import { useFieldStyles } from '../use-field-styles.ts'
import { without } from '../without.ts'
import type { ValueProps } from '../value-props.ts'

/** A number. */
export function NumberValue({ value, onChange }: ValueProps) {
  const { editor } = useWords().words
  return <OneNumber label={editor.value} placeholder={editor.enterValue} number={value} onChange={(n) => onChange(n)} />
}

/** Two numbers; both belong to the range. */
export function NumberRangeValue({ value, onChange }: ValueProps) {
  const styles = useFieldStyles()
  const { editor } = useWords().words
  const range = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  const end = (name: 'from' | 'to') => (
    <OneNumber
      label={editor[name]}
      placeholder={editor[name]}
      number={range[name]}
      onChange={(n) => {
        onChange(n === undefined ? without(range, name) : { ...range, [name]: n })
      }}
    />
  )
  return (
    <div className={styles.together}>
      {end('from')}
      {end('to')}
    </div>
  )
}

type OneNumberProps = {
  label: string
  placeholder: string
  number: unknown
  onChange: (number: number | undefined) => void
}

function OneNumber({ label, placeholder, number, onChange }: OneNumberProps) {
  const styles = useFieldStyles()
  return (
    <Input
      className={styles.short}
      type="number"
      step="any"
      aria-label={label}
      placeholder={placeholder}
      value={typeof number === 'number' ? String(number) : ''}
      onChange={(_, { value }) => onChange(value === '' || Number.isNaN(Number(value)) ? undefined : Number(value))}
    />
  )
}
