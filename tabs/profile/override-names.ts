import type { ProfileRow } from '../../core/contract/answers.ts'
import type { Override } from '../../core/profile.ts'
import type { UserOption } from '../data/queries.ts'
import type { Words } from '../words/en.ts'

/** An override as it is read: whom it names, what is known of them, and what is said of those who are gone. */
export type OverrideLine = {
  id: string
  name: string
  about: string
  gone: string | undefined
  reason: string
  profile: string | undefined
}

type Row = Pick<ProfileRow, 'id' | 'title' | 'status'>

/** The names behind overrides. While people are still being read (`users` absent) nobody counts as gone. */
export function overrideLines(
  overrides: Override[],
  users: UserOption[] | undefined,
  profiles: Row[] | undefined,
  { profile: words }: Pick<Words, 'profile'>,
): OverrideLine[] {
  const people = new Map(users?.map((user) => [user.id.toLowerCase(), user]))
  const rows = new Map(profiles?.map((row): [string, Row] => [row.id, row]))
  return overrides.map((override) => {
    const common = { id: override.id as string, reason: override.reason ?? '' }
    if (override.kind === 'profile') {
      const row = rows.get(override.id)
      const isGone = profiles !== undefined && (!row || row.status === 'deleted')
      return {
        ...common,
        // The id tells several of them apart, and IT can look it up.
        name: row?.title ?? (isGone ? words.someProfile : override.id),
        about: !row && isGone ? override.id : words.everyoneOf,
        gone: isGone ? words.profileGone : undefined,
        profile: override.id,
      }
    }
    const user = people.get(override.id)
    const isGone = users !== undefined && !user
    return {
      ...common,
      name: user?.title ?? (isGone ? words.somebody : override.id),
      about: isGone ? override.id : [user?.email, user?.department, user?.city].filter(Boolean).join(' · '),
      gone: isGone ? words.userGone : undefined,
      profile: undefined,
    }
  })
}
