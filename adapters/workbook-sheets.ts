import type { HeldChangeSet, Mover } from '../core/change-set.ts'
import type { MembershipChange } from '../core/membership-change.ts'
import type { MemberList, MembersFile } from '../core/ports/store.ts'

type Column = { header: string; width: number; isTime?: boolean }

/** A sheet of the workbook; rows are made when they are written. */
export type Sheet = { name: string; columns: Column[]; rows: Iterable<(string | Date)[]> }

const nameColumn = { header: 'Name', width: 32 }
const reasonColumn = { header: 'Reason', width: 28 }
const userIdColumn = { header: 'Learn365 user id', width: 38 }
const entraIdColumn = { header: 'Entra ID object id', width: 38 }
/** Excel's times know no zone. */
const timeColumn = (header: string): Column => ({ header: `${header} (UTC)`, width: 20, isTime: true })

/** The sheets of a profile's Excel file: always all of them, so that whoever reads the file knows where to look. */
export const sheetsOf = ({ list, change, held }: MembersFile): Sheet[] => [
  membersSheet(list),
  changeSheet('Added', change, change?.added ?? []),
  changeSheet('Removed', change, change?.removed ?? []),
  heldSheet(held),
  cannotSheet(list),
]

const membersSheet = ({ members }: MemberList): Sheet => ({
  name: 'Members',
  columns: [nameColumn, { header: 'E-mail', width: 36 }, reasonColumn, userIdColumn, entraIdColumn],
  rows: lazily(members, (one) => [one.name, one.email, one.reason, one.userId, one.entraId]),
})

/** Who came or went with the last change. */
const changeSheet = (name: string, change: MembershipChange | undefined, people: readonly Mover[]): Sheet => ({
  name,
  columns: [nameColumn, reasonColumn, timeColumn('When'), userIdColumn, entraIdColumn],
  rows: lazily(people, (one) => [one.name, one.reason, new Date(change?.at ?? 0), one.userId ?? '', one.entraId]),
})

const heldSheet = (held: HeldChangeSet | undefined): Sheet => ({
  name: 'Held',
  columns: [
    nameColumn,
    { header: 'Direction', width: 12 },
    reasonColumn,
    { header: 'Held because', width: 44 },
    timeColumn('Held since'),
    userIdColumn,
    entraIdColumn,
  ],
  rows: held ? heldRows(held) : [],
})

function* heldRows({ add, remove, because, heldAt }: HeldChangeSet): Generator<(string | Date)[]> {
  const since = new Date(heldAt)
  for (const [direction, people] of [
    ['add', add],
    ['remove', remove],
  ] as const)
    for (const { name, reason, userId, entraId } of people)
      yield [name, direction, reason, because, since, userId ?? '', entraId]
}

/** Who matches and cannot be a member of an Entra ID group. */
const cannotSheet = ({ cannot }: MemberList): Sheet => ({
  name: 'Cannot be members',
  columns: [nameColumn, { header: 'Because', width: 34 }, userIdColumn],
  rows: lazily(cannot, (one) => [one.name, one.because, one.userId]),
})

function* lazily<T>(people: readonly T[], row: (one: T) => (string | Date)[]): Generator<(string | Date)[]> {
  for (const one of people) yield row(one)
}
