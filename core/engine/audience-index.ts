import { sourceKey, type RuleSource } from '../clauses.ts'
import type { AtomOf, CourseAtom, DateAtom, NumberAtom, TextAtom, YesNoAtom } from '../conditions/question.ts'
import type { CourseId } from '../ids.ts'
import type { Population } from '../population.ts'
import { ableMembersOf, type AbleMembers } from './able-members.ts'
import { bitmap, complement, setRows } from './bitmap.ts'
import { columnsOf, type Columns } from './columns.ts'
import { factRows } from './course-index.ts'
import { setAnniversaries, stretchOf } from './date-column.ts'
import { recent } from './recent.ts'
import { bytesOfSet, fewOf, rowSet, type RowSet } from './row-set.ts'
import { placeOf, setStretch, type Milestones } from './sorted-column.ts'
import { textRows } from './text-column.ts'

/**
 * A snapshot arranged for rules: users are rows, columns and postings are built once, and the bitmap of each distinct
 * question is made once and shared by all profiles that ask it.
 */
export type AudienceIndex = {
  population: Population
  columns: Columns
  /** Who can be a member of an Entra ID group. */
  ableMembers(): AbleMembers
  /** Who satisfies an atom at a source. The set is shared: nobody may write into it. */
  rowsOf(source: RuleSource, atom: AtomOf[keyof AtomOf], zone: string): RowSet
  /** What the columns and the bitmaps take in memory. */
  readonly bytes: number
}

/** Bitmaps kept of one tenant: two thousand distinct rules of a million users. */
const mostBitmapBytes = 256 * 1024 * 1024

/** Arranges a population; columns are built as rules ask for them. */
export function audienceIndex(population: Population): AudienceIndex {
  const columns = columnsOf(population)
  const rows = population.people.length
  let able: AbleMembers | undefined
  const bitmaps = recent<RowSet>(mostBitmapBytes, bytesOfSet)
  return {
    population,
    columns,
    get bytes() {
      return columns.bytes + bitmaps.bytes
    },
    ableMembers: () => (able ??= ableMembersOf(population)),
    rowsOf: (source, atom, zone) =>
      bitmaps.get(`${sourceKey(source)} ${zone} ${JSON.stringify(atom)}`, () =>
        rowsOfAtom({ columns, source, zone, rows }, atom),
      ),
  }
}

type Place = { columns: Columns; source: RuleSource; zone: string; rows: number }

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
      return courseRows(columns, source.courseId, zone, atom as CourseAtom, place.rows)
  }
}

/** Everybody who has no value. */
function blankRows(present: Uint32Array, rows: number): RowSet {
  const bits = bitmap(rows)
  setRows(bits, present, 0, present.length)
  complement(bits, rows)
  return { bits }
}

type Stretched = { rows: Uint32Array; milestones: Milestones }

/** The rows from one place of a sorted column up to another. */
function stretchRows(column: Stretched, from: number, to: number, rows: number): RowSet {
  if (to - from <= fewOf(rows)) return { rows: column.rows.subarray(from, Math.max(from, to)) }
  const bits = bitmap(rows)
  setStretch(bits, column.rows, column.milestones, from, to)
  return { bits }
}

function numberRows({ columns, source, rows }: Place, atom: NumberAtom): RowSet {
  const column = columns.number(source)
  if (atom.ask === 'blank') return blankRows(column.rows, rows)
  const { least = -Infinity, above = -Infinity, most = Infinity, below = Infinity } = atom
  const from = Math.max(placeOf(column.values, least), placeOf(column.values, above, true))
  const to = Math.min(placeOf(column.values, most, true), placeOf(column.values, below))
  return stretchRows(column, from, to, rows)
}

function yesNoRows({ columns, source, rows }: Place, atom: YesNoAtom): RowSet {
  const column = columns.yesNo(source)
  if (atom.ask === 'blank') return blankRows(column.rows, rows)
  const yes = placeOf(column.values, 1)
  return atom.is ? stretchRows(column, yes, column.rows.length, rows) : stretchRows(column, 0, yes, rows)
}

function dateRows({ columns, source, rows, zone }: Place, atom: DateAtom): RowSet {
  const column = columns.date(source, zone)
  switch (atom.ask) {
    case 'blank':
      return blankRows(column.rows, rows)
    case 'date':
      return stretchRows(column, ...stretchOf(column, atom.range), rows)
    case 'anniversary': {
      const bits = bitmap(rows)
      setAnniversaries(bits, column, atom)
      return { bits }
    }
  }
}

function courseRows(columns: Columns, course: CourseId, zone: string, atom: CourseAtom, rows: number): RowSet {
  switch (atom.ask) {
    case 'fact':
      return factRows(columns.courses(), course, atom.fact)
    case 'overdue': {
      const due = columns.openDue(course)
      return rowSet(due.rows.subarray(0, placeOf(due.values, atom.now)), rows)
    }
    case 'date of': {
      const column = columns.courseDate(course, atom.of, zone)
      return rowSet(column.rows.subarray(...stretchOf(column, atom.range)), rows)
    }
  }
}
