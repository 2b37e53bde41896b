import { isAboutField, type About } from '../../core/about-finding.ts'
import type { Finding } from '../../core/findings.ts'
import { grouped } from '../../core/grouped.ts'
import { alone } from '../../core/told/told.ts'
import type { Words } from '../words/en.ts'
import type { Telling } from '../words/finding-words.ts'
import type { Spoken } from '../words/words-context.ts'
import { fieldOfPath } from './field-of-path.ts'
import { sectionOfPath } from './section-of-path.ts'
import { dateText } from './value-text.ts'

/** Profiles that refer to this one stand among its details; a page that changes nothing need not warn of them. */
export const isToReview = ({ about }: Finding): boolean => about?.code !== 'referred to'

/** A finding as a line of a list: where, and what is wrong, or what is noteworthy. */
export function findingText(finding: Finding, spoken: Spoken): string {
  const { findings } = spoken.words
  const { about } = finding
  // In a file, the profile has been named before.
  const path = finding.path.replace(/^profiles\[\d+\]\.?/, '')
  const field = about && isAboutField(about) ? fieldOfPath(path, spoken) : ''
  const places = [...placesOf(path, about, spoken.words), field].filter(Boolean)
  const sentence = sentenceOf(finding, spoken)
  return places.length === 0 ? alone(sentence) : findings.at(findings.places(places), sentence)
}

/** The same beside the place, which need not be named: the field and what is wrong with it. */
export function findingLine(finding: Finding, spoken: Spoken): string {
  const { about, path } = finding
  const field = about && isAboutField(about) ? fieldOfPath(path, spoken) : ''
  const sentence = sentenceOf(finding, spoken)
  return field === '' ? alone(sentence) : spoken.words.findings.at(field, sentence)
}

/** Of one kind at one place, so many are told one by one. */
const mostAlike = 3

/**
 * Findings as lines, at most three of a kind at a place; the third tells how many more there are.
 * @param say `findingText` for a list of its own, `findingLine` beside the place.
 */
export function findingLines(
  findings: readonly Finding[],
  spoken: Spoken,
  say: typeof findingText,
): { finding: Finding; text: string }[] {
  const alike = grouped(findings, (one) => (one.about ? `${nodeOf(one.path)} ${one.about.code}` : one))
  return [...alike.values()].flatMap((kind) => {
    const told = kind.slice(0, mostAlike).map((finding) => ({ finding, text: say(finding, spoken) }))
    const last = told.at(-1)
    const more = kind.length - told.length
    if (!last || more === 0) return told
    const text = `${last.text} ${spoken.words.findings.more(spoken.format.number(more))}`
    return [...told.slice(0, -1), { ...last, text }]
  })
}

/** The rule, group or section that a path lies in. */
const nodeOf = (path: string): string => /^(profiles\[\d+\]\.)?[A-Za-z]*(\.rules\[\d+\])*/.exec(path)?.[0] ?? ''

function sentenceOf({ path, about, expected }: Finding, { words, format }: Spoken): string {
  const { findings } = words
  if (!about) return findings.other(words.told(expected).text)
  const telling: Telling = {
    format,
    end: (value) => (typeof value === 'number' ? format.number(value) : dateText(value, format)),
    section: (section) => words.profile.section[section],
    source: (id, label) => words.rules.source[id] ?? label,
  }
  if (!isAboutField(about)) return say(findings.place, about, telling)
  const enter: Partial<Record<string, string>> = findings.enter
  return (about.code === 'blank' ? enter[path] : undefined) ?? say(findings.field, about, telling)
}

/** The sentence of a code; that its facts are of the same code is what the table's type says. */
const say = <A extends About>(
  sentences: { [C in A['code']]: (about: Extract<A, { code: C }>, telling: Telling) => string },
  about: A,
  telling: Telling,
): string => (sentences[about.code as A['code']] as (about: A, telling: Telling) => string)(about, telling)

/** What is said of all rules together has the path of no section. */
const ofAllRules = new Set<About['code']>(['nobody satisfies', 'everybody satisfies', 'never true', 'always true'])

function placesOf(path: string, about: About | undefined, { profile, findings }: Words): string[] {
  if (path === '') return about && ofAllRules.has(about.code) ? [findings.allRules] : []
  const section = sectionOfPath(path)
  const numbers = [...path.matchAll(/\brules\[(\d+)\]/g)].map(([, at]) => Number(at) + 1)
  // Which rule or group of its section, counted as people count: `rules[1].rules[0]` is rule 2.1.
  const rule = numbers.length === 0 ? [] : [profile.rule(numbers.join('.'))]
  return [...(section ? [profile.section[section]] : []), ...rule]
}
