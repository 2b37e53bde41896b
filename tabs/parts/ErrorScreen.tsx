import { Button } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { PersonLockRegular } from '@fluentui/react-icons/svg/person-lock'
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected'
import { ApiError, statusOf } from '../data/api-error.ts'
import { errorWords } from '../error-words.ts'
import { useTab } from '../tab-context.ts'
import { useWords } from '../words/words-context.ts'
import { NoRoleScreen } from './NoRoleScreen.tsx'
import { Screen } from './Screen.tsx'

/** The error that keeps the whole tab from being shown: not signed in, no role, no server, or anything else. */
export function ErrorScreen({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { words, format } = useWords()
  const { signIn } = useTab()
  if (statusOf(error) === 403) return <NoRoleScreen error={error} onRetry={onRetry} />
  const { title, detail, todo, requestId } = errorWords(error, words, format)
  const failure = error instanceof ApiError ? error.failure : undefined
  const signedOut = failure?.kind === 'not signed in'
  const icon = signedOut ? (
    <PersonLockRegular />
  ) : failure?.kind === 'unreachable' ? (
    <PlugDisconnectedRegular />
  ) : (
    <ErrorCircleRegular />
  )
  const again = () => void signIn.again().then(onRetry, onRetry)
  const only = failure?.kind === 'not signed in' && failure.why === 'teams only'
  return (
    <Screen
      icon={icon}
      title={title}
      action={
        !only && (
          <Button appearance="primary" onClick={signedOut ? again : onRetry}>
            {signedOut ? words.errors.notSignedIn.action : words.common.retry}
          </Button>
        )
      }
    >
      {[detail, todo, requestId && words.errors.requestId(requestId)].filter(Boolean).join(' ')}
    </Screen>
  )
}
