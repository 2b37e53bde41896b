import type { Clause, RuleClause, RuleSource } from '../clauses.ts'
import type { Question } from '../conditions/question.ts'
import type { AudienceIndex } from './audience-index.ts'
import {
  bitmap,
  complement,
  eachBit,
  intersect,
  setBit,
  subtract,
  unite,
  uniteComplement,
  type Bitmap,
} from './bitmap.ts'

/** Bitmaps to work in, one for each level of nesting; made once and used for one profile after another. */
type Scratch = { bits: Bitmap[]; rows: number }

/** Evaluates clauses over an index in a zone. */
export type Evaluator = {
  /** Who satisfies a clause. The bitmap is the evaluator's own and is written over by its next call. */
  evaluate(clause: Clause): Bitmap
}

/** An evaluator for one pass over profiles. */
export function evaluatorOf(index: AudienceIndex, zone: string): Evaluator {
  const scratch: Scratch = { bits: [], rows: index.population.people.length }
  const level = (depth: number): Bitmap => (scratch.bits[depth] ??= bitmap(scratch.rows))

  /** A bitmap and whether its complement is meant: a negation costs nothing until it is combined. */
  type Signed = { bits: Bitmap; not: boolean }

  const combined = (
    parts: number,
    part: (at: number, depth: number) => Signed,
    isAnd: boolean,
    depth: number,
  ): Bitmap => {
    const into = level(depth)
    for (let at = 0; at < parts; at += 1) {
      const { bits, not } = part(at, depth + 1)
      if (at === 0) {
        into.set(bits)
        if (not) complement(into, scratch.rows)
      } else if (isAnd) (not ? subtract : intersect)(into, bits)
      else if (not) uniteComplement(into, bits, scratch.rows)
      else unite(into, bits)
    }
    return into
  }

  const ask = (source: RuleSource, question: Question, depth: number): Signed => {
    if (question.ask === 'not') {
      const { bits, not } = ask(source, question.of, depth)
      return { bits, not: !not }
    }
    if (question.ask !== 'all' && question.ask !== 'any')
      return { bits: index.bitsOf(source, question, zone), not: false }
    const { of } = question
    const part = (at: number, inner: number): Signed => ask(source, of[at] as Question, inner)
    return { bits: combined(of.length, part, question.ask === 'all', depth), not: false }
  }

  const rule = (clause: RuleClause, depth: number): Signed => {
    const { sources, needed, question } = clause
    const part = (at: number, inner: number): Signed => ask(sources[at] as RuleSource, question, inner)
    if (sources.length === 1) return part(0, depth)
    if (needed === sources.length || needed === 1)
      return { bits: combined(sources.length, part, needed !== 1, depth), not: false }
    return { bits: atLeast(sources.length, needed, part, depth), not: false }
  }

  const atLeast = (
    parts: number,
    needed: number,
    part: (at: number, depth: number) => Signed,
    depth: number,
  ): Bitmap => {
    const counts = new Uint16Array(scratch.rows)
    for (let at = 0; at < parts; at += 1) {
      const { bits, not } = part(at, depth + 1)
      const each = level(depth)
      each.set(bits)
      if (not) complement(each, scratch.rows)
      eachBit(each, (row) => {
        counts[row]! += 1
      })
    }
    const into = level(depth).fill(0)
    for (let row = 0; row < counts.length; row += 1) if (counts[row]! >= needed) setBit(into, row)
    return into
  }

  const signed = (clause: Clause, depth: number): Signed => {
    if (clause.kind === 'rule') return rule(clause, depth)
    const { clauses, relation } = clause
    const part = (at: number, inner: number): Signed => signed(clauses[at] as Clause, inner)
    if (clauses.length === 1) {
      const { bits, not } = part(0, depth)
      return { bits, not: not !== clause.not }
    }
    return { bits: combined(clauses.length, part, relation === 'and', depth), not: clause.not }
  }

  return {
    evaluate(clause) {
      const { bits, not } = signed(clause, 1)
      const result = level(0)
      result.set(bits)
      if (not) complement(result, scratch.rows)
      return result
    },
  }
}
