import type { Learn365UserId, ProfileId } from '../../core/ids.ts'
import type { Override } from '../../core/profile.ts'
import type { Suggestion } from './suggestions.ts'

/** Overrides with those that were chosen; who is named already is not named twice. Ids are as the API gave them. */
export function overridesOf(overrides: Override[], kind: Override['kind'], chosen: readonly Suggestion[]): Override[] {
  const known = new Set<string>(overrides.map(({ id }) => id))
  const more = chosen
    .filter(({ id }) => !known.has(id))
    .map(({ id }): Override => (kind === 'user' ? { kind, id: id as Learn365UserId } : { kind, id: id as ProfileId }))
  return [...overrides, ...more]
}
