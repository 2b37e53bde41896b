import { describe, expect, it } from 'vitest'
import type { FilterSection, Throttle } from '../../core/profile.ts'
import { Rule, Rules } from '../../core/rules.ts'
import { formatFor } from '../../tabs/format.ts'
import { sectionOfPath } from '../../tabs/profile/section-of-path.ts'
import { clauseOf, headingOf, plain, sentenceOf, type Names } from '../../tabs/profile/rule-sentence.ts'
import { throttleText } from '../../tabs/profile/throttle-text.ts'
import { wordsOf } from '../../tabs/words/words-context.ts'

const courses: Record<string, string> = { c1: 'Outlook - Japanese', c2: 'Safety', c3: 'Leading people' }
const names: Names = {
  source: (id) => ({ city: 'City', 'field:hire': 'Hire Date', 'field:level': 'Level' })[id],
  course: (id) => courses[id],
}

const reading = (section: FilterSection, language: 'en' | 'ja') => {
  const words = wordsOf[language]
  return { words, format: formatFor(language === 'en' ? 'en-GB' : 'ja', words, 'Asia/Tokyo'), names, section }
}
const say = (rule: object, section: FilterSection = 'userProperties', language: 'en' | 'ja' = 'en') =>
  plain(sentenceOf(Rule.parse(rule), reading(section, language)))

describe('A rule as a sentence', () => {
  it('reads as it would be said', () => {
    expect(say({ source: 'city', condition: 'is one of', value: ['Las Vegas', 'San Diego', 'Denver'] })).toBe(
      'City is one of “Las Vegas”, “San Diego” or “Denver”',
    )
    expect(say({ source: 'city', condition: 'is empty' })).toBe('City is empty')
    expect(say({ source: 'field:level', condition: 'is between', value: { from: 1, to: 2000 } })).toBe(
      'Level is between 1 and 2,000',
    )
  })

  it('names dates and durations in words', () => {
    const hire = (condition: string, value: unknown) => say({ source: 'field:hire', condition, value }, 'userDates')
    expect(hire('is after the date/time', '2023-01-01')).toBe('Hire Date is after 1 Jan 2023')
    expect(hire('is more than … ago', { amount: 1, unit: 'years' })).toBe('Hire Date is more than 1 year ago')
    expect(hire('is within the last', { amount: 30, unit: 'days' })).toBe('Hire Date is within the last 30 days')
    expect(hire('is between', { from: '2023-01-01', to: '2023-12-31' })).toBe(
      'Hire Date is between 1 Jan 2023 and 31 Dec 2023',
    )
  })

  it("shows a time without an offset as it is written, for it is one of the tenant's zone", () => {
    const rule = { source: 'field:hire', condition: 'is before the date/time', value: '2023-01-01T09:00' }
    expect(say(rule, 'userDates')).toBe('Hire Date is before 1 Jan 2023 09:00')
  })

  it('tells an instant in UTC, and says so', () => {
    const rule = { source: 'field:hire', condition: 'is before the date/time', value: '2023-01-01T20:00:00Z' }
    expect(say(rule, 'userDates')).toBe('Hire Date is before 1 Jan 2023, 20:00 UTC')
  })

  it('names one course, or several with all, any or at least some of them', () => {
    const courses = ['c1', 'c2', 'c3']
    const activity = (condition: string, rule: object, language: 'en' | 'ja' = 'en') =>
      say({ condition, ...rule }, 'userActivities', language)
    expect(activity('was completed', { source: 'course:c1' })).toBe('completed “Outlook - Japanese”')
    expect(activity('was completed', { courses: ['c1', 'c2'] })).toBe(
      'completed all of “Outlook - Japanese” and “Safety”',
    )
    expect(activity('was completed late', { courses: ['c1', 'c2'], atLeast: 1 })).toBe(
      'completed at least one of “Outlook - Japanese” and “Safety” late',
    )
    expect(activity('is in progress', { courses, atLeast: 2 })).toBe(
      'have at least 2 of “Outlook - Japanese”, “Safety” and “Leading people” in progress',
    )
    expect(activity('are enrolled', { courses: ['c1', 'c2'], atLeast: 1 }, 'ja')).toBe(
      '「Outlook - Japanese」、「Safety」のうち 1 件以上に登録されている',
    )
  })

  it('says of several courses what was not done without a doubt of which', () => {
    const courses = ['c2', 'c3']
    const of = (condition: string, atLeast?: number) =>
      (['en', 'ja'] as const).map((language) => say({ condition, courses, atLeast }, 'userActivities', language))
    expect(of('was not completed')).toEqual([
      'have completed none of “Safety” and “Leading people”',
      '「Safety」、「Leading people」のいずれも完了していない',
    ])
    expect(of('was not completed', 1)).toEqual([
      'have yet to complete at least one of “Safety” and “Leading people”',
      '「Safety」、「Leading people」のうち 1 件以上を完了していない',
    ])
    expect(of('were not enrolled')).toEqual([
      'were enrolled in none of “Safety” and “Leading people”',
      '「Safety」、「Leading people」のいずれにも登録されたことがない',
    ])
    expect(of('was not completed on time', 1)[0]).toBe(
      'missed the due date of at least one of “Safety” and “Leading people”',
    )
  })

  it('puts the course where it belongs', () => {
    const rule = { source: 'course:c1', condition: 'were last enrolled before', value: '2025-06-30' }
    expect(say(rule, 'userActivities')).toBe('were last enrolled in “Outlook - Japanese” before 30 Jun 2025')
  })

  it('is said in Japanese with Japanese grammar', () => {
    expect(say({ source: 'city', condition: 'is equal to', value: '東京' }, 'userProperties', 'ja')).toBe(
      '市・区が「東京」と等しい',
    )
    expect(say({ source: 'course:c1', condition: 'was completed' }, 'userActivities', 'ja')).toBe(
      '「Outlook - Japanese」を完了した',
    )
    const recent = {
      source: 'course:c1',
      condition: 'was completed within the last',
      value: { amount: 2, unit: 'weeks' },
    }
    expect(say(recent, 'userActivities', 'ja')).toBe('「Outlook - Japanese」を過去 2 週間以内に完了した')
  })

  it('marks what is not there any more', () => {
    const parts = sentenceOf(
      Rule.parse({ source: 'field:gone', condition: 'is empty' }),
      reading('userProperties', 'en'),
    )
    expect(parts[0]).toEqual({ kind: 'unknown', text: 'a user field that is gone' })
    expect(say({ source: 'entra:costCenter', condition: 'is empty' }, 'userProperties')).toBe(
      'unknown source costCenter is empty',
    )
    expect(say({ source: 'course:gone', condition: 'was completed' }, 'userActivities')).toBe(
      'completed a course that is gone',
    )
  })

  it('calls a rule that has no source yet incomplete, and does not mark it as wrong', () => {
    expect(sentenceOf(Rule.parse({ source: '', condition: 'is empty' }), reading('userProperties', 'en'))).toEqual([
      { kind: 'unfinished', text: 'a rule that is not complete yet' },
    ])
  })

  it('counts long lists instead of naming all of it', () => {
    const value = Array.from({ length: 1500 }, (_, i) => `c${String(i)}`)
    expect(say({ source: 'city', condition: 'is one of', value })).toMatch(/“c11” or 1,488 more$/)
  })

  it('shows a condition that it does not know as it is', () => {
    expect(say({ source: 'city', condition: 'sounds like', value: 'x' })).toBe('City sounds like “x”')
  })
})

