import { enrollmentAt, type Enrollment } from '../../core/enrollments.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { dayIn, dayMs, firstInstant, type When } from '../reading/days.ts'
import { foldOnce } from '../reading/fold.ts'
import { columnOf, properties, type Places } from '../reading/places.ts'

/** A stored date, as the day and the instant that rules compare. */
export type PeerDate = { day: number; instant: number }
export type Cell = string | number | boolean | PeerDate | null

export type PeerRow = {
  course: number
  open: boolean
  completed: boolean
  inProgress: boolean
  late: boolean
  dueAt: number | null
  completedAt: PeerDate | null
  registeredAt: PeerDate | null
  isLatestOfAll: boolean
  isLatestOfCourse: boolean
  neverStarted: boolean
}

/** A user as one object, prepared for whoever looks at one user at a time. Cells stand in the order of the columns. */
export type PeerPerson = { place: number; cells: Cell[]; rows: PeerRow[] }

/** The place of each column in a person's cells. */
export const cellPlaces = (places: Places): Map<string, number> =>
  new Map([...places.columns.keys()].map((column, at) => [column, at]))

/** Makes the objects: texts folded ('' where blank), dates read in the zone. */
export function peerPeople(snapshot: Snapshot, places: Places, { zone }: When): PeerPerson[] {
  const fold = foldOnce()
  const date = dateReader(zone)
  const at = cellPlaces(places)
  const types = [...places.columns.values()]
  const people = places.people.map((user, place): PeerPerson => {
    const cells: Cell[] = types.map((type) => (type === 'text' ? '' : null))
    for (const name of properties) cells[at.get(name) ?? -1] = fold(user[name])
    return { place, cells, rows: [] }
  })
  for (const { userId, fieldId, value } of snapshot.fieldValues) {
    const person = people[places.person.get(userId) ?? -1]
    const cell = at.get(columnOf(fieldId))
    if (!person || cell === undefined) continue
    const type = types[cell]
    if (type === 'text') person.cells[cell] = fold(String(value))
    else if (type === 'date') person.cells[cell] = typeof value === 'number' ? date(value) : null
    else if (typeof value === (type === 'number' ? 'number' : 'boolean')) person.cells[cell] = value
  }
  pushRows(people, snapshot, places, date)
  return people
}

/** Reads stored dates; days without a zone are looked up once each. */
function dateReader(zone: string): (ms: number) => PeerDate {
  const days = new Map<number, PeerDate>()
  return (ms) => {
    if (ms % dayMs !== 0) return { day: dayIn(ms, zone), instant: ms }
    const known = days.get(ms)
    if (known) return known
    const day = { day: ms / dayMs, instant: firstInstant(ms / dayMs, zone) }
    days.set(ms, day)
    return day
  }
}

function pushRows(people: PeerPerson[], snapshot: Snapshot, places: Places, date: (ms: number) => PeerDate): void {
  const rowsOf = new Map<PeerPerson, Enrollment[]>()
  const owners = snapshot.enrollments.users.map((id) => people[places.person.get(id) ?? -1])
  for (let n = 0; n < snapshot.enrollments.length; n += 1) {
    const person = owners[snapshot.enrollments.user[n] ?? -1]
    if (!person) continue
    const row = enrollmentAt(snapshot.enrollments, n)
    const rows = rowsOf.get(person)
    if (rows) rows.push(row)
    else rowsOf.set(person, [row])
  }
  for (const [person, rows] of rowsOf) person.rows = rows.map((row) => peerRow(row, rows, places, date))
}

const wasStarted = ({ startedAt, passing }: Enrollment): boolean => startedAt !== null || passing !== 'not started'

function peerRow(row: Enrollment, all: Enrollment[], places: Places, date: (ms: number) => PeerDate): PeerRow {
  const { registeredAt: registered, completedAt, dueAt } = row
  const ofCourse = all.filter(({ courseId }) => courseId === row.courseId)
  const isLatest = (among: Enrollment[]): boolean =>
    registered !== null && among.every((other) => (other.registeredAt ?? -Infinity) <= registered)
  const open = row.status === 'active' || row.status === 'awaiting'
  const completed = row.passing === 'completed'
  return {
    course: places.course.get(row.courseId) ?? -1,
    open,
    completed,
    inProgress: open && row.passing === 'in progress',
    late: completed && completedAt !== null && dueAt !== null && completedAt > dueAt,
    dueAt,
    completedAt: completed && completedAt !== null ? date(completedAt) : null,
    registeredAt: registered === null ? null : date(registered),
    isLatestOfAll: isLatest(all),
    isLatestOfCourse: isLatest(ofCourse),
    neverStarted: !ofCourse.some(wasStarted),
  }
}
