import { Button } from '@fluentui/react-components'
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited'
import type { Me } from '../../core/contract/answers.ts'
import { useTab } from '../tab-context.ts'
import { useWords } from '../words/words-context.ts'
import { Screen } from './Screen.tsx'

type NoRoleScreenProps = { me?: Me; onRetry: () => void }

/** Somebody who is signed in but may not look: whom to ask for a role. */
export function NoRoleScreen({ me, onRetry }: NoRoleScreenProps) {
  const { words } = useWords()
  const { signIn, inTeams } = useTab()
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
      {[who, words.errors.noRole.text].filter(Boolean).join(' ')}
    </Screen>
  )
}
