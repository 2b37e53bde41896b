import { describe, expect, it } from 'vitest'
import { changesOf, type AuditEntry } from '../../core/audit.ts'
import type { ChangeNames } from '../../tabs/audit/change-names.ts'
import { usersIn } from '../../tabs/audit/change-names.ts'
import { changeLabel } from '../../tabs/audit/change-label.ts'
import { changeValue } from '../../tabs/audit/change-value.ts'
import { formatFor } from '../../tabs/format.ts'
import { wordsOf } from '../../tabs/words/words-context.ts'

const names: ChangeNames = {
  source: (id) => ({ 'field:hire': 'Hire Date' })[id],
  course: (id) => ({ c1: 'Safety', c2: 'Leading people' })[id],
  user: (id) => ({ u1: 'Ana Souza' })[id],
  profile: (id) => ({ p1: 'Leavers' })[id],
}

type Kind = AuditEntry['subject']['kind']

/** The lines that the record of a change reads as: what it is called, before and after. */
function linesOf(kind: Kind, before: unknown, after: unknown, language: 'en' | 'ja' = 'en'): string[] {
  const words = wordsOf[language]
  const format = formatFor(language === 'en' ? 'en-GB' : 'ja', words, 'UTC')
  const spoken = { language, words, format, speak: () => undefined }
  const value = (one: unknown, path: string) => changeValue(one, { path, kind }, { ...spoken, names })
  return changesOf(before, after).changes.map(
    (one) => `${changeLabel(one.path, kind, spoken)}: ${value(one.before, one.path)} → ${value(one.after, one.path)}`,
  )
}
const livesIn = (...cities: string[]) => ({ source: 'city', condition: 'is one of', value: cities })
const rules = (...inner: object[]) => ({ relation: 'and', not: false, rules: inner })

describe('What was changed of a profile', () => {
  it('is told in the words of the editor', () => {
    const before = { title: 'Denver', enroll: false, sections: 'all', throttle: { kind: 'none' }, deleted: false }
    const after = {
      title: 'Reno',
      enroll: true,
      sections: 'any',
      throttle: { kind: 'percent', limit: 20 },
      deleted: true,
    }
    expect(linesOf('profile', before, after)).toEqual([
      'Title: Denver → Reno',
      'Enroll: No → Yes',
      'How the sections combine: People must match all sections → People must match at least one section',
      "Throttle: Don't throttle → Percent of current members",
      'Limit: Throttle: – → 20',
      'Deleted: No → Yes',
    ])
    expect(linesOf('profile', before, after, 'ja')).toEqual([
      'タイトル (Title): Denver → Reno',
      '登録 (Enroll): いいえ → はい',
      'セクションの組み合わせ: すべてのセクションに一致する人 → 少なくとも 1 つのセクションに一致する人',
      'スロットル (Throttle): スロットルしない → 現在のメンバーに対する割合 (%)',
      'スロットル (Throttle) の値: – → 20',
      '削除済み: いいえ → はい',
    ])
  })

  it('names the rule that another value was given, and its values', () => {
    const before = { userProperties: rules(livesIn('Denver')) }
    const after = { userProperties: rules(livesIn('Denver', 'Paris')) }
    expect(linesOf('profile', before, after)).toEqual(['User properties, rule 1, Value: – → “Paris”'])
    expect(linesOf('profile', before, after, 'ja')).toEqual([
      'ユーザー プロパティ (User properties)、ルール 1、値 (Value): – → 「Paris」',
    ])
  })

  it('tells rules that came as sentences, and groups with what is in them', () => {
    const hired = {
      source: 'field:hire',
      condition: 'is within the last',
      value: { amount: 30, unit: 'days' },
    }
    const group = { relation: 'or', not: true, rules: [livesIn('Denver'), livesIn('Paris')] }
    expect(linesOf('profile', { userDates: null }, { userDates: rules(hired) })).toEqual([
      'User dates: – → Hire Date is within the last 30 days',
    ])
    expect(
      linesOf('profile', { userProperties: rules() }, { userProperties: rules(livesIn('Reno'), group) }, 'ja'),
    ).toEqual([
      'ユーザー プロパティ (User properties): – → 市・区が「Reno」のいずれかである / いずれにも該当しない: 市・区が「Denver」のいずれかである / 市・区が「Paris」のいずれかである',
    ])
    const completed = rules({ source: 'course:c1', condition: 'was completed' })
    expect(linesOf('profile', {}, { userActivities: completed })).toEqual(['User activities: – → completed “Safety”'])
  })

  it('tells what changed inside of a rule', () => {
    const one = (rule: object) => ({ userDates: rules({ source: 'field:hire', ...rule }) })
    expect(
      linesOf(
        'profile',
        one({ condition: 'is within the last', value: { amount: 30, unit: 'days' } }),
        one({ condition: 'is more than … ago', value: { amount: 1, unit: 'years' } }),
      ),
    ).toEqual([
      'User dates, rule 1, Condition: is within the last → is more than … ago',
      'User dates, rule 1, Amount: 30 → 1',
      'User dates, rule 1, Unit: days → years',
    ])
  })

  it('names courses and overrides, with what is gone', () => {
    const none = { overrides: { include: [], exclude: [] }, courses: ['c1'] }
    const some = {
      overrides: {
        include: [{ kind: 'user', id: 'u1', reason: 'Mentor' }],
        exclude: [{ kind: 'profile', id: 'p1' }],
      },
      courses: ['c2', 'c9'],
    }
    expect(linesOf('profile', none, some)).toEqual([
      'Overrides, Include: – → Ana Souza (Mentor)',
      'Overrides, Exclude: – → Leavers',
      'Courses: “Safety” → “Leading people”; “a course that is gone”',
    ])
    expect(linesOf('profile', {}, { overrides: some.overrides }, 'ja')).toEqual([
      'オーバーライド (Overrides): – → 含める (Include): Ana Souza (Mentor) / 除外 (Exclude): Leavers',
    ])
    expect(usersIn([some.overrides, some.overrides.include])).toEqual(['u1'])
  })
})

