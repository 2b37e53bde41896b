import { clausesIn, type Clause } from '../clauses.ts'
import type { AtomOf, Kind, Question } from '../conditions/question.ts'
import type { AudienceIndex } from './audience-index.ts'

/**
 * Finds who satisfies each question of a filter, one after the other: what an evaluation of the same filter then has to do
 * is to combine sets. It pauses after each question that looks through all texts of a column, which takes about a
 * millisecond among 100,000 texts; a filter may have thousands of them.
 */
export function* eachQuestion(
  root: Clause,
  index: Pick<AudienceIndex, 'rowsOf'>,
  zone: string,
): Generator<undefined, void> {
  for (const clause of clausesIn(root)) {
    if (clause.kind === 'group') continue
    for (const atom of atomsIn(clause.question))
      for (const source of clause.sources) {
        index.rowsOf(source, atom, zone)
        if (atom.ask === 'has') yield
      }
  }
}

function* atomsIn(question: Question): Generator<AtomOf[Kind]> {
  if (question.ask === 'not') yield* atomsIn(question.of)
  else if (question.ask === 'all' || question.ask === 'any') for (const part of question.of) yield* atomsIn(part)
  else yield question
}
