import type { ProfileRow } from '../../core/contract/answers.ts'

/** The columns of the Profiles page: the guide's, then members and status, then what is shown on request. */
export const columns = [
  'title',
  'enroll',
  'autoPopulate',
  'modifiedAt',
  'updatedBy',
  'courses',
  'members',
  'status',
  'groupId',
  'description',
] as const
export type Column = (typeof columns)[number]

export const optionalColumns = ['groupId', 'description'] as const satisfies Column[]
export type OptionalColumn = (typeof optionalColumns)[number]

/** The columns to show, in their order. */
export const shownColumns = (chosen: readonly OptionalColumn[]): Column[] =>
  columns.filter((column) => !isOptional(column) || chosen.includes(column))

export const isOptional = (column: Column): column is OptionalColumn =>
  optionalColumns.some((optional) => optional === column)

export type Sort = { column: Column; direction: 'ascending' | 'descending' }
export const firstSort: Sort = { column: 'title', direction: 'ascending' }

/** The order after a click on a column's head: the other way round if it is the same column. */
export const resorted = (sort: Sort, column: Column): Sort => ({
  column,
  direction: sort.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending',
})

/** The worst first, when sorted by status. */
const urgency: Record<ProfileRow['status'], number> = {
  'needs attention': 0,
  held: 1,
  'people left out': 2,
  'waits for maintenance': 3,
  'not run yet': 4,
  updated: 5,
  'up to date': 6,
  'not auto-populated': 7,
  deleted: 8,
}

function keyOf(row: ProfileRow, column: Column): string | number {
  switch (column) {
    case 'enroll':
    case 'autoPopulate':
      return row[column] ? 0 : 1
    case 'status':
      return urgency[row.status]
    case 'modifiedAt':
      return Date.parse(row.modifiedAt)
    case 'courses':
      return row.courses
    // Unknown numbers come first, before none.
    case 'members':
      return row.members ?? -1
    case 'groupId':
      return row.groupId ?? ''
    case 'title':
    case 'updatedBy':
    case 'description':
      return row[column]
  }
}

/** The rows in the order of a column; equal ones by title. */
export function sorted(rows: ProfileRow[], sort: Sort, language: string): ProfileRow[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' })
  const sign = sort.direction === 'ascending' ? 1 : -1
  return rows.toSorted((a, b) => {
    const [x, y] = [keyOf(a, sort.column), keyOf(b, sort.column)]
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : compare(String(x), String(y))
    return order === 0 ? compare(a.title, b.title) : sign * order
  })
}

/** What the list is narrowed to: one status, or nothing. */
export const filters = ['all', ...(Object.keys(urgency) as ProfileRow['status'][])] as const
export type Filter = (typeof filters)[number]

/** The rows of a filter; deleted ones only where they are asked for. */
export const filtered = (rows: ProfileRow[], filter: Filter): ProfileRow[] =>
  rows.filter(({ status }) => (filter === 'all' ? status !== 'deleted' : status === filter))

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The rows that have every word of the text in their title, description, group or editor's address. */
export function found(rows: ProfileRow[], text: string): ProfileRow[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const where = folded([row.title, row.description, row.groupName, row.groupId, row.updatedBy].join('\n'))
    return words.every((word) => where.includes(word))
  })
}
