import type { CatalogId, CourseId, EntraGroupId, Learn365UserId } from '../ids.ts'
import type { RoleAssignment, SnapshotData } from '../snapshot.ts'

/** Login name of an Entra security group in Learn365 (the form its help pages show). */
export const groupLogin = (group: EntraGroupId): string => `c:0t.c|tenant|${group}`

/** One tenant's Learn365. Every method throws `Trouble`; reading is all or nothing. */
export type Learn365 = {
  /** Whether the key is accepted: reads one row. @throws Trouble `refused` where it is not. */
  tryToRead(): Promise<void>
  /**
   * Whether the key may write (Full Control): asks for something that cannot be, so that nothing is written. False for a
   * Read Only key.
   */
  mayWrite(): Promise<boolean>
  /** Reads one data set to its last page. `progress` hears the number of rows so far. */
  read<K extends keyof SnapshotData>(set: K, progress?: (rows: number) => void): Promise<SnapshotData[K]>
  /** Learn365's own id of an Entra group, if Learn365 knows it. */
  groupRecord(group: EntraGroupId): Promise<Learn365UserId | undefined>
  /** Makes Learn365 know an Entra group; safe to repeat. */
  importGroup(group: EntraGroupId): Promise<void>
  roleAssignments(): Promise<RoleAssignment[]>
  addToCatalog(catalog: CatalogId, group: EntraGroupId): Promise<void>
  /** Takes the group out of the catalog, and so out of all courses of it. */
  removeFromCatalog(catalog: CatalogId, group: EntraGroupId): Promise<void>
  enroll(course: CourseId, group: EntraGroupId): Promise<void>
  unenroll(course: CourseId, group: EntraGroupId): Promise<void>
}
