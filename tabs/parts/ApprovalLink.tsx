import { Button, Field, Input, makeStyles, useAnnounce } from '@fluentui/react-components'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { adminConsentAddress } from '../authorize.ts'
import { clientSettings } from '../client-settings.ts'
import { useTab } from '../tab-context.ts'
import { useWords } from '../words/words-context.ts'
import { Loaded } from './Loaded.tsx'

const useStyles = makeStyles({
  field: { alignSelf: 'stretch', textAlign: 'start' },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '8px' },
})

/** What an administrator needs who consents for the organization: which app it is, and the link to do it with. */
export function ApprovalLink() {
  const client = useQuery({ queryKey: ['client'], queryFn: clientSettings, staleTime: Infinity })
  const { tenantId } = useTab()
  return (
    <Loaded query={client}>
      {(settings) => (
        <CopyAddress address={adminConsentAddress(settings, window.location, tenantId)} clientId={settings.clientId} />
      )}
    </Loaded>
  )
}

function CopyAddress({ address, clientId }: { address: string; clientId: string }) {
  const styles = useStyles()
  const { link, signIn } = useWords().words
  const { announce } = useAnnounce()
  const field = useRef<HTMLInputElement>(null)
  const copying = useMutation({
    mutationFn: () => navigator.clipboard.writeText(address),
    onSuccess: () => announce(link.copied),
    // Where the browser forbids it, the link lies there selected.
    onError: () => field.current?.focus(),
  })
  return (
    <Field
      className={styles.field}
      label={copying.isError ? link.byHand : signIn.link.label}
      hint={signIn.link.app(clientId)}
    >
      {(props) => (
        <div className={styles.row}>
          <Input {...props} input={{ ref: field }} readOnly value={address} onFocus={({ target }) => target.select()} />
          <Button icon={<LinkRegular />} onClick={() => copying.mutate()}>
            {copying.isSuccess ? link.done : link.copy}
          </Button>
        </div>
      )}
    </Field>
  )
}
