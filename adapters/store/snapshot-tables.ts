import type {
  AbsentUser,
  Catalog,
  Course,
  FieldValue,
  RoleAssignment,
  SnapshotData,
  User,
  UserField,
} from '../../core/snapshot.ts'
import type { Columns } from './row-table.ts'

/** The tables of rows: the data sets but for the enrollments, which are columns; and the people who were missing once. */
export type RowTables = Omit<SnapshotData, 'enrollments'> & { absentOnce: AbsentUser[] }
export type RowTableName = keyof RowTables
export type TableName = RowTableName | 'enrollments'

/** A kind of row: its columns, what it is sorted by, and how many rows make some 150 KB. */
export type TableShape<Row> = { columns: Columns<Row>; keys: ((row: Row) => string)[]; rowsPerChunk: number }

const id = (row: { id: string }) => row.id

const courses: Columns<Course> = { id: 'text', catalogId: 'text', title: 'text', type: 'text', published: 'flag' }
const catalogs: Columns<Catalog> = { id: 'text', title: 'text' }
const users: Columns<User> = {
  id: 'text',
  login: 'text',
  directoryId: 'text',
  title: 'text',
  email: 'text',
  city: 'text',
  company: 'text',
  department: 'text',
  country: 'text',
  office: 'text',
  jobTitle: 'text',
  principal: 'text',
  origin: 'text',
  deleted: 'flag',
}
const userFields: Columns<UserField> = { id: 'text', title: 'text', type: 'text', predefined: 'flag', origin: 'text' }
const fieldValues: Columns<FieldValue> = { userId: 'text', fieldId: 'text', value: 'json' }
const roleAssignments: Columns<RoleAssignment> = {
  id: 'text',
  userId: 'text',
  role: 'text',
  catalogId: 'text',
  courseId: 'text',
}
const absentOnce: Columns<AbsentUser> = { id: 'text', directoryId: 'text' }

/**
 * Rows are sorted by their ids, so that unchanged rows stand in the same order after every refresh. What belongs to a
 * user is sorted by the user first: a user's id is then kept once for all rows of the user.
 */
export const snapshotTables: { [T in RowTableName]: TableShape<RowTables[T][number]> } = {
  courses: { columns: courses, keys: [id], rowsPerChunk: 1024 },
  catalogs: { columns: catalogs, keys: [id], rowsPerChunk: 1024 },
  users: { columns: users, keys: [id], rowsPerChunk: 768 },
  userFields: { columns: userFields, keys: [id], rowsPerChunk: 1024 },
  fieldValues: { columns: fieldValues, keys: [(row) => row.userId, (row) => row.fieldId], rowsPerChunk: 3072 },
  roleAssignments: { columns: roleAssignments, keys: [(row) => row.userId, id], rowsPerChunk: 1536 },
  absentOnce: { columns: absentOnce, keys: [id], rowsPerChunk: 4096 },
}

export const rowTableNames = Object.keys(snapshotTables) as RowTableName[]
export const tableNames: TableName[] = [...rowTableNames, 'enrollments']
