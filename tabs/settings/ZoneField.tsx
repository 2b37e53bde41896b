import { Combobox, Field, Option } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'
import { zonesLike } from './time-zones.ts'
import type { FieldsProps } from './TextField.tsx'
import { fieldState } from './field-state.ts'

/** The time zone, chosen from those that the browser knows. */
export function ZoneField({ state, disabled }: FieldsProps) {
  const { settings } = useWords().words
  const { draft, errors, set } = state
  return (
    <Field label={settings.field.timeZone} hint={settings.hint.timeZone} {...fieldState(errors.timeZone)}>
      <Combobox
        name="timeZone"
        freeform
        disabled={disabled}
        value={draft.timeZone}
        selectedOptions={[draft.timeZone]}
        onChange={(event) => set('timeZone', event.target.value)}
        onOptionSelect={(_, { optionValue }) => optionValue && set('timeZone', optionValue)}
      >
        {zonesLike(draft.timeZone).map((zone) => (
          <Option key={zone}>{zone}</Option>
        ))}
      </Combobox>
    </Field>
  )
}
