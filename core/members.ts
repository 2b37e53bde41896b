import type { Moment } from './calendar.ts'
import { compileFilter } from './compile-rules.ts'
import { eligibility, type Ineligible } from './eligibility.ts'
import { finding, type Finding } from './findings.ts'
import type { EntraUserId, Learn365UserId, ProfileId } from './ids.ts'
import type { Population } from './population.ts'
import type { Override, Profile, ProfileDefinition } from './profile.ts'
import { profileOrder } from './profile-order.ts'

/** Why someone is a member. */
export type MemberReason = 'matches the rules' | 'is included'

export type Member = { userId: Learn365UserId; entraId: EntraUserId; name: string; email: string; reason: MemberReason }
export type CannotBeMember = { userId: Learn365UserId; name: string; because: Ineligible }

/** Who should be in a profile's group, or why that cannot be said; "cannot" never means "nobody". */
export type Want =
  | {
      kind: 'known'
      matches: number
      members: Map<EntraUserId, Member>
      cannot: CannotBeMember[]
      users: Set<Learn365UserId>
    }
  | { kind: 'cannot'; because: string; findings: Finding[] }

const cannot = (because: string, findings: Finding[] = []): Want => ({ kind: 'cannot', because, findings })

/**
 * Computes every profile's members in one pass: `want = (matches ∪ includes) ∖ excludes`; exclude beats include. A
 * reference means that profile's want in this pass; if it could not be computed, every profile that refers to it
 * cannot be either.
 */
export function wants(profiles: Profile[], population: Population, at: Moment): Map<ProfileId, Want> {
  const { order, cycles } = profileOrder(profiles)
  const known = new Map<ProfileId, Want>()
  for (const profile of order) {
    const cycle = cycles.get(profile.id)
    known.set(
      profile.id,
      cycle
        ? cannot(`profiles refer to each other in a circle: ${cycle}`)
        : wantOf(profile.definition, population, at, known),
    )
  }
  return known
}

/** Computes one definition's members; `known` holds the profiles that it may refer to. */
export function wantOf(
  definition: ProfileDefinition,
  population: Population,
  at: Moment,
  known: Map<ProfileId, Want>,
): Want {
  const { overrides } = definition
  const filter = compileFilter(definition, population, at)
  if ('findings' in filter) return cannot('a rule is not valid', filter.findings)
  if (!filter.filter && overrides.include.length === 0)
    return cannot(
      overrides.exclude.length === 0 ? 'it has no filter and no overrides' : 'it has no filter and only excludes',
    )
  const include = named(overrides.include, 'overrides.include', population, known)
  const exclude = named(overrides.exclude, 'overrides.exclude', population, known)
  const broken = [...include.findings, ...exclude.findings]
  if (broken.length > 0) return cannot('a profile that it refers to cannot be computed', broken)
  const users = new Set<Learn365UserId>()
  let matches = 0
  for (const [id, person] of population.people) {
    const match = filter.filter && filter.test(person)
    if (match) matches += 1
    if ((match || include.users.has(id)) && !exclude.users.has(id)) users.add(id)
  }
  return membersOf(users, include.users, exclude.users, matches, population)
}

function membersOf(
  users: Set<Learn365UserId>,
  included: Set<Learn365UserId>,
  excluded: Set<Learn365UserId>,
  matches: number,
  population: Population,
): Want {
  const out = entraIdsOf(excluded, population)
  const members = new Map<EntraUserId, Member>()
  const unable: CannotBeMember[] = []
  for (const userId of users) {
    const user = population.people.get(userId)?.user
    if (!user) continue
    const able = eligibility(user)
    const name = user.title ?? user.email ?? user.login
    if ('because' in able) unable.push({ userId, name, because: able.because })
    // Exclude wins for the person, whichever of several records of the same Entra user it names.
    else if (!out.has(able.entraId)) {
      const reason = included.has(userId) ? 'is included' : 'matches the rules'
      members.set(able.entraId, { userId, entraId: able.entraId, name, email: user.email ?? '', reason })
    }
  }
  return { kind: 'known', matches, members, cannot: unable, users }
}

function entraIdsOf(users: Set<Learn365UserId>, { people }: Population): Set<EntraUserId> {
  const ids = new Set<EntraUserId>()
  for (const id of users) {
    const person = people.get(id)
    const able = person ? eligibility(person.user) : undefined
    if (able && 'entraId' in able) ids.add(able.entraId)
  }
  return ids
}

function named(
  overrides: Override[],
  path: string,
  population: Population,
  known: Map<ProfileId, Want>,
): { users: Set<Learn365UserId>; findings: Finding[] } {
  const users = new Set<Learn365UserId>()
  const findings: Finding[] = []
  for (const [i, override] of overrides.entries()) {
    if (override.kind === 'user') {
      if (population.people.has(override.id)) users.add(override.id)
      continue
    }
    const want = known.get(override.id)
    if (want?.kind === 'known') want.users.forEach((id) => users.add(id))
    else
      findings.push(
        finding(`${path}[${i}]`, want ? want.because : override.id, 'a profile whose members can be computed'),
      )
  }
  return { users, findings }
}
