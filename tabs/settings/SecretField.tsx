import { useWords } from '../words/words-context.ts'
import { TextField, type FieldsProps } from './TextField.tsx'

/** A secret: it is never shown, only that it is set, how it ends and since when. */
export function SecretField(props: FieldsProps & { name: 'learn365ApiKey' | 'entraClientSecret' }) {
  const { words, format } = useWords()
  const { settings } = words
  const { set, endsIn, since } = props.saved[props.name]
  const kept =
    endsIn !== null && since !== null ? settings.secretSet(endsIn, format.date(since)) : settings.secretSetOnly
  return <TextField {...props} type="password" required={!set} hint={set ? kept : settings.hint[props.name]} />
}
