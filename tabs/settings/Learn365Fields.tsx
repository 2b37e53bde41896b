import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'
import { ChoiceField } from './ChoiceField.tsx'
import { SecretField } from './SecretField.tsx'
import { TextField, type FieldsProps } from './TextField.tsx'

/** How Learn365 is read. */
export function Learn365Fields(props: FieldsProps) {
  const { settings } = useWords().words
  return (
    <Card title={settings.learn365}>
      <ChoiceField {...props} name="learn365Region" choices={settings.region} />
      <SecretField {...props} name="learn365ApiKey" />
      <TextField {...props} name="refreshGuardPercent" type="number" required />
    </Card>
  )
}
