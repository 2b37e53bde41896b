import { cellDay, cellInstant, nextAnniversary, type DateCell, type Day, type Instant } from '../calendar.ts'
import {
  courseDates,
  courseFacts,
  isOverdue,
  type CourseCell,
  type CourseDate,
  type CourseFact,
} from './course-facts.ts'

/** Folded text (see `fold`), a number, yes or no, a date; null when blank. */
export type TextCell = string | null
export type NumberCell = number | null
export type YesNoCell = boolean | null
export type DateOrBlank = DateCell | null

/** What a condition of each kind is asked about. */
export type CellOf = {
  text: TextCell
  number: NumberCell
  'yes/no': YesNoCell
  date: DateOrBlank
  course: CourseCell
}

/** What a source holds; decides which conditions it offers. */
export const kinds = ['text', 'number', 'yes/no', 'date', 'course'] as const
export type Kind = (typeof kinds)[number]

/** Dates between days of the tenant's zone, or between instants; every bound that is there holds, and is included. */
export type DateRange = { fromDay?: Day; toDay?: Day; fromInstant?: Instant; toInstant?: Instant }

type Blank = { ask: 'blank' }
export type TextAtom =
  Blank | { ask: 'is'; texts: readonly string[] } | { ask: 'has'; where: 'anywhere' | 'start' | 'end'; text: string }
export type NumberAtom = Blank | { ask: 'number'; least?: number; above?: number; most?: number; below?: number }
export type YesNoAtom = Blank | { ask: 'yes/no'; is: boolean }
export type DateAtom = Blank | { ask: 'date'; range: DateRange } | { ask: 'anniversary'; from: Day; to: Day }
export type CourseAtom =
  | { ask: 'fact'; fact: CourseFact }
  | { ask: 'date of'; of: CourseDate; range: DateRange }
  | { ask: 'overdue'; now: Instant }

export type AtomOf = {
  text: TextAtom
  number: NumberAtom
  'yes/no': YesNoAtom
  date: DateAtom
  course: CourseAtom
}

/**
 * What a rule asks about a cell, as data: the plain evaluator, the engine, the explanation and the comparison of profiles
 * each read it in their own way.
 */
export type Question<K extends Kind = Kind> =
  | AtomOf[K]
  | { ask: 'not'; of: Question<K> }
  | { ask: 'all'; of: readonly Question<K>[] }
  | { ask: 'any'; of: readonly Question<K>[] }

/** An atom as a text: the same only for atoms that ask the same. A text comes with its length, so that none hides in another. */
export function atomKey(atom: AtomOf[Kind]): string {
  switch (atom.ask) {
    case 'fact':
      return atom.fact
    case 'is':
      return atom.texts.reduce((key, text) => `${key} ${text.length} ${text}`, 'is')
    case 'has':
      return `has ${atom.where} ${atom.text}`
    case 'number':
      return `number ${atom.least} ${atom.above} ${atom.most} ${atom.below}`
    case 'yes/no':
      return atom.is ? 'yes' : 'no'
    case 'date':
      return `date ${rangeKey(atom.range)}`
    case 'date of':
      return `${atom.of} ${rangeKey(atom.range)}`
    case 'anniversary':
      return `anniversary ${atom.from} ${atom.to}`
    case 'overdue':
      return `overdue ${atom.now}`
    case 'blank':
      return 'blank'
  }
}

const rangeKey = ({ fromDay, toDay, fromInstant, toInstant }: DateRange): string =>
  `${fromDay} ${toDay} ${fromInstant} ${toInstant}`

/** Whether a cell satisfies a question: the plain reading, one cell at a time. */
export function holds<K extends Kind>(kind: K, question: Question<K>, cell: CellOf[K], zone: string): boolean {
  if (question.ask === 'not') return !holds(kind, question.of, cell, zone)
  if (question.ask === 'all') return question.of.every((part) => holds(kind, part, cell, zone))
  if (question.ask === 'any') return question.of.some((part) => holds(kind, part, cell, zone))
  return atoms[kind](question, cell, zone)
}

const atoms: { [K in Kind]: (atom: AtomOf[K], cell: CellOf[K], zone: string) => boolean } = {
  text(atom, cell) {
    if (cell === null || atom.ask === 'blank') return cell === null && atom.ask === 'blank'
    return atom.ask === 'is' ? atom.texts.includes(cell) : hasText(atom, cell)
  },
  number(atom, cell) {
    if (cell === null || atom.ask === 'blank') return cell === null && atom.ask === 'blank'
    return isBetween(atom, cell)
  },
  'yes/no': (atom, cell) => (atom.ask === 'blank' ? cell === null : cell === atom.is),
  date(atom, cell, zone) {
    if (cell === null || atom.ask === 'blank') return cell === null && atom.ask === 'blank'
    if (atom.ask === 'date') return isInRange(atom.range, cell, zone)
    return nextAnniversary(cellDay(cell, zone), atom.from) <= atom.to
  },
  course(atom, cell, zone) {
    switch (atom.ask) {
      case 'fact':
        return courseFacts[atom.fact](cell)
      case 'date of':
        return courseDates[atom.of](cell).some((date) => isInRange(atom.range, date, zone))
      case 'overdue':
        return cell.rows.some((row) => isOverdue(row, atom.now))
    }
  },
}

/** Whether a text begins or ends with another, or has it in it. */
export function hasText({ where, text }: Extract<TextAtom, { ask: 'has' }>, cell: string): boolean {
  switch (where) {
    case 'anywhere':
      return cell.includes(text)
    case 'start':
      return cell.startsWith(text)
    case 'end':
      return cell.endsWith(text)
  }
}

const isBetween = (
  { least = -Infinity, above = -Infinity, most = Infinity, below = Infinity }: Extract<NumberAtom, { ask: 'number' }>,
  cell: number,
): boolean => cell >= least && cell > above && cell <= most && cell < below

function isInRange({ fromDay, toDay, fromInstant, toInstant }: DateRange, cell: DateCell, zone: string): boolean {
  const day = cellDay(cell, zone)
  if (fromDay !== undefined && day < fromDay) return false
  if (toDay !== undefined && day > toDay) return false
  if (fromInstant === undefined && toInstant === undefined) return true
  const instant = cellInstant(cell, zone)
  return instant >= (fromInstant ?? -Infinity) && instant <= (toInstant ?? Infinity)
}