describe('What was changed elsewhere', () => {
  it('is told in the words of its page', () => {
    const before = {
      language: 'en',
      entraFields: ['employeeType'],
      learn365ApiKey: 'set since 2026-01-01T00:00:00.000Z',
    }
    const after = {
      language: 'ja',
      entraFields: ['employeeType', 'division'],
      learn365ApiKey: 'set since 2026-11-23T12:00:00.000Z',
    }
    expect(linesOf('settings', before, after)).toEqual([
      'Language of mails: English → 日本語 (Japanese)',
      'Entra ID user fields: – → division',
      'Learn365 API key: Set since 1 Jan 2026, 00:00 → Set since 23 Nov 2026, 12:00',
    ])
    const person = 'Ana Souza (11111111-2222-4333-8444-555555555555)'
    expect(linesOf('access', {}, { [person]: 'Assigner.Reader' }, 'ja')).toEqual(['Ana Souza: – → 閲覧者'])
    const decided = { profile: 'p1', adds: 3, removes: 1_600, approved: { adds: true, removes: false, except: 2 } }
    expect(linesOf('held change', undefined, decided)).toEqual([
      'Profile: – → Leavers',
      'Adds: – → 3',
      'Removes: – → 1,600',
      'What is approved: – → Adds only; 2 people left out',
    ])
    expect(linesOf('held change', undefined, decided, 'ja')).toEqual([
      'プロファイル: – → Leavers',
      '追加: – → 3',
      '削除: – → 1,600',
      '承認する内容: – → 追加のみ / 2 人を対象から除外',
    ])
  })

  it('shows what it has no words for as it is, such as the beginning of something long', () => {
    expect(linesOf('run', {}, { other: { a: 1 } })).toEqual(['other: – → {"a":1}'])
    const long = { userProperties: rules(...Array.from({ length: 90 }, () => livesIn('Denver'))) }
    expect(linesOf('profile', {}, long)).toEqual([expect.stringMatching(/^User properties: – → \{"relation".+…$/)])
  })
})
