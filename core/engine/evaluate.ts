import type { Clause, GroupClause, RuleClause, RuleSource } from '../clauses.ts'
import type { Question } from '../conditions/question.ts'
import type { AudienceIndex } from './audience-index.ts'
import { addTo, isAtLeast } from './bit-counts.ts'
import { bitmap, type Bitmap } from './bitmap.ts'
import { united, type RowSet } from './row-set.ts'
import { combine, type Combined } from './words.ts'

/** Tells who satisfies a clause over an index in a zone; to be used before another clause is evaluated. */
export type Evaluator = (clause: Clause) => Combined

/** Bitmaps to work in are taken like plates from a pile and put back, so that a pass over many profiles makes no garbage. */
type Work = { index: AudienceIndex; zone: string; rows: number; pile: Bitmap[]; taken: number }

/** Sets (shared, or from the pile); with mask -1 the complement is meant, which costs nothing to say. */
type Operands = { sets: RowSet[]; masks: number[] }

/** An evaluator for one pass over profiles. */
export function evaluatorOf(index: AudienceIndex, zone: string): Evaluator {
  const work: Work = { index, zone, rows: index.population.people.length, pile: [], taken: 0 }
  return (clause) => {
    work.taken = 0
    const operands = emptyHands()
    const isGroup = clause.kind === 'group'
    if (isGroup) for (const inner of clause.clauses) push(operands, inner, work)
    else push(operands, clause, work)
    return combine(operands, isGroup ? clause : oneOf, work.rows)
  }
}

const emptyHands = (): Operands => ({ sets: [], masks: [] })
const oneOf = { relation: 'and', not: false } as const

function take(work: Work): Bitmap {
  const bits = (work.pile[work.taken] ??= bitmap(work.rows))
  work.taken += 1
  return bits
}

/** Adds who satisfies a clause to the operands of the group around it. */
function push(into: Operands, clause: Clause, work: Work): void {
  if (clause.kind === 'rule') {
    pushRule(into, clause, work)
    return
  }
  if (clause.clauses.length === 1) {
    for (const only of clause.clauses) push(into, only, work)
    if (clause.not) into.masks[into.masks.length - 1]! ^= -1
    return
  }
  pushGroup(into, clause, work)
}

function pushGroup(into: Operands, group: GroupClause, work: Work): void {
  const result = take(work)
  const before = work.taken
  const operands = emptyHands()
  for (const inner of group.clauses) push(operands, inner, work)
  combine(operands, group, work.rows).copyTo(result)
  into.sets.push(united([result], []))
  into.masks.push(0)
  work.taken = before
}

function pushRule(into: Operands, { sources, needed, question }: RuleClause, work: Work): void {
  if (sources.length === 1) {
    for (const source of sources) pushQuestion(into, source, question, work)
    return
  }
  const result = take(work)
  const before = work.taken
  const operands = emptyHands()
  for (const source of sources) pushQuestion(operands, source, question, work)
  const isAll = needed === sources.length
  if (isAll || needed === 1) combine(operands, { relation: isAll ? 'and' : 'or', not: false }, work.rows).copyTo(result)
  else count(result, operands, needed, work)
  into.sets.push(united([result], []))
  into.masks.push(0)
  work.taken = before
}

function pushQuestion(into: Operands, source: RuleSource, question: Question, work: Work): void {
  if (question.ask === 'not') {
    pushQuestion(into, source, question.of, work)
    into.masks[into.masks.length - 1]! ^= -1
  } else if (question.ask === 'all' || question.ask === 'any') {
    const result = take(work)
    const before = work.taken
    const operands = emptyHands()
    for (const part of question.of) pushQuestion(operands, source, part, work)
    const relation = question.ask === 'all' ? 'and' : 'or'
    combine(operands, { relation, not: false }, work.rows).copyTo(result)
    into.sets.push(united([result], []))
    into.masks.push(0)
    work.taken = before
  } else {
    into.sets.push(work.index.rowsOf(source, question, work.zone))
    into.masks.push(0)
  }
}

/** The rows that are in so many of the operands. */
function count(result: Bitmap, { sets, masks }: Operands, needed: number, work: Work): void {
  const digits: Bitmap[] = []
  const each = take(work)
  for (const [at, set] of sets.entries()) {
    combine({ sets: [set], masks: [masks[at]!] }, oneOf, work.rows).copyTo(each)
    addTo(digits, each, at + 1)
  }
  isAtLeast(digits, needed, result)
}
