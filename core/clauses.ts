import type { Kind, Question } from './conditions/question.ts'
import type { CourseId, UserFieldId } from './ids.ts'
import type { Rule } from './rules.ts'
import type { UserProperty } from './snapshot.ts'

/** Where a rule looks, found in the tenant: a property, a field (of Learn365 or Entra ID) of a kind, a course. */
export type RuleSource =
  | { from: 'property'; kind: 'text'; property: UserProperty }
  | { from: 'field'; kind: Exclude<Kind, 'course'>; fieldId: UserFieldId }
  | { from: 'course'; kind: 'course'; courseId: CourseId }

/**
 * A rule that holds together: its question, asked at each of its sources (several only where it names several courses);
 * it holds where at least `needed` of them say yes.
 */
export type RuleClause = {
  kind: 'rule'
  path: string
  rule: Rule
  sources: readonly RuleSource[]
  needed: number
  question: Question
}

/** And/or over clauses, and not. The filter as a whole is one too, over its sections. */
export type GroupClause = {
  kind: 'group'
  path: string
  relation: 'and' | 'or'
  not: boolean
  clauses: readonly Clause[]
}
export type Clause = RuleClause | GroupClause

/** The path of the whole filter, over its sections. */
export const wholeFilter = 'filter'

/** A clause and all that is in it, outermost first. */
export function* clausesIn(clause: Clause): Generator<Clause> {
  yield clause
  if (clause.kind === 'group') for (const inner of clause.clauses) yield* clausesIn(inner)
}

/** What names a source in a key: ids of different worlds never meet. */
export function sourceKey(source: RuleSource): string {
  switch (source.from) {
    case 'property':
      return source.property
    case 'field':
      return `field:${source.fieldId}`
    case 'course':
      return `course:${source.courseId}`
  }
}

/** A question as a text: the same for questions that ask the same in other words. */
export const questionKey = (question: Question): string => JSON.stringify(question)
