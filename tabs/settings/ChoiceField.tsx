import { Field, Select, makeStyles } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'
import type { SettingsDraft } from './settings-draft.ts'
import type { FieldsProps } from './TextField.tsx'
import { fieldState } from './field-state.ts'

// As wide as its field, not as its longest choice.
const useStyles = makeStyles({ root: { minWidth: 0 }, select: { width: '100%', minWidth: 0 } })

type ChoiceName = 'learn365Region' | 'language'
type ChoiceFieldProps<N extends ChoiceName> = FieldsProps & { name: N; choices: Record<SettingsDraft[N], string> }

/** One of a few. */
export function ChoiceField<N extends ChoiceName>({ state, disabled, name, choices }: ChoiceFieldProps<N>) {
  const styles = useStyles()
  const { settings } = useWords().words
  const error = state.errors[name]
  const values = Object.keys(choices) as SettingsDraft[N][]
  return (
    <Field label={settings.field[name]} hint={settings.hint[name]} {...fieldState(error)}>
      <Select
        className={styles.root}
        select={{ className: styles.select }}
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
