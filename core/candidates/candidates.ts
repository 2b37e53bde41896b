import type { Instant } from '../calendar.ts'
import type { AtomOf, CellOf, Kind, Question } from '../conditions/question.ts'
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
 * Cells that tell the answers of some questions about one source apart: blank, each value that they name, and one on
 * either side of each bound.
 */
export function candidatesFor(kind: Kind, questions: readonly Question[], zone: string, now: Instant): Candidates {
  const atoms = questions.flatMap((question) => [...atomsOf(question)])
  switch (kind) {
    case 'text':
      return texts(atoms as AtomOf['text'][])
    case 'number':
      return { cells: [null, ...numbers(atoms as AtomOf['number'][])], complete: true }
    case 'yes/no':
      return { cells: [null, true, false], complete: true }
    case 'date':
      return dates(atoms as AtomOf['date'][], zone)
    case 'course':
      return courseCells(atoms as AtomOf['course'][], zone, now)
  }
}

/** A letter that nobody uses: a text that is none of those named, and has none of them in it. */
export const another = '\u{e000}'

function texts(atoms: AtomOf['text'][]): Candidates {
  const named = atoms.flatMap((atom) => (atom.ask === 'is' ? atom.texts : []))
  const parts = (where: string): string[] =>
    atoms.flatMap((atom) => (atom.ask === 'has' && atom.where === where ? [atom.text] : []))
  const [starts, middles, ends] = [parts('start'), parts('anywhere'), parts('end')]
  const joined = [...starts, ...middles, ...ends]
  const all = joined.length > 1 ? [joined.join('')] : []
  return { cells: [null, another, ...named, ...joined, ...all], complete: joined.length === 0 }
}

function numbers(atoms: AtomOf['number'][]): number[] {
  const bounds = atoms
    .flatMap((atom) => (atom.ask === 'number' ? [atom.least, atom.above, atom.most, atom.below] : []))
    .filter((bound) => bound !== undefined)
    .toSorted((a, b) => a - b)
  const between = bounds.flatMap((bound, i) => {
    const next = bounds[i + 1]
    return next === undefined || next === bound ? [] : [bound + (next - bound) / 2]
  })
  const [first = 0, last = 0] = [bounds[0], bounds.at(-1)]
  return [...bounds, ...between, first - 1, last + 1]
}

function dates(atoms: AtomOf['date'][], zone: string): Candidates {
  const around = atoms.flatMap((atom) => (atom.ask === 'date' ? datesAround(atom.range, zone) : []))
  // An anniversary comes again every year: a few of its days do not stand for all.
  const years = atoms.flatMap((atom) =>
    atom.ask === 'anniversary' ? [atom.from - 366, atom.to - 366, atom.to + 1] : [],
  )
  const cells = [null, ...around, ...years.map((day) => ({ day }))]
  return { cells, complete: years.length === 0 }
}
