import type { Learn365UserId, ProfileId } from './ids.ts'
import type { Population } from './population.ts'
import type { Override, ProfileDefinition } from './profile.ts'

/** What is found in a profile that points to something that is gone. */
export type Discrepancies = {
  /** The definition without obsolete overrides and without courses that are gone; rules are never edited. */
  mended: ProfileDefinition
  /** What was taken out, in words; empty when nothing was. */
  removed: string[]
}

/**
 * Compares a definition with the tenant's data. A user is gone when deleted, or absent from two complete snapshots.
 * @param profiles the ids of all profiles that exist (deleted ones do not).
 */
export function discrepancies(
  definition: ProfileDefinition,
  profiles: ReadonlySet<ProfileId>,
  population: Population,
): Discrepancies {
  const absent = new Set<Learn365UserId>(population.snapshot.absentOnce.map((user) => user.id))
  const removed: string[] = []
  const isGone = (override: Override): boolean =>
    override.kind === 'profile'
      ? !profiles.has(override.id)
      : !population.rowOf.has(override.id) && !absent.has(override.id)
  const keep = (list: Override[], name: string): Override[] =>
    list.filter((override) => {
      if (!isGone(override)) return true
      removed.push(`${name} of ${override.kind} ${override.id}, which is gone`)
      return false
    })
  const include = keep(definition.overrides.include, 'include')
  const exclude = keep(definition.overrides.exclude, 'exclude')
  const courses = definition.courses.filter((id) => {
    if (population.courses.has(id)) return true
    removed.push(`assignment to course ${id}, which is gone`)
    return false
  })
  return {
    mended: removed.length === 0 ? definition : { ...definition, overrides: { include, exclude }, courses },
    removed,
  }
}
