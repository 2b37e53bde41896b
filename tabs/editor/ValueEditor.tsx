import type { ValueEditor as EditorName } from '../../core/conditions/value-editors.ts'
import type { RulePartProps } from './SourceSelect.tsx'
import { useFieldStyles } from './use-field-styles.ts'
import type { ValueProps } from './value-props.ts'
import { DateRangeValue, DateValue } from './values/DateValue.tsx'
import { DurationValue } from './values/DurationValue.tsx'
import { NumberRangeValue, NumberValue } from './values/NumberValue.tsx'
import { TextsValue } from './values/TextsValue.tsx'
import { TextValue } from './values/TextValue.tsx'

const editors: Record<EditorName, ((props: ValueProps) => React.ReactNode) | undefined> = {
  none: undefined,
  text: TextValue,
  texts: TextsValue,
  number: NumberValue,
  'number range': NumberRangeValue,
  date: DateValue,
  'date range': DateRangeValue,
  duration: DurationValue,
  days: DurationValue,
}

type ValueEditorProps = Omit<RulePartProps, 'kind'> & Pick<ValueProps, 'source'> & { editor: EditorName | undefined }

/** The guide's "Enter value", as the condition takes it; nothing where it takes none. */
export function ValueEditor({ rule, onChange, source, editor }: ValueEditorProps) {
  const styles = useFieldStyles()
  const Editor = editor && editors[editor]
  if (!Editor) return null
  return (
    <div className={editor === 'texts' ? styles.many : styles.value}>
      <Editor
        value={rule.value}
        condition={rule.operator}
        source={source}
        onChange={(value) => onChange({ ...rule, value })}
      />
    </div>
  )
}
