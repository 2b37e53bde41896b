import { Input } from '@fluentui/react-components'
import { useWords } from '../../words/words-context.ts'
import { SuggestBox } from '../SuggestBox.tsx'
import { useFieldStyles } from '../use-field-styles.ts'
import { useValueSuggestions } from '../use-value-suggestions.ts'
import type { ValueProps } from '../value-props.ts'

/** Where a whole value is asked for, those that people have are offered; of a part nobody knows. */
const isWhole = (condition: string): boolean => condition === 'is equal to' || condition === 'is not equal to'

/** One text. */
export function TextValue(props: ValueProps) {
  return isWhole(props.condition) ? <WholeText {...props} /> : <PartOfText {...props} />
}

function PartOfText({ value, onChange }: ValueProps) {
  const styles = useFieldStyles()
  const { editor } = useWords().words
  return (
    <Input
      className={styles.fill}
      aria-label={editor.value}
      placeholder={editor.enterValue}
      autoComplete="off"
      value={textOf(value)}
      onChange={(_, data) => onChange(data.value)}
    />
  )
}

function WholeText({ value, source, onChange }: ValueProps) {
  const styles = useFieldStyles()
  const { editor } = useWords().words
  const text = textOf(value)
  const { shown, failed, note } = useValueSuggestions(source, text)
  return (
    <>
      <SuggestBox
        label={editor.value}
        placeholder={editor.enterValue}
        typed={text}
        suggestions={shown}
        selected={[text]}
        keepsTyped
        onType={onChange}
        onChoose={onChange}
      />
      {failed && <span className={styles.quiet}>{note}</span>}
    </>
  )
}

const textOf = (value: ValueProps['value']): string => (typeof value === 'string' ? value : '')
