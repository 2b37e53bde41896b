import { useWords } from '../words/words-context.ts'
import { BackLink } from './BackLink.tsx'

/** The way back from a page about a profile to the profile. */
export function ProfileBack({ id }: { id: string }) {
  const { words } = useWords()
  return <BackLink to={{ page: 'profile', id }}>{words.people.backToProfile}</BackLink>
}
