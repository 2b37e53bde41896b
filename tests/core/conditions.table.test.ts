import { describe, expect, it } from 'vitest'
import type { Moment } from '../../core/calendar.ts'
import { conditionOf, conditions } from '../../core/conditions/conditions.ts'
import { holds, kinds, type CellOf, type Kind } from '../../core/conditions/question.ts'
import { fieldCell } from '../../core/person.ts'
import { fold } from '../../core/text.ts'
import { cellOf, courseNow, datedLines, datedPeople, letters, people } from './conditions/course-lines.ts'
import { dateTables } from './conditions/date-lines.ts'
import type { Line } from './conditions/line.ts'
import { numberLines, yesNoLines } from './conditions/number-lines.ts'
import { textLines } from './conditions/text-lines.ts'

/** A condition's id is its English words, exactly; the first of each kind is the default. */
const words: Record<Kind, string> = {
  text: `is equal to · is not equal to · contains · does not contain · starts with · does not start with · ends with ·
    does not end with · is one of · is none of · is empty · is not empty`,
  number: `is equal to · is not equal to · is greater than · is at least · is less than · is at most · is between ·
    is empty · is not empty`,
  'yes/no': 'is yes · is no · is empty',
  date: `is before the date/time · is after the date/time · is on or before · is on or after · is on · is between ·
    is within the last · is more than … ago · is within the next · is more than … from now ·
    has its anniversary within the next · is empty · is not empty`,
  course: `was completed · was not completed · was completed late · was not completed on time · is overdue ·
    is in progress · was not started · were enrolled · were not enrolled · are enrolled · were last enrolled ·
    was completed before · was completed after · were last enrolled before · were last enrolled after ·
    was completed within the last · were last enrolled within the last`,
}

/** Each negated condition with its positive twin. */
const twins: [Kind, string, string][] = [
  ['text', 'is equal to', 'is not equal to'],
  ['text', 'contains', 'does not contain'],
  ['text', 'starts with', 'does not start with'],
  ['text', 'ends with', 'does not end with'],
  ['text', 'is one of', 'is none of'],
  ['text', 'is empty', 'is not empty'],
  ['number', 'is equal to', 'is not equal to'],
  ['number', 'is empty', 'is not empty'],
  ['date', 'is empty', 'is not empty'],
  ['course', 'was completed', 'was not completed'],
  ['course', 'were enrolled', 'were not enrolled'],
]

const utc: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }

function ask<K extends Kind>(kind: K, id: string, value: unknown, cell: CellOf[K], at: Moment): boolean {
  const condition = conditionOf(kind, id)
  if (!condition) throw new Error(`there is no condition "${id}" for ${kind}`)
  const asked = condition.ask(value, at)
  if ('wrong' in asked) throw new Error(`${JSON.stringify(value)} is not right: ${JSON.stringify(asked.wrong)}`)
  return holds(kind, asked.question, cell, at.zone)
}

type Case = { kind: Kind; id: string; value: unknown; of: string; expected: boolean; answer: (id: string) => boolean }

const caseOf =
  <K extends Kind, Told>(kind: K, at: Moment, cell: (told: Told) => CellOf[K]) =>
  ([id, value, told, expected]: Line<Told>): Case => ({
    kind,
    id,
    value,
    of: told === null ? 'nothing' : JSON.stringify(told),
    expected,
    answer: (condition) => ask(kind, condition, value, cell(told), at),
  })

const courseCases: Case[] = people.flatMap(([holds, name, rows, elsewhere]) =>
  Object.entries(letters).map(([letter, id]) => ({
    kind: 'course',
    id,
    value: undefined,
    of: name,
    expected: holds.includes(letter),
    answer: (condition) => ask('course', condition, undefined, cellOf(rows, elsewhere), courseNow),
  })),
)

const dateCells = (text: string | null) => fieldCell.date(text === null ? undefined : Date.parse(text))

const cases: Record<string, Case[]> = {
  text: textLines.map(caseOf('text', utc, fold)),
  number: numberLines.map(caseOf('number', utc, (n: number | null) => n)),
  'yes/no': yesNoLines.map(caseOf('yes/no', utc, (yes: boolean | null) => yes)),
  ...Object.fromEntries(
    dateTables.map(({ about, now, zone, lines }) => [
      `date, ${about} (${now.slice(0, 10)})`,
      lines.map(caseOf('date', { now: new Date(now), zone }, dateCells)),
    ]),
  ),
  'course, conditions without a value': courseCases,
  'course, conditions with a date or a duration': datedLines.map(
    caseOf('course', courseNow, (name: string) => cellOf(datedPeople[name] ?? [])),
  ),
}
const all = Object.values(cases).flat()

describe.each(Object.entries(cases))('%s', (_, lines) => {
  for (const { of, id, value, expected, answer } of lines)
    it(`${of} | ${id} ${value === undefined ? '' : JSON.stringify(value)} | ${expected ? 'yes' : 'no'}`, () => {
      expect(answer(id)).toBe(expected)
    })
})

describe('The table of conditions', () => {
  it.each(kinds)('has exactly these words for %s, in this order', (kind) => {
    expect(conditions[kind].map(({ id }) => id)).toEqual(words[kind].split('·').map((id) => id.trim()))
  })

  it.each(kinds.flatMap((kind) => conditions[kind].map(({ id }) => ({ kind, id }))))(
    'shows somebody who is in and somebody who is not: $kind, $id',
    ({ kind, id }) => {
      const told = all.filter((one) => one.kind === kind && one.id === id).map(({ expected }) => expected)
      expect(new Set(told)).toEqual(new Set([true, false]))
    },
  )

  it.each(twins)('%s: "%s" and "%s" have nobody in both and nobody in neither', (kind, positive, negative) => {
    const both = all.filter((one) => one.kind === kind && (one.id === positive || one.id === negative))
    for (const { of, answer } of both) expect([of, answer(positive)]).toEqual([of, !answer(negative)])
    expect(both.length).toBeGreaterThan(0)
  })

  it('knows everybody of whom a line speaks, and uses every letter in its place', () => {
    for (const [, , name] of datedLines) expect(Object.keys(datedPeople)).toContain(name)
    for (const [holds, name] of people) {
      const marks = holds.split(' ')
      expect([name, marks.map((mark, i) => mark === '·' || mark === Object.keys(letters)[i])]).toEqual([
        name,
        Object.keys(letters).map(() => true),
      ])
    }
  })

  it('lets a blank satisfy `is empty` and the negated conditions, and no other', () => {
    const values = new Map<string, unknown>([
      ['text', 'x'],
      ['texts', ['x']],
      ['number', 1],
      ['number range', { from: -1, to: 1 }],
    ])
    const holding = (kind: 'text' | 'number') =>
      conditions[kind].filter(({ id, editor }) => ask(kind, id, values.get(editor), null, utc)).map(({ id }) => id)
    expect(holding('text')).toEqual([
      'is not equal to',
      'does not contain',
      'does not start with',
      'does not end with',
      'is none of',
      'is empty',
    ])
    expect(holding('number')).toEqual(['is not equal to', 'is empty'])
  })
})
