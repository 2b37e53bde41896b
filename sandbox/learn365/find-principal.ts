import { notFound, ODataRefusal } from './odata-refusal.ts'
import type { UserRow } from './rows.ts'
import type { TenantData } from './tenant-data.ts'

const claims = 'i:0#.f|membership|'

/** The user or group with a login name (a bare user principal name will do); 404 when unknown, 500 when several have it. */
export function findPrincipal(login: string, data: TenantData): UserRow {
  const wanted = login.toLowerCase()
  const found = [...data.tables.users.values()].filter((user) => {
    const name = user.LoginName.toLowerCase()
    return !user.IsDeleted && !user.Vanished && (name === wanted || name === claims + wanted)
  })
  if (found.length > 1) throw new ODataRefusal(500, 'InternalServerError', 'Sequence contains more than one element')
  const [principal] = found
  if (!principal) throw notFound(`The user or group '${login}' was not found.`)
  return principal
}
