import { describe, expect, it } from 'vitest'
import { checkProfile } from '../../core/checks/check-profile.ts'
import { warning, type Finding } from '../../core/findings.ts'
import type { Profile } from '../../core/profile.ts'
import type { Rule } from '../../core/rules.ts'
import { findingText, isToReview } from '../../tabs/profile/finding-text.ts'
import { en } from '../../tabs/words/en.ts'
import { ja } from '../../tabs/words/ja.ts'
import { aDefinition, aProfile, type Told } from '../core/a-profile.ts'
import { indexOf } from '../core/matching.ts'
import { aTenant, profileId } from '../support/people.ts'

const tenant = aTenant()
  .person('Ana', { city: 'Las Vegas', company: 'Contoso' })
  .person('Ben', { city: 'Las Vegas', company: 'Contoso' })
  .person('Cho', { city: 'Reno', company: 'Contoso' })
const index = indexOf(tenant.snapshot())
const at = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }
const check = (told: Told, others: Profile[] = []): Finding[] =>
  checkProfile({ definition: aDefinition(told), id: profileId(1), others, index, at })
const rule = (source: string, condition: string, value?: Rule['value']): Rule => ({ source, condition, value })
const ofRules = (...rules: Rule[]): Told => ({ userProperties: { rules } })
const reno = rule('city', 'is equal to', 'Reno')
const vegas = rule('city', 'is equal to', 'Las Vegas')

const cases: [string, Finding[], string, string][] = [
  [
    'a misspelt value',
    check(ofRules(rule('city', 'is one of', ['Reno', 'Las Vagas']))),
    'User properties, rule 1: "Las Vagas": 0 users; expected "Las Vegas": 2.',
    'ユーザー プロパティ (User properties), ルール 1: "Las Vagas" のユーザーは 0 人。望ましい状態: 近い値とその人数 "Las Vegas": 2。',
  ],
  [
    'a value that is near to none',
    check(ofRules(rule('city', 'contains', 'Kathmandu'))),
    'User properties, rule 1: "Kathmandu": 0 users; expected a value that somebody has.',
    'ユーザー プロパティ (User properties), ルール 1: "Kathmandu" のユーザーは 0 人。望ましい状態: ユーザーのだれかが持つ値。',
  ],
  [
    'a value that runs from right to left, set apart from what stands beside it',
    check(ofRules(rule('city', 'contains', 'دنفر'))),
    'User properties, rule 1: \u2068"دنفر"\u2069: 0 users; expected a value that somebody has.',
    'ユーザー プロパティ (User properties), ルール 1: \u2068"دنفر"\u2069 のユーザーは 0 人。望ましい状態: ユーザーのだれかが持つ値。',
  ],
  [
    'a number out of its range',
    check({
      userActivities: {
        rules: [{ ...rule('course:none', 'was completed within the last', { amount: 0, unit: 'days' }) }],
      },
    }).slice(-1),
    'User activities, rule 1: Expected a whole number, at least 1; found {"amount":0,"unit":"days"}.',
    'ユーザー アクティビティ (User activities), ルール 1: 必要な値: 30 日などの期間 (1 以上の整数)。入力された値: {"amount":0,"unit":"days"}。',
  ],
  [
    'a rule that everybody satisfies',
    check(ofRules(reno, rule('company', 'is not empty'))),
    'User properties, rule 2: 3 of 3 users; expected somebody who does not satisfy it: at present everybody does.',
    'ユーザー プロパティ (User properties), ルール 2: ユーザー 3 人中 3 人。望ましい状態: 満たさない人がいること (現在は全員が満たします)。',
  ],
  [
    'a rule in a group that has no effect',
    check({ userProperties: { rules: [rule('title', 'is not equal to', 'Ana'), { rules: [reno, reno] }] } }).slice(-1),
    'User properties, rule 2.2: No effect at present; expected a clause without which somebody else would match.',
    'ユーザー プロパティ (User properties), ルール 2.2: 現在は結果に影響なし。望ましい状態: なくすと対象者が変わる条件。',
  ],
  [
    'the same rules as another profile',
    check(ofRules(reno), [aProfile(2, 'Reno people', ofRules(reno))]),
    'Basic details: The same rules as "Reno people"; expected rules that no other profile has.',
    '基本情報 (Basic details): 「Reno people」と同じルール。望ましい状態: ほかのプロファイルにないルール。',
  ],
]

describe('What is noteworthy about a profile', () => {
  it.each(cases)('is a line in both languages: %s', (_, findings, english, japanese) => {
    expect(findings.map((finding) => findingText(finding, en))).toEqual([english])
    expect(findings.map((finding) => findingText(finding, ja))).toEqual([japanese])
  })

  it('is told in Japanese whatever it is, but for the rules themselves', () => {
    const overrides = { include: [{ kind: 'profile' as const, id: profileId(1) }] }
    const findings = [
      ...check(ofRules(reno, vegas)),
      ...check(ofRules(rule('city', 'is empty'))),
      ...check({ userProperties: { relation: 'or', rules: [reno, rule('city', 'is not equal to', 'reno')] } }),
      ...check(
        ofRules(
          rule(
            'city',
            'is one of',
            Array.from({ length: 150 }, (_, i) => `Nowhere ${i}`),
          ),
        ),
      ),
      ...check(ofRules(reno), [aProfile(2, 'A', { overrides }), aProfile(3, 'B', { overrides })]),
      ...check(ofRules(reno), [aProfile(2, 'A', { overrides })]),
    ]
    expect(findings.length).toBeGreaterThan(100)
    for (const { expected, found } of findings) {
      expect(ja.told(expected).own, expected).toBe(true)
      if (!/is equal to/.test(found)) expect(ja.told(found).own, found).toBe(true)
    }
  })

  it('is not said of profiles that refer to this one, which stand among its details', () => {
    const others = [2, 3].map((n) =>
      aProfile(n, `P${n}`, { overrides: { include: [{ kind: 'profile', id: profileId(1) }] } }),
    )
    expect([check(ofRules(reno), others), check(ofRules(reno), others.slice(1))].flat().filter(isToReview)).toEqual([])
    expect(isToReview(warning('', 'x', 'y'))).toBe(true)
  })

  it('is what would be right first where it is an error', () => {
    const findings = check(ofRules(rule('city', 'contains', ' ')))
    expect(findings.map((finding) => findingText(finding, en))).toEqual([
      'User properties, rule 1: Expected a value that is not blank; found " ".',
    ])
  })
})
