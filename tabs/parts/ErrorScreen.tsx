import { Button } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { PersonLockRegular } from '@fluentui/react-icons/svg/person-lock'
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected'
import { ApiError, situationOfError, statusOf } from '../data/api-error.ts'
import { errorWords } from '../error-words.ts'
import { useTab } from '../tab-context.ts'
import { useWords } from '../words/words-context.ts'
import { ForeignWords } from './ForeignWords.tsx'
import { NoRoleScreen } from './NoRoleScreen.tsx'
import { SituationScreen } from './SituationScreen.tsx'
import { Screen } from './Screen.tsx'

const icons = {
  'not signed in': <PersonLockRegular />,
  unreachable: <PlugDisconnectedRegular />,
  refused: <ErrorCircleRegular />,
}

/** The error that keeps the whole tab from being shown: not signed in, no role, no server, or anything else. */
export function ErrorScreen({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { words, format } = useWords()
  const { signIn } = useTab()
  const situation = situationOfError(error)
  if (situation) return <SituationScreen {...situation} onRetry={onRetry} />
  if (statusOf(error) === 403) return <NoRoleScreen onRetry={onRetry} />
  const { title, text, foreign } = errorWords(error, words, format)
  const failure = error instanceof ApiError ? error.failure : undefined
  const signedOut = failure?.kind === 'not signed in'
  const signInAgain = () => void signIn.again().then(onRetry, onRetry)
  return (
    <Screen
      icon={icons[failure?.kind ?? 'refused']}
      title={title}
      below={<ForeignWords>{foreign}</ForeignWords>}
      action={
        !(signedOut && failure.why === 'teams only') && (
          <Button appearance="primary" onClick={signedOut ? signInAgain : onRetry}>
            {signedOut ? words.errors.notSignedIn.action : words.common.retry}
          </Button>
        )
      }
    >
      {text}
    </Screen>
  )
}
