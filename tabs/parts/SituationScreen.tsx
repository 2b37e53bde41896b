import { Button } from '@fluentui/react-components'
import { PersonLockRegular } from '@fluentui/react-icons/svg/person-lock'
import { ShieldPersonRegular } from '@fluentui/react-icons/svg/shield-person'
import { lazy, Suspense } from 'react'
import type { SignInSituation } from '../../core/sign-in-situations.ts'
import { situationOfError } from '../data/api-error.ts'
import { useConsent } from '../data/use-consent.ts'
import { useGrantFirst } from '../data/use-grant-first.ts'
import { useTab } from '../tab-context.ts'
import { alone } from '../../core/told/told.ts'
import { useWords } from '../words/words-context.ts'
import { ErrorPanel } from './ErrorPanel.tsx'
import { Loading } from './Loading.tsx'
import { Screen } from './Screen.tsx'

// Few need it, and once.
const ApprovalLink = lazy(async () => ({ default: (await import('./ApprovalLink.tsx')).ApprovalLink }))

type SituationScreenProps = {
  situation: SignInSituation
  /** What the server says of it: whom to ask. */
  detail: string
  /** A Global Administrator may give themselves the first role. */
  mayGrantFirst: boolean
  onRetry: () => void
}

/** One of the guide's situations of a first sign-in: why it is so, and what to do. */
export function SituationScreen({ situation: first, detail, mayGrantFirst, onRetry }: SituationScreenProps) {
  const { words } = useWords()
  const { signIn, inTeams } = useTab()
  const grant = useGrantFirst(onRetry)
  const consent = useConsent(onRetry)
  // Whoever was asked for consent may have been told that an administrator has to approve.
  const situation = situationOfError(consent.error)?.situation ?? first
  const { title, text, action } = words.signIn.situation[situation]
  const consents = situation === 'consent required' || situation === 'organization consent required'
  const said = words.told(detail)
  return (
    <Screen
      icon={situation === 'not set up' ? <ShieldPersonRegular /> : <PersonLockRegular />}
      title={title}
      below={
        <>
          {(situation === 'organization consent required' || situation === 'approval required') && (
            <Suspense fallback={<Loading />}>
              <ApprovalLink />
            </Suspense>
          )}
          {grant.error && <ErrorPanel error={grant.error} />}
          {consent.error && !situationOfError(consent.error) && <ErrorPanel error={consent.error} />}
        </>
      }
      action={
        <>
          {mayGrantFirst && (
            <Button appearance="primary" disabledFocusable={grant.isPending} onClick={() => grant.mutate()}>
              {words.signIn.first.action}
            </Button>
          )}
          <Button
            appearance={mayGrantFirst ? 'secondary' : 'primary'}
            disabledFocusable={consent.isPending}
            onClick={consents ? () => consent.mutate() : onRetry}
          >
            {action}
          </Button>
          {!inTeams && !consents && <Button onClick={() => void signIn.again()}>{words.person.other}</Button>}
        </>
      }
    >
      {mayGrantFirst ? words.signIn.first.text : text}
      {!mayGrantFirst && situation === 'not set up' && detail !== '' && (
        <span lang={said.own ? undefined : 'en'}> {alone(said.text)}</span>
      )}
    </Screen>
  )
}