describe('Groups of rules', () => {
  it('have a heading for what they ask, also when a single rule is negated', () => {
    const heading = (relation: 'and' | 'or', not: boolean, n: number) =>
      headingOf({ relation, not, clauses: Array.from({ length: n }) }, wordsOf.en.rules)
    expect(heading('and', false, 2)).toBe('All of these are true')
    expect(heading('and', true, 2)).toBe('Not all of these are true')
    expect(heading('or', true, 2)).toBe('None of these is true')
    expect(heading('and', true, 1)).toBe('This is not true')
  })

  it('keep their nesting, their relation and their not', () => {
    const rules = Rules.parse({
      relation: 'or',
      rules: [
        { source: 'city', condition: 'is empty' },
        { not: true, rules: [{ source: 'city', condition: 'contains', value: 'x' }] },
      ],
    })
    expect(clauseOf(rules, reading('userProperties', 'en'))).toMatchObject({
      kind: 'group',
      relation: 'or',
      not: false,
      clauses: [{ kind: 'rule' }, { kind: 'group', relation: 'and', not: true, clauses: [{ kind: 'rule' }] }],
    })
  })
})

describe("A throttle in the guide's words", () => {
  const lines = (throttle: Throttle) => throttleText(throttle, wordsOf.en, formatFor('en-GB', wordsOf.en))
  it('names its limit', () => {
    expect(lines({ kind: 'none' })).toEqual(["Don't throttle"])
    expect(lines({ kind: 'members', limit: 1500 })).toEqual(['Throttle if member changes exceed 1,500 members'])
    expect(lines({ kind: 'percent', limit: 20 })).toEqual(['Throttle if member changes exceed 20 % of current members'])
  })

  it('names the limits for adds, for removes, and the floor', () => {
    const throttle: Throttle = {
      kind: 'none',
      adds: { kind: 'percent', limit: 50 },
      removes: { kind: 'members', limit: 5 },
      floor: 0,
    }
    expect(lines(throttle).slice(1)).toEqual([
      'Adds alone: 50 %',
      'Removes alone: 5 members',
      'Percentages do not count below 0 members',
    ])
  })
})

describe('A finding', () => {
  it('is shown under the section that its path names', () => {
    expect(sectionOfPath('userDates.rules[0].value')).toBe('userDates')
    expect(sectionOfPath('overrides.include[3]')).toBe('overrides')
    expect(sectionOfPath('courses[0]')).toBe('courses')
    expect(sectionOfPath('title')).toBe('basicDetails')
  })
})
