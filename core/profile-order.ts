import type { ProfileId } from './ids.ts'
import type { Profile } from './profile.ts'

type Named = Pick<Profile, 'id' | 'definition'>

/** The profiles that a profile's overrides name. */
export const references = ({ definition: { overrides } }: Pick<Profile, 'definition'>): ProfileId[] =>
  [...overrides.include, ...overrides.exclude].flatMap((o) => (o.kind === 'profile' ? [o.id] : []))

/** The profiles whose overrides name a profile. */
export const referrers = <P extends Named>(id: ProfileId, others: readonly P[]): P[] =>
  others.filter((other) => references(other).includes(id))

/** The profiles that a definition refers to, and those that these refer to, and so on. */
export function profilesReferredTo<P extends Named>(definition: Profile['definition'], all: readonly P[]): P[] {
  const byId = new Map(all.map((profile) => [profile.id, profile]))
  const found = new Set<P>()
  const visit = (ids: ProfileId[]): void => {
    for (const id of ids) {
      const profile = byId.get(id)
      if (!profile || found.has(profile)) continue
      found.add(profile)
      visit(references(profile))
    }
  }
  visit(references({ definition }))
  return [...found]
}

/**
 * Profiles in an order in which each comes after those it refers to, so that one pass computes all.
 * @returns `order`, and for each profile on a cycle the cycle's path by title ("A → B → A").
 */
export function profileOrder<P extends Named>(profiles: P[]): { order: P[]; cycles: Map<ProfileId, string> } {
  const byId = new Map(profiles.map((profile) => [profile.id, profile]))
  const order: P[] = []
  const cycles = new Map<ProfileId, string>()
  const state = new Map<ProfileId, 'open' | 'done'>()
  const path: P[] = []

  const visit = (profile: P): void => {
    if (state.get(profile.id) === 'done') return
    if (state.get(profile.id) === 'open') {
      const circle = path.slice(path.indexOf(profile))
      const text = [...circle, profile].map((p) => p.definition.title).join(' → ')
      for (const member of circle) if (!cycles.has(member.id)) cycles.set(member.id, text)
      return
    }
    state.set(profile.id, 'open')
    path.push(profile)
    for (const id of references(profile)) {
      const next = byId.get(id)
      if (next) visit(next)
    }
    path.pop()
    state.set(profile.id, 'done')
    order.push(profile)
  }
  profiles.forEach(visit)
  return { order, cycles }
}
