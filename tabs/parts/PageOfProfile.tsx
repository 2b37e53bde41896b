import type { ReactNode } from 'react'
import type { ProfileDetail } from '../../core/contract/answers.ts'
import { isGone } from '../data/api-error.ts'
import { useProfile } from '../data/queries.ts'
import { useWords } from '../words/words-context.ts'
import { BackLink } from './BackLink.tsx'
import { Loaded } from './Loaded.tsx'
import { Page } from './Page.tsx'

type PageOfProfileProps = {
  id: string
  /** The page's name, until the profile is known. */
  name: string
  titleOf: (title: string) => string
  lead?: ReactNode
  actions?: ReactNode
  children: (profile: ProfileDetail) => ReactNode
}

/** A page about a profile, with the way back to it; where there is no such profile, it says so alone. */
export function PageOfProfile({ id, name, titleOf, lead, actions, children }: PageOfProfileProps) {
  const { words } = useWords()
  const profile = useProfile(id)
  if (!profile.data)
    return (
      <Page
        title={isGone(profile.error) ? words.nowhere.profile : name}
        back={<BackLink to={{ page: 'profiles' }}>{words.profile.back}</BackLink>}
      >
        <Loaded query={profile}>{() => null}</Loaded>
      </Page>
    )
  return (
    <Page
      title={titleOf(profile.data.title)}
      back={<BackLink to={{ page: 'profile', id }}>{words.people.backToProfile}</BackLink>}
      lead={lead}
      actions={actions}
    >
      <Loaded query={profile}>{children}</Loaded>
    </Page>
  )
}
