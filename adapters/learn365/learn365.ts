import { Trouble } from '../../core/errors.ts'
import type { EntraGroupId } from '../../core/ids.ts'
import { groupLogin, type Learn365 } from '../../core/ports/learn365.ts'
import type { SnapshotData, User, UserField } from '../../core/snapshot.ts'
import { troubleOf } from '../http.ts'
import type { FieldTypes } from './data-set.ts'
import { dataSets } from './data-sets.ts'
import { readRows, saidBy, write, type Access } from './requests.ts'

/** One tenant's Learn365 over its API, with the tenant's key. */
export function openLearn365(access: Access): Learn365 {
  /** Sends a write; what `isDone` knows as done is no failure. */
  const put = async (
    [method, path, body]: [method: 'POST' | 'DELETE', path: string, body: unknown],
    about: string,
    isDone: (said: Said) => boolean,
  ): Promise<void> => {
    const response = await write(access, method, path, body, about)
    if (response.ok) return
    const said = await saidBy(response)
    if (isDone({ status: response.status, ...said })) return
    const trouble = troubleOf(access.http, response.status, about, said.message, said.code)
    // A key that may write, and may not write here: this one thing is not allowed, which is no reason to stop.
    if (response.status === 403 && (await mayWrite()))
      throw new Trouble('rejected', 'Learn365', trouble.message, { code: said.code })
    throw trouble
  }
  const mayWrite = async (): Promise<boolean> => {
    const about = 'trying whether the key may write'
    const body = { userLoginName: groupLogin(nobody) }
    const response = await write(access, 'POST', `odata/v2/Courses(${nobody})/Unenroll`, body, about)
    if (response.status === 401 || response.status === 403) return false
    if (response.status === 429 || response.status >= 500) throw await asTrouble(access, response, about)
    return true
  }
  const read = async <K extends keyof SnapshotData>(
    set: K,
    progress?: (rows: number) => void,
    query = '',
  ): Promise<SnapshotData[K]> => {
    const { path, otherwise, gather } = dataSets[set]
    const about = `reading ${set}`
    const rows = gather(set === 'fieldValues' ? typesOf(await read('userFields')) : new Map())
    let refused = await readRows(access, path + query, about, rows, progress)
    if (refused && otherwise) refused = await readRows(access, otherwise, about, rows, progress)
    if (refused) throw await asTrouble(access, refused.unknownPath, about)
    return rows.done()
  }

  return {
    read: (set, progress) => read(set, progress),
    roleAssignments: () => read('roleAssignments'),

    async tryToRead() {
      const about = 'reading a course'
      const sink = { length: 0, add: () => undefined }
      const refused = await readRows(access, 'Courses?$top=1&$select=Id', about, sink)
      if (refused) throw await asTrouble(access, refused.unknownPath, about)
    },

    mayWrite,

    async groupRecord(group) {
      const found = await usersWith(group, read)
      return found.find((user) => isRecordOf(user, group))?.id
    },

    async importGroup(group) {
      const about = `making Learn365 know the group ${group}`
      const body = { userSource: 'AzureAD', externalId: group, resolveGroupMembers: true }
      await put(['POST', 'services/users/v2/Groups', body], about, isAlready)
    },

    async addToCatalog(catalog, group) {
      const about = `adding the group ${group} to the catalog ${catalog}`
      const body = { LoginName: groupLogin(group), DirectoryObjectId: group }
      await put(['POST', `odata/v2/CourseCatalogs(${key(catalog)})/Users`, body], about, isAlready)
    },

    async removeFromCatalog(catalog, group) {
      const about = `removing the group ${group} from the catalog ${catalog}`
      const login = encodeURIComponent(groupLogin(group))
      const path = `odata/v2/CourseCatalogs(${key(catalog)})/Users('${login}')`
      await put(['DELETE', path, undefined], about, isGone)
    },

    async enroll(course, group) {
      const about = `enrolling the group ${group} in the course ${course}`
      const body = { userLoginName: groupLogin(group), ignoreEnrollmentFlow: true }
      await put(['POST', `odata/v2/Courses(${key(course)})/Enroll`, body], about, isAlready)
    },

    async unenroll(course, group) {
      const about = `unenrolling the group ${group} from the course ${course}`
      const body = { userLoginName: groupLogin(group) }
      await put(['POST', `odata/v2/Courses(${key(course)})/Unenroll`, body], about, isGone)
    },
  }
}

/** An id that nothing has. */
const nobody = '00000000-0000-0000-0000-000000000000' as EntraGroupId

const typesOf = (fields: UserField[]): FieldTypes => new Map(fields.map(({ id, type }) => [id, type]))

const key = (id: string): string => encodeURIComponent(id)

const isRecordOf = (user: User, group: EntraGroupId): boolean =>
  !user.deleted && (user.directoryId === group || user.login.toLowerCase() === groupLogin(group))

type Read = (set: 'users', progress: undefined, query: string) => Promise<User[]>

/** Asks for the group's own row; where that filter is refused, looks through all. */
async function usersWith(group: EntraGroupId, read: Read): Promise<User[]> {
  try {
    return await read('users', undefined, `&$filter=${encodeURIComponent(`DirectoryObjectId eq ${group}`)}`)
  } catch (error) {
    if (!(error instanceof Trouble) || error.kind !== 'rejected') throw error
    return read('users', undefined, '')
  }
}

type Said = { status: number; code: string; message: string }
/** A 4xx that means "already" is success. */
const isAlready = ({ status, code, message }: Said): boolean =>
  status === 409 || (status === 400 && /already/i.test(`${code} ${message}`))
/** What is to be taken away is not there. */
const isGone = ({ status, code, message }: Said): boolean =>
  status === 404 || (status === 400 && /not ?enrolled|not ?found|no ?such|already/i.test(`${code} ${message}`))

async function asTrouble(access: Access, response: Response, about: string): Promise<Trouble> {
  const { code, message } = await saidBy(response)
  return troubleOf(access.http, response.status, about, message, code)
}
