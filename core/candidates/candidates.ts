import type { Instant } from '../calendar.ts'
import { hasText, type AtomOf, type CellOf, type Kind, type Question } from '../conditions/question.ts'
import { courseCells } from './course-cells.ts'
import { datesAround } from './dates-around.ts'

/** The atoms of a question: what it asks, without not, all and any. */
export function* atomsOf<K extends Kind>(question: Question<K>): Generator<AtomOf[K]> {
  if (question.ask === 'not') yield* atomsOf(question.of)
  else if (question.ask === 'all' || question.ask === 'any') for (const part of question.of) yield* atomsOf(part)
  else yield question
}

/** Cells to try; `complete` when a question that none of them satisfies cannot be satisfied by any cell at all. */
export type Candidates = { cells: CellOf[Kind][]; complete: boolean }

/**
 * Cells that tell the answers of some questions about one source apart: each value that they name, one on either side of
 * each bound, and blank. Of those that are answered alike the first is the one to tell people: blank comes last.
 */
export function candidatesFor(kind: Kind, questions: readonly Question[], zone: string, now: Instant): Candidates {
  const atoms = questions.flatMap((question) => [...atomsOf(question)])
  switch (kind) {
    case 'text':
      return texts(atoms as AtomOf['text'][])
    case 'number':
      return { cells: [...numbers(atoms as AtomOf['number'][]), null], complete: true }
    case 'yes/no':
      return { cells: [true, false, null], complete: true }
    case 'date':
      return dates(atoms as AtomOf['date'][], zone, now)
    case 'course':
      return courseCells(atoms as AtomOf['course'][], zone, now)
  }
}

/** A letter that nobody uses: a text that is none of those named, and has none of them in it. */
export const another = '\u{e000}'

function texts(atoms: AtomOf['text'][]): Candidates {
  const parts = (where: string): string[] =>
    atoms.flatMap((atom) => (atom.ask === 'has' && atom.where === where ? [atom.text] : []))
  const [starts, middles, ends] = [parts('start'), parts('anywhere'), parts('end')]
  const joined = [...starts, ...middles, ...ends]
  const all = joined.length > 1 ? [joined.join('')] : []
  return { cells: [...named(atoms), ...joined, ...all, another, null], complete: joined.length === 0 }
}

/** The texts that are named, one of those that the same atoms are true of: lists have thousands that differ in nothing. */
function named(atoms: AtomOf['text'][]): string[] {
  const trueOf = new Map<string, string>()
  for (const [i, atom] of atoms.entries())
    if (atom.ask === 'is') for (const text of atom.texts) trueOf.set(text, `${trueOf.get(text) ?? ''} ${i}`)
  const parts = atoms.filter((atom) => atom.ask === 'has')
  const first = new Map<string, string>()
  for (const [text, lists] of trueOf) {
    const key = `${lists}|${parts.map((part) => Number(hasText(part, text))).join('')}`
    if (!first.has(key)) first.set(key, text)
  }
  return [...first.values()]
}

function numbers(atoms: AtomOf['number'][]): number[] {
  const bounds = atoms
    .flatMap((atom) => (atom.ask === 'number' ? [atom.least, atom.above, atom.most, atom.below] : []))
    .filter((bound) => bound !== undefined)
    .toSorted((a, b) => a - b)
  const between = bounds.flatMap((bound, i) => {
    const next = bounds[i + 1]
    return next === undefined || next === bound ? [] : [bound / 2 + next / 2]
  })
  const [first = 0, last = 0] = [bounds[0], bounds.at(-1)]
  return [...bounds, ...between, beyond(first, -1), beyond(last, 1)]
}

/** The next number below or above, also of one so large that adding 1 changes nothing. */
function beyond(bound: number, sign: 1 | -1): number {
  const next = bound + sign
  return next === bound ? Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, bound + sign * Math.abs(bound))) : next
}

function dates(atoms: AtomOf['date'][], zone: string, now: Instant): Candidates {
  const around = atoms.flatMap((atom) => (atom.ask === 'date' ? datesAround(atom.range, zone) : []))
  // An anniversary comes again every year: a few of its days do not stand for all.
  const years = atoms.flatMap((atom) =>
    atom.ask === 'anniversary' ? [atom.from - 366, atom.to - 366, atom.to + 1] : [],
  )
  // Whatever is asked, there is a date, and there is none.
  const some = { day: Math.floor(now / 86_400_000) }
  const cells = [...around, ...years.map((day) => ({ day })), some, null]
  return { cells, complete: years.length === 0 }
}
