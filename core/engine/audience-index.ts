import { sourceKey, type RuleSource } from '../clauses.ts'
import type { AtomOf, CourseAtom, DateAtom, NumberAtom, TextAtom, YesNoAtom } from '../conditions/question.ts'
import type { CourseId } from '../ids.ts'
import type { Population } from '../population.ts'
import { ableMembersOf, type AbleMembers } from './able-members.ts'
import { bitmap, complement, type Bitmap } from './bitmap.ts'
import { columnsOf, type Columns } from './columns.ts'
import { setFact, setOverdue } from './course-index.ts'
import { setAnniversaries, setRange } from './date-column.ts'
import { recent } from './recent.ts'
import { placeOf, setRows } from './sorted-column.ts'
import { setTexts } from './text-column.ts'

/**
 * A snapshot arranged for rules: users are rows, columns and postings are built once, and the bitmap of each distinct
 * question is made once and shared by all profiles that ask it.
 */
export type AudienceIndex = {
  population: Population
  columns: Columns
  /** Who can be a member of an Entra ID group. */
  ableMembers(): AbleMembers
  /** Who satisfies an atom at a source. The bitmap is shared: nobody may write into it. */
  bitsOf(source: RuleSource, atom: AtomOf[keyof AtomOf], zone: string): Bitmap
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
  const bitmaps = recent<Bitmap>(mostBitmapBytes, (bits) => bits.byteLength)
  return {
    population,
    columns,
    get bytes() {
      return columns.bytes + bitmaps.bytes
    },
    ableMembers: () => (able ??= ableMembersOf(population)),
    bitsOf: (source, atom, zone) =>
      bitmaps.get(`${sourceKey(source)} ${zone} ${JSON.stringify(atom)}`, () => {
        const bits = bitmap(rows)
        setAtom(bits, { columns, source, zone, rows }, atom)
        return bits
      }),
  }
}

type Place = { columns: Columns; source: RuleSource; zone: string; rows: number }

/** The compiler made the atom for the source's kind, so that the two always agree. */
function setAtom(bits: Bitmap, place: Place, atom: AtomOf[keyof AtomOf]): void {
  const { columns, source, zone } = place
  switch (source.kind) {
    case 'text': {
      setTexts(bits, columns.text(source), atom as TextAtom)
      return
    }
    case 'number': {
      setNumbers(bits, place, atom as NumberAtom)
      return
    }
    case 'yes/no': {
      setYesNo(bits, place, atom as YesNoAtom)
      return
    }
    case 'date': {
      setDates(bits, place, atom as DateAtom)
      return
    }
    case 'course': {
      setCourse(bits, columns, source.courseId, zone, atom as CourseAtom)
      return
    }
  }
}

/** Everybody who has no value. */
function setBlank(bits: Bitmap, present: Uint32Array, rows: number): void {
  setRows(bits, present, 0, present.length)
  complement(bits, rows)
}

function setNumbers(bits: Bitmap, { columns, source, rows }: Place, atom: NumberAtom): void {
  const column = columns.number(source)
  if (atom.ask === 'blank') {
    setBlank(bits, column.rows, rows)
    return
  }
  const { least = -Infinity, above = -Infinity, most = Infinity, below = Infinity } = atom
  const from = Math.max(placeOf(column.values, least), placeOf(column.values, above, true))
  const to = Math.min(placeOf(column.values, most, true), placeOf(column.values, below))
  setRows(bits, column.rows, from, to)
}

function setYesNo(bits: Bitmap, { columns, source, rows }: Place, atom: YesNoAtom): void {
  const column = columns.yesNo(source)
  if (atom.ask === 'blank') {
    setBlank(bits, column.rows, rows)
    return
  }
  const yes = placeOf(column.values, 1)
  if (atom.is) setRows(bits, column.rows, yes, column.rows.length)
  else setRows(bits, column.rows, 0, yes)
}

function setDates(bits: Bitmap, { columns, source, rows, zone }: Place, atom: DateAtom): void {
  const column = columns.date(source, zone)
  switch (atom.ask) {
    case 'blank': {
      setBlank(bits, column.rows, rows)
      return
    }
    case 'date': {
      setRange(bits, column, atom.range)
      return
    }
    case 'anniversary': {
      setAnniversaries(bits, column, atom)
      return
    }
  }
}

function setCourse(bits: Bitmap, columns: Columns, course: CourseId, zone: string, atom: CourseAtom): void {
  switch (atom.ask) {
    case 'fact': {
      setFact(bits, columns.courses(), course, atom.fact)
      return
    }
    case 'overdue': {
      setOverdue(bits, columns.courses(), course, atom.now)
      return
    }
    case 'date of': {
      setRange(bits, columns.courseDate(course, atom.of, zone), atom.range)
      return
    }
  }
}
