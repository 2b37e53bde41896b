import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { Card } from '../parts/Card.tsx'
import { useNow } from '../use-now.ts'
import { useWords } from '../words/words-context.ts'
import { EntraFieldNames } from './EntraFieldNames.tsx'
import { SecretField } from './SecretField.tsx'
import { secretExpiry } from './settings-draft.ts'
import { TextField, type FieldsProps } from './TextField.tsx'

/** How groups are written and users are read: the customer's app registration. */
export function EntraFields(props: FieldsProps) {
  const { words, format } = useWords()
  const { settings } = words
  const expires = props.saved.entraSecretExpires
  const expiry = secretExpiry(expires, new Date(useNow(false)))
  return (
    <Card title={settings.entra}>
      <p>{settings.entraIntro}</p>
      {expires && expiry && (
        <MessageBar intent={expiry === 'expired' ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>
            {expiry === 'expired' ? settings.expired(format.date(expires)) : settings.expiresSoon(format.date(expires))}
          </MessageBarBody>
        </MessageBar>
      )}
      <TextField {...props} name="entraClientId" required />
      <SecretField {...props} name="entraClientSecret" />
      <TextField {...props} name="entraSecretExpires" type="date" />
      <EntraFieldNames {...props} />
    </Card>
  )
}
