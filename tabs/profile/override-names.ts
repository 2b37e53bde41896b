import type { ProfileRow } from '../../core/contract/answers.ts'
import type { Override } from '../../core/profile.ts'
import type { UserOption } from '../data/queries.ts'
import type { Words } from '../words/en.ts'

/** An override as it is read: whom it names, what is known of them, and whether they are gone. */
export type OverrideLine = {
  id: string
  name: string
  about: string
  gone: boolean
  reason: string
  profile: string | undefined
}

/** The names behind overrides. While people are still being read (`users` absent) nobody counts as gone. */
export function overrideLines(
  overrides: Override[],
  users: UserOption[] | undefined,
  profiles: ProfileRow[] | undefined,
  { profile: words }: Pick<Words, 'profile'>,
): OverrideLine[] {
  const people = new Map(users?.map((user) => [user.id.toLowerCase(), user]))
  const titles = new Map(profiles?.map((row): [string, string] => [row.id, row.title]))
  return overrides.map((override) => {
    const common = { id: override.id as string, reason: override.reason ?? '' }
    if (override.kind === 'profile') {
      const title = titles.get(override.id)
      return {
        ...common,
        name: title ?? override.id,
        about: words.everyoneOf,
        gone: profiles !== undefined && title === undefined,
        profile: override.id,
      }
    }
    const user = people.get(override.id)
    const about = [user?.email, user?.department, user?.city].filter(Boolean).join(' · ')
    return {
      ...common,
      name: user?.title ?? override.id,
      about,
      gone: users !== undefined && !user,
      profile: undefined,
    }
  })
}
