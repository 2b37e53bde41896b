import { Field, Input, type InputProps } from '@fluentui/react-components'
import type { SettingsAnswer } from '../../core/contract/answers.ts'
import { useWords } from '../words/words-context.ts'
import type { SettingsDraft } from './settings-draft.ts'
import type { SettingsFormState } from './use-settings-form.ts'
import { fieldState } from './field-state.ts'

/** What every part of the form gets. */
export type FieldsProps = { state: SettingsFormState; saved: SettingsAnswer; disabled: boolean }

type TextName = Exclude<keyof SettingsDraft, 'learn365Region' | 'language' | 'entraFields'>

type TextFieldProps = FieldsProps & {
  name: TextName
  type?: InputProps['type']
  required?: boolean
  /** In place of the usual hint. */
  hint?: string
}

/** One text of the settings, with its hint and what is wrong with it. */
export function TextField({ state, disabled, name, type = 'text', required = false, hint }: TextFieldProps) {
  const { settings } = useWords().words
  const error = state.errors[name]
  return (
    <Field label={settings.field[name]} hint={hint ?? settings.hint[name]} required={required} {...fieldState(error)}>
      <Input
        name={name}
        type={type}
        value={state.draft[name]}
        disabled={disabled}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, { value }) => state.set(name, value)}
      />
    </Field>
  )
}
