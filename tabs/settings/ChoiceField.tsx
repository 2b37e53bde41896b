import { Field, Select } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'
import type { SettingsDraft } from './settings-draft.ts'
import type { FieldsProps } from './TextField.tsx'
import { fieldState } from './field-state.ts'

type ChoiceName = 'learn365Region' | 'language'
type ChoiceFieldProps<N extends ChoiceName> = FieldsProps & { name: N; choices: Record<SettingsDraft[N], string> }

/** One of a few. */
export function ChoiceField<N extends ChoiceName>({ state, disabled, name, choices }: ChoiceFieldProps<N>) {
  const { settings } = useWords().words
  const error = state.errors[name]
  const values = Object.keys(choices) as SettingsDraft[N][]
  return (
    <Field label={settings.field[name]} hint={settings.hint[name]} {...fieldState(error)}>
      <Select
        name={name}
        value={state.draft[name]}
        disabled={disabled}
        onChange={(_, data) => {
          const value = values.find((one) => one === data.value)
          if (value) state.set(name, value)
        }}
      >
        {values.map((value) => (
          <option key={value} value={value}>
            {choices[value]}
          </option>
        ))}
      </Select>
    </Field>
  )
}
