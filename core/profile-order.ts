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
  const left = references({ definition })
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const profile = byId.get(id)
    if (!profile || found.has(profile)) continue
    found.add(profile)
    left.push(...references(profile))
  }
  return [...found]
}

/**
 * Profiles in an order in which each comes after those it refers to, so that one pass computes all.
 * Walked without recursion: a chain may be as long as a tenant has profiles.
 * @returns `order`, and for each profile on a cycle the cycle's path by title ("A → B → A").
 */
export function profileOrder<P extends Named>(profiles: P[]): { order: P[]; cycles: Map<ProfileId, string> } {
  const byId = new Map(profiles.map((profile) => [profile.id, profile]))
  const order: P[] = []
  const cycles = new Map<ProfileId, string>()
  const state = new Map<ProfileId, 'open' | 'done'>()
  /** The way to where we are, with the references of each profile that are not followed yet, the next one last. */
  const path: { profile: P; left: ProfileId[] }[] = []

  const open = (profile: P): void => {
    state.set(profile.id, 'open')
    path.push({ profile, left: references(profile).reverse() })
  }
  const noteCircle = (first: P): void => {
    const circle = path.slice(path.findIndex(({ profile }) => profile === first)).map(({ profile }) => profile)
    // Of many ways round the same profiles one is told.
    if (circle.every(({ id }) => cycles.has(id))) return
    const text = [...circle, first].map((p) => p.definition.title).join(' → ')
    for (const member of circle) if (!cycles.has(member.id)) cycles.set(member.id, text)
  }
  for (const first of profiles) {
    if (!state.has(first.id)) open(first)
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const id = here.left.pop()
      if (id === undefined) {
        path.pop()
        state.set(here.profile.id, 'done')
        order.push(here.profile)
        continue
      }
      const next = byId.get(id)
      if (next && state.get(id) === 'open') noteCircle(next)
      else if (next && !state.has(id)) open(next)
    }
  }
  return { order, cycles }
}
