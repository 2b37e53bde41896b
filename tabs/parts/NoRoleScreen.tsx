import { Button } from '@fluentui/react-components'
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited'
import type { Me } from '../../core/contract/answers.ts'
import { errorWords } from '../error-words.ts'
import { useTab } from '../tab-context.ts'
import { useWords } from '../words/words-context.ts'
import { Screen } from './Screen.tsx'

type NoRoleScreenProps = { me?: Me; error?: unknown; onRetry: () => void }

/** Somebody who is signed in but may not look: whom to ask for a role. */
export function NoRoleScreen({ me, error, onRetry }: NoRoleScreenProps) {
  const { words, format } = useWords()
  const { signIn, inTeams } = useTab()
  const detail = error === undefined ? '' : errorWords(error, words, format).detail
  const who = me ? words.errors.noRole.as(`${me.name} (${me.email})`) : ''
  return (
    <Screen
      icon={<PersonProhibitedRegular />}
      title={words.errors.noRole.title}
      action={
        <>
          <Button appearance="primary" onClick={onRetry}>
            {words.common.retry}
          </Button>
          {!inTeams && <Button onClick={() => void signIn.again()}>{words.person.other}</Button>}
        </>
      }
    >
      {[detail, who, words.errors.noRole.text].filter(Boolean).join(' ')}
    </Screen>
  )
}
