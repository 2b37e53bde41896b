import type { AuditEntry } from '../../core/audit.ts'
import { useProfiles, useProfileSchema, useTenant, useUsers } from '../data/queries.ts'
import { namesOf } from '../profile/names-of.ts'
import { usersIn, type ChangeNames } from './change-names.ts'

/** The names of what changes point to; ids stand for them until they are known. */
export function useChangeNames(changes: AuditEntry['changes']): ChangeNames {
  const schema = useProfileSchema(useTenant().data?.ready ?? false)
  const users = useUsers(usersIn(changes.flatMap(({ before, after }) => [before, after])))
  const profiles = useProfiles(true)
  const people = new Map(users.data?.map(({ id, title }) => [id.toLowerCase(), title]))
  const titles = new Map(profiles.data?.map(({ id, title }): [string, string] => [id, title]))
  return {
    ...namesOf(schema.data),
    user: (id) => people.get(id.toLowerCase()),
    profile: (id) => titles.get(id),
  }
}
