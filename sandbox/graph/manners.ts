import type { Judge } from '../support/judge.ts'

/**
 * Judges needless writes fairly: a deed is excused once when the caller could not know better, because its last answer
 * was lost or because somebody else changed the group since it looked.
 */
export type Manners = {
  /** Complains of a deed, unless it is excused. */
  complain(about: string, deed: string, text: string): void
  excuse(about: string, deed: string): void
  /** The caller has looked again: it knows now. */
  informed(about: string): void
}

export function makeManners(judge: Judge): Manners {
  const excuses = new Map<string, Set<string>>()
  return {
    complain(about, deed, text) {
      if (!excuses.get(about)?.delete(deed)) judge.complain(text)
    },
    excuse(about, deed) {
      const known = excuses.get(about) ?? new Set()
      excuses.set(about, known.add(deed))
    },
    informed: (about) => excuses.delete(about),
  }
}

/** Names of deeds, used by whoever does them and whoever excuses them. */
export const adding = (id: string) => `add ${id.toLowerCase()}`
export const removing = (id: string) => `remove ${id.toLowerCase()}`
export const patching = 'patch'
export const creating = 'create'
/** Under this name an upsert is excused: reading members does not say whether the group was made by the caller. */
export const asUpsert = (groupId: string) => `upsert of ${groupId}`
