import { sourceKey, type RuleSource } from '../clauses.ts'
import {
  atomKey,
  type AtomOf,
  type CourseAtom,
  type DateAtom,
  type NumberAtom,
  type TextAtom,
  type YesNoAtom,
} from '../conditions/question.ts'
import type { CourseId } from '../ids.ts'
import type { Population } from '../population.ts'
import { ableMembersOf, type AbleMembers } from './able-members.ts'
import { columnsOf, type Columns } from './columns.ts'
import { factRows } from './course-index.ts'
import { anniversaries, stretchOf } from './date-column.ts'
import { recordsOf, type Records } from '../records.ts'
import { recent } from './recent.ts'
import { bytesOfSet, everybodyBut, isReady, listed, type RowSet } from './row-set.ts'
import { placeOf, stretch, type Milestones } from './sorted-column.ts'
import { textRows } from './text-column.ts'
import { alone } from './words.ts'

/**
 * A snapshot arranged for rules: users are rows, columns and postings are built once. Who satisfies a question is told by
 * pieces of the columns; a question that is asked again has its set put together, for all profiles that ask it.
 */
export type AudienceIndex = {
  population: Population
  columns: Columns
  /** Who can be a member of an Entra ID group. */
  ableMembers(): AbleMembers
  /** People by their ids, also those who are deleted. */
  records(): Records
  /** Who satisfies an atom at a source. The set is shared: nobody may write into it. */
  rowsOf(source: RuleSource, atom: AtomOf[keyof AtomOf], zone: string): RowSet
  /** How many people satisfy an atom at a source. */
  count(source: RuleSource, atom: AtomOf[keyof AtomOf], zone: string): number
  /** What the columns and the sets take in memory. */
  readonly bytes: number
}

/** Sets kept of one tenant: two thousand distinct rules of a million users. */
const mostBytesOfSets = 256 * 1024 * 1024

/** Arranges a population; columns are built as rules ask for them. */
export function audienceIndex(population: Population): AudienceIndex {
  const columns = columnsOf(population)
  const rows = population.people.length
  let able: AbleMembers | undefined
  let records: Records | undefined
  const sets = recent<RowSet>(mostBytesOfSets, bytesOfSet)
  const rowsOf: AudienceIndex['rowsOf'] = (source, atom, zone) =>
    sets.get(
      `${sourceKey(source)} ${zone} ${atomKey(atom)}`,
      () => rowsOfAtom({ columns, source, zone }, atom),
      (set) => (isReady(set, rows) ? set : alone(set, rows).takeOut()),
    )
  return {
    population,
    columns,
    get bytes() {
      return columns.bytes + sets.bytes + (records?.bytes ?? 0)
    },
    ableMembers: () => (able ??= ableMembersOf(population)),
    records: () => (records ??= recordsOf(population)),
    rowsOf,
    count: (source, atom, zone) => alone(rowsOf(source, atom, zone), rows).size(),
  }
}

type Place = { columns: Columns; source: RuleSource; zone: string }

/** The compiler made the atom for the source's kind, so that the two always agree. */
function rowsOfAtom(place: Place, atom: AtomOf[keyof AtomOf]): RowSet {
  const { columns, source, zone } = place
  switch (source.kind) {
    case 'text':
      return textRows(columns.text(source), atom as TextAtom)
    case 'number':
      return numberRows(place, atom as NumberAtom)
    case 'yes/no':
      return yesNoRows(place, atom as YesNoAtom)
    case 'date':
      return dateRows(place, atom as DateAtom)
    case 'course':
      return courseRows(columns, source.courseId, zone, atom as CourseAtom)
  }
}

/** Everybody who has no value. */
const blankRows = (column: Paved): RowSet =>
  everybodyBut(stretch(column.rows, column.milestones, 0, column.rows.length))

type Paved = { rows: Uint32Array; milestones: Milestones }

function numberRows({ columns, source }: Place, atom: NumberAtom): RowSet {
  const column = columns.number(source)
  if (atom.ask === 'blank') return blankRows(column)
  const { least = -Infinity, above = -Infinity, most = Infinity, below = Infinity } = atom
  const from = Math.max(placeOf(column.values, least), placeOf(column.values, above, true))
  const to = Math.min(placeOf(column.values, most, true), placeOf(column.values, below))
  return stretch(column.rows, column.milestones, from, to)
}

function yesNoRows({ columns, source }: Place, atom: YesNoAtom): RowSet {
  const column = columns.yesNo(source)
  if (atom.ask === 'blank') return blankRows(column)
  const yes = placeOf(column.values, 1)
  const { rows, milestones } = column
  return atom.is ? stretch(rows, milestones, yes, rows.length) : stretch(rows, milestones, 0, yes)
}

function dateRows({ columns, source, zone }: Place, atom: DateAtom): RowSet {
  const column = columns.date(source, zone)
  switch (atom.ask) {
    case 'blank':
      return blankRows(column)
    case 'date':
      return stretch(column.rows, column.milestones, ...stretchOf(column, atom.range))
    case 'anniversary':
      return anniversaries(column, atom)
  }
}

function courseRows(columns: Columns, course: CourseId, zone: string, atom: CourseAtom): RowSet {
  switch (atom.ask) {
    case 'fact':
      return factRows(columns.courses(), course, atom.fact)
    case 'overdue': {
      const due = columns.openDue(course)
      return listed(due.rows.subarray(0, placeOf(due.values, atom.now)))
    }
    case 'date of': {
      const column = columns.courseDate(course, atom.of, zone)
      return listed(column.rows.subarray(...stretchOf(column, atom.range)))
    }
  }
}
