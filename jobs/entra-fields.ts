import { entraField } from '../core/entra-fields.ts'
import type { Directory } from '../core/ports/directory.ts'
import type { StageReport } from '../core/run.ts'
import type { FieldValue, SnapshotData, User, UserField } from '../core/snapshot.ts'
import { entraFieldId } from '../core/sources.ts'

/** What was read, and the users of Learn365 whom Entra ID does not list. */
export type WithEntraFields = { data: SnapshotData; unlisted: User[] }

/**
 * Adds the Entra ID fields that the settings name to what was read of Learn365: each becomes a user field, and a value
 * belongs to every Learn365 user with the directory id of the person who has it.
 * @param report counts the people of Entra ID as planned, and as skipped the users whom it does not list.
 */
export async function withEntraFields(
  data: SnapshotData,
  names: readonly string[],
  directory: Directory,
  report: StageReport,
  mustHold: () => void,
): Promise<WithEntraFields> {
  const users = byDirectoryId(data.users)
  const fieldValues: FieldValue[] = []
  for await (const page of directory.userFields(names)) {
    mustHold()
    for (const { id, values } of page) {
      for (const user of users.get(id) ?? [])
        for (const [name, value] of values) fieldValues.push({ userId: user.id, fieldId: entraFieldId(name), value })
      // A list that changes while it is read may tell of somebody twice.
      users.delete(id)
    }
    report.planned += page.length
  }
  const unlisted = [...users.values()].flat()
  report.skipped = unlisted.length
  if (unlisted.length > 0)
    report.remarks.push(`${unlisted.length} of the Learn365 users are not in Entra ID: these fields are blank for them`)
  const userFields = names.flatMap((name) => userFieldOf(name) ?? [])
  return {
    data: {
      ...data,
      userFields: [...data.userFields, ...userFields],
      fieldValues: data.fieldValues.concat(fieldValues),
    },
    unlisted,
  }
}

function userFieldOf(name: string): UserField | undefined {
  const field = entraField(name)
  if (!field) return undefined
  const title = `${field.label} (Entra ID)`
  return { id: entraFieldId(field.name), title, type: field.type, predefined: false, origin: 'entra' }
}

/** Several users of Learn365 may be one person. Groups, and who is deleted or of another directory, match no rule here. */
function byDirectoryId(users: User[]): Map<string, User[]> {
  const people = new Map<string, User[]>()
  for (const user of users) {
    if (user.directoryId === null || user.principal !== 'user' || user.origin !== 'entra' || user.deleted) continue
    people.set(user.directoryId, [...(people.get(user.directoryId) ?? []), user])
  }
  return people
}
