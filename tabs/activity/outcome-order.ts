import type { RunDetail } from '../../core/contract/answers.ts'

type Outcome = RunDetail['profiles'][number]

/** What somebody has to look at comes first. */
const first: Outcome['verdict'][] = ['failed', 'cannot', 'held']

/** What a run did to profiles, in the order in which it is read: what needs a person, then by title. */
export function inReadingOrder(outcomes: readonly Outcome[], language: string): Outcome[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' })
  const rank = ({ verdict }: Outcome) => (first.includes(verdict) ? first.indexOf(verdict) : first.length)
  return outcomes.toSorted((a, b) => rank(a) - rank(b) || compare(a.title, b.title))
}
