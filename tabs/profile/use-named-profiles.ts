import type { ProfileRow } from '../../core/contract/answers.ts'
import type { Override } from '../../core/profile.ts'
import { useProfiles } from '../data/queries.ts'

/** The profiles that overrides may name, those that were deleted too, for their titles; undefined while they are read. */
export function useNamedProfiles(overrides: Override[]): ProfileRow[] | undefined {
  const profiles = useProfiles().data
  const namesProfiles = overrides.some(({ kind }) => kind === 'profile')
  const deleted = useProfiles(true, { enabled: namesProfiles })
  if (!profiles || (namesProfiles && deleted.isPending)) return undefined
  // One that was deleted a moment ago may still be in the list that was read before.
  return [...profiles, ...(deleted.data ?? [])]
}
