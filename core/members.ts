import { byNameAndId } from './by-name.ts'
import { eligibility, type Ineligible } from './eligibility.ts'
import { eachRow, type Union } from './engine/row-set.ts'
import type { AudienceIndex } from './engine/audience-index.ts'
import type { Audience } from './audiences.ts'
import type { Finding } from './findings.ts'
import type { EntraUserId, Learn365UserId } from './ids.ts'
import type { User } from './snapshot.ts'

/** Why someone is a member. */
export type MemberReason = 'matches the rules' | 'is included'

export type Member = { userId: Learn365UserId; entraId: EntraUserId; name: string; email: string; reason: MemberReason }
export type CannotBeMember = { userId: Learn365UserId; name: string; because: Ineligible }

/** Who should be in a profile's group, by name and in the order of names, or why that cannot be said; "cannot" never means "nobody". */
export type Want =
  | {
      kind: 'known'
      matches: number
      members: Map<EntraUserId, Member>
      cannot: CannotBeMember[]
      excluded: ReadonlySet<EntraUserId>
    }
  | { kind: 'cannot'; because: string; findings: Finding[] }

/** A person's name as people know it. */
export const nameOf = (user: User): string => user.title ?? user.email ?? user.login

/** The people of an audience by name: those who can be members of an Entra ID group, and those who cannot. */
export function wantOf(audience: Audience, { population }: AudienceIndex): Want {
  if (audience.kind === 'cannot') return audience
  const { users, included, excluded, matches } = audience
  const out = entraIdsOf(excluded, population.people)
  const members = new Map<EntraUserId, Member>()
  const unable: CannotBeMember[] = []
  const includedRows = new Set<number>()
  if (included) eachRow(included, (row) => includedRows.add(row))
  eachRow(users(), (row) => {
    const user = population.people[row]
    if (!user) return
    const able = eligibility(user)
    const [userId, name] = [user.id, nameOf(user)]
    if ('because' in able) unable.push({ userId, name, because: able.because })
    // Exclude wins for the person, whichever of several records of the same Entra user it names.
    else if (!out.has(able.entraId)) {
      const reason = includedRows.has(row) ? 'is included' : 'matches the rules'
      members.set(able.entraId, { userId, entraId: able.entraId, name, email: user.email ?? '', reason })
    }
  })
  return {
    kind: 'known',
    matches,
    members: new Map([...members.values()].sort(byNameAndId).map((member) => [member.entraId, member])),
    cannot: unable.sort(byNameAndId),
    excluded: out,
  }
}

function entraIdsOf(rows: Union | null, people: readonly User[]): Set<EntraUserId> {
  const ids = new Set<EntraUserId>()
  if (rows)
    eachRow(rows, (row) => {
      const user = people[row]
      const able = user && eligibility(user)
      if (able && 'entraId' in able) ids.add(able.entraId)
    })
  return ids
}
