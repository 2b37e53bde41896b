import type { Finding } from '../../core/findings.ts'
import type { Words } from '../words/en.ts'
import { alone } from '../../core/told/told.ts'
import { sectionOfPath } from './section-of-path.ts'

/** Profiles that refer to this one stand among its details; a page that changes nothing need not warn of them. */
export const isToReview = ({ found }: Finding): boolean => !/ refers? to this one$/.test(found)

/** A finding as a line: where, and what is wrong, or what is noteworthy. */
export function findingText(finding: Finding, words: Words): string {
  const { path } = finding
  const place = [words.profile.section[sectionOfPath(path)], ruleOf(path, words)].filter(Boolean).join(', ')
  return `${place}: ${findingLine(finding, words)}`
}

/** What is wrong, or noteworthy, where its place is plain. */
export function findingLine({ found, expected, severity }: Finding, words: Words): string {
  const [is, right] = [isolated(words.told(found).text), words.told(expected).text]
  return severity === 'error' ? words.errors.finding(right, is) : alone(words.errors.noteworthy(is, right))
}

/** Letters that run from right to left would turn around what stands beside them: a value with such is set apart. */
const isolated = (text: string): string =>
  /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? text.replace(/".*"…?/su, '\u2068$&\u2069') : text

/** Which rule or group of its section, counted as people count: `rules[1].rules[0]` is rule 2.1. */
function ruleOf(path: string, words: Words): string {
  const numbers = [...path.matchAll(/\brules\[(\d+)\]/g)].map(([, at]) => Number(at) + 1)
  return numbers.length === 0 ? '' : words.profile.rule(numbers.join('.'))
}
