import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'
import { ChoiceField } from './ChoiceField.tsx'
import { TextField, type FieldsProps } from './TextField.tsx'
import { ZoneField } from './ZoneField.tsx'

/** Who is told of what, in which language and time zone. */
export function NoticeFields(props: FieldsProps) {
  const { settings } = useWords().words
  return (
    <Card title={settings.notices}>
      <TextField {...props} name="contactEmail" type="email" required />
      <ChoiceField {...props} name="language" choices={settings.languages} />
      <ZoneField {...props} />
    </Card>
  )
}
