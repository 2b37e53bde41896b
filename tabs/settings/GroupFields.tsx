import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'
import { TextField, type FieldsProps } from './TextField.tsx'

/** How the groups are named. */
export function GroupFields(props: FieldsProps) {
  const { settings } = useWords().words
  return (
    <Card title={settings.groups}>
      <TextField {...props} name="groupPrefix" />
    </Card>
  )
}
