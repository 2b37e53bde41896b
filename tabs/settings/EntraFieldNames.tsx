import { Combobox, Field, Option } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'
import { fieldsLike, namesIn, toggled } from './entra-field-names.ts'
import { fieldState } from './field-state.ts'
import type { FieldsProps } from './TextField.tsx'

/** The Entra ID user fields to use as sources: names that are typed (directory extensions are) or chosen. */
export function EntraFieldNames({ state, disabled }: FieldsProps) {
  const { settings } = useWords().words
  const { draft, errors, set } = state
  return (
    <Field label={settings.field.entraFields} hint={settings.hint.entraFields} {...fieldState(errors.entraFields)}>
      <Combobox
        name="entraFields"
        freeform
        multiselect
        inlinePopup
        disabled={disabled}
        autoComplete="off"
        spellCheck={false}
        value={draft.entraFields}
        selectedOptions={namesIn(draft.entraFields)}
        onChange={(event) => set('entraFields', event.target.value)}
        onOptionSelect={(_, { optionValue }) =>
          optionValue && set('entraFields', toggled(draft.entraFields, optionValue))
        }
      >
        {fieldsLike(draft.entraFields).map(({ name, label }) => (
          <Option key={name} value={name} text={name}>
            {`${name} (${label})`}
          </Option>
        ))}
      </Combobox>
    </Field>
  )
}
