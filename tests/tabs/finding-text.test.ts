import { describe, expect, it } from 'vitest'
import { checkProfile } from '../../core/checks/check-profile.ts'
import { finding, warning, type Finding } from '../../core/findings.ts'
import type { Profile } from '../../core/profile.ts'
import type { Rule } from '../../core/rules.ts'
import { findingLine, findingLines, findingText, isToReview } from '../../tabs/profile/finding-text.ts'
import { shapeFindings, draftOf, newDefinition } from '../../tabs/editor/draft.ts'
import { countingIds } from '../../tabs/editor/counting-ids.ts'
import { speechOf } from '../../tabs/words/words-context.ts'
import { aDefinition, aProfile, type Told } from '../core/a-profile.ts'
import { indexOf } from '../core/matching.ts'
import { aTenant, profileId } from '../support/people.ts'

const tenant = aTenant()
  .field('Hire Date', 'date')
  .field('Level', 'number')
  .person('Ana', { city: 'Las Vegas', company: 'Contoso' })
  .person('Ben', { city: 'Las Vegas', company: 'Contoso' })
  .person('Cho', { city: 'Reno', company: 'Contoso' })
const [hire, level] = [tenant.fieldSource('Hire Date'), tenant.fieldSource('Level')]
const index = indexOf(tenant.snapshot())
const at = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }
const en = speechOf('en', () => undefined)
const ja = speechOf('ja', () => undefined)
const check = (told: Told, others: Profile[] = []): Finding[] =>
  checkProfile({ definition: aDefinition(told), id: profileId(1), others, index, at })
const rule = (source: string, condition: string, value?: Rule['value']): Rule => ({ source, condition, value })
const ofRules = (...rules: Rule[]): Told => ({ userProperties: { rules } })
const reno = rule('city', 'is equal to', 'Reno')
const vegas = rule('city', 'is equal to', 'Las Vegas')

const ofDate = (condition: string, value?: Rule['value']): Told => ({
  userDates: { rules: [rule(hire, condition, value)] },
})
const nowhere = (n: number): string[] => Array.from({ length: n }, (_, i) => `Nowhere ${i}`)
const ofShape = (part: Partial<typeof newDefinition>): Finding[] =>
  shapeFindings(draftOf({ ...newDefinition, title: 'T', description: 'D', ...part }, countingIds()))

const cases: [string, Finding[], string, string][] = [
  [
    'a misspelt value',
    check(ofRules(rule('city', 'is one of', ['Reno', 'Las Vagas']))),
    'User properties, rule 1: Nobody has “Las Vagas”. Did you mean “Las Vegas” (2)?',
    'ユーザー プロパティ (User properties)、ルール 1: 「Las Vagas」の人はいません。「Las Vegas」 (2 人) ではありませんか?',
  ],
  [
    'a value that is near to none',
    check(ofRules(rule('city', 'contains', 'Kathmandu'))),
    'User properties, rule 1: Nobody has “Kathmandu”. Check the spelling.',
    'ユーザー プロパティ (User properties)、ルール 1: 「Kathmandu」の人はいません。入力を確認してください。',
  ],
  [
    'many values that nobody has, in one sentence',
    check(ofRules(rule('city', 'is one of', ['Reno', 'Las Vegas', ...nowhere(98)]))),
    'User properties, rule 1: Nobody has 98 of these 100 values: “Nowhere 0”, “Nowhere 1”, “Nowhere 2” and 95 more.',
    'ユーザー プロパティ (User properties)、ルール 1: 100 件の値のうち 98 件について、該当する人がいません: 「Nowhere 0」、「Nowhere 1」、「Nowhere 2」、ほか 95 件。',
  ],
  [
    'a value that runs from right to left, set apart from what stands beside it',
    check(ofRules(rule('city', 'contains', 'دنفر'))),
    'User properties, rule 1: Nobody has \u2068“دنفر”\u2069. Check the spelling.',
    'ユーザー プロパティ (User properties)、ルール 1: \u2068「دنفر」\u2069の人はいません。入力を確認してください。',
  ],
  [
    'a number out of its range',
    check({
      userActivities: {
        rules: [{ ...rule('course:none', 'was completed within the last', { amount: 0, unit: 'days' }) }],
      },
    }).slice(-1),
    'User activities, rule 1: Amount (0): enter a whole number of days from 1 to 100,000.',
    'ユーザー アクティビティ (User activities)、ルール 1: 数 (0): 1 から 100,000 までの整数を入力してください (単位: 日)。',
  ],
  [
    'a rule that everybody satisfies',
    check(ofRules(reno, rule('company', 'is not empty'))),
    'User properties, rule 2: All 3 users match this at present, so it leaves nobody out.',
    'ユーザー プロパティ (User properties)、ルール 2: 現在、ユーザー 3 人の全員がこれに一致するため、誰も絞り込まれません。',
  ],
  [
    'rules that nobody satisfies together',
    check(ofRules(vegas, rule('title', 'is equal to', 'Cho'))),
    'User properties: Nobody matches this at present.',
    'ユーザー プロパティ (User properties): 現在、これに一致する人はいません。',
  ],
  [
    'rules that contradict each other',
    check(ofRules(reno, vegas)),
    'User properties: The rules about City contradict each other, so nobody can ever match. Change one of them.',
    'ユーザー プロパティ (User properties): 「市・区」のルールが互いに矛盾しているため、誰も一致しません。いずれかを変更してください。',
  ],
  [
    'a rule in a group that has no effect',
    check({ userProperties: { rules: [rule('title', 'is not equal to', 'Ana'), { rules: [reno, reno] }] } }).slice(-1),
    'User properties, rule 2.2: This makes no difference at present: without it the same people match.',
    'ユーザー プロパティ (User properties)、ルール 2.2: 現在、これは結果に影響しません。なくても同じ人が一致します。',
  ],
  [
    'the same rules as another profile',
    check(ofRules(reno), [aProfile(2, 'Reno people', ofRules(reno))]),
    'The profile “Reno people” has the same rules. You may need only one of the two.',
    'プロファイル「Reno people」のルールも同じです。どちらか一方で足りるかもしれません。',
  ],
  [
    'a blank value',
    check(ofRules(rule('city', 'contains', ' '))),
    'User properties, rule 1, Value: enter a text.',
    'ユーザー プロパティ (User properties)、ルール 1、値 (Value): テキストを入力してください。',
  ],
  [
    'a group without rules',
    check({ userProperties: { rules: [reno, { rules: [] }] } }),
    'User properties, rule 2: This group has no rules. Add a rule, or delete the group.',
    'ユーザー プロパティ (User properties)、ルール 2: このグループにルールがありません。ルールを追加するか、グループを削除してください。',
  ],
  [
    'a range from more to less',
    check({ userProperties: { rules: [rule(level, 'is between', { from: 5, to: 2 })] } }),
    'User properties, rule 1: From (5) is after To (2). Swap them.',
    'ユーザー プロパティ (User properties)、ルール 1: 「開始」(5) が「終了」(2) より後になっています。入れ替えてください。',
  ],
  [
    'a range of dates that ends before it begins',
    check(ofDate('is between', { from: '2026-05-01', to: '2026-01-01' })),
    'User dates, rule 1: From (1 May 2026) is after To (1 Jan 2026). Swap them.',
    'ユーザーの日付 (User dates)、ルール 1: 「開始」(2026/05/01) が「終了」(2026/01/01) より後になっています。入れ替えてください。',
  ],
  [
    'an end that is missing',
    check(ofDate('is between', { from: '2026-05-01' })),
    'User dates, rule 1: Fill in both From and To.',
    'ユーザーの日付 (User dates)、ルール 1: 「開始」と「終了」の両方を入力してください。',
  ],
  [
    'an amount that is too small',
    check(ofDate('is within the last', { amount: -5, unit: 'weeks' })),
    'User dates, rule 1: Amount (-5): enter a whole number of weeks from 1 to 14,000.',
    'ユーザーの日付 (User dates)、ルール 1: 数 (-5): 1 から 14,000 までの整数を入力してください (単位: 週間)。',
  ],
  [
    'an amount that is not there',
    check(ofDate('has its anniversary within the next', { unit: 'days' })),
    'User dates, rule 1: Amount: enter a whole number of days from 1 to 366.',
    'ユーザーの日付 (User dates)、ルール 1: 数: 1 から 366 までの整数を入力してください (単位: 日)。',
  ],
  [
    'a title that is not there',
    ofShape({ title: ' ' }),
    'Basic details, Title: enter a name for the group.',
    '基本情報 (Basic details)、タイトル (Title): グループの名前を入力してください。',
  ],
  [
    'a description that is too long',
    ofShape({ description: 'x'.repeat(4_001) }),
    'Basic details, Description: use 4,000 characters or fewer.',
    '基本情報 (Basic details)、説明 (Description): 4,000 文字以内で入力してください。',
  ],
  [
    'a throttle without its number',
    ofShape({ throttle: { kind: 'percent', limit: Number.NaN } }),
    'Basic details, Throttle: enter a number.',
    '基本情報 (Basic details)、スロットル (Throttle): 数値を入力してください。',
  ],
  [
    'a throttle below nothing',
    ofShape({ throttle: { kind: 'percent', limit: -1 } }),
    'Basic details, Throttle: enter 0 or more.',
    '基本情報 (Basic details)、スロットル (Throttle): 0 以上の数値を入力してください。',
  ],
  [
    'nothing that adds anybody',
    check({}),
    'User properties: Nobody can be a member yet. Add a rule, or include somebody.',
    'ユーザー プロパティ (User properties): メンバーになる人がまだいません。ルールを追加するか、含める (Include) ユーザーを指定してください。',
  ],
  [
    'an override of somebody who is gone',
    check({ ...ofRules(reno), overrides: { include: [{ kind: 'user', id: 'gone' }] } }),
    'Overrides: This user is no longer in Learn365. Remove the override.',
    'オーバーライド (Overrides): このユーザーは Learn365 にもういません。オーバーライドを削除してください。',
  ],
]

/** Whatever a form or the server can be told of at once, wrong in as many ways as a rule can be. */
const wrongInEveryWay = (): Finding[] => [
  ...cases.flatMap(([, findings]) => findings),
  ...check({ ...ofRules(reno), courses: ['gone'], overrides: { exclude: [{ kind: 'profile', id: profileId(9) }] } }),
  ...[
    rule('', 'is equal to', 'x'),
    rule('shoe size', 'is equal to', 'x'),
    rule('field:gone', 'is equal to', 'x'),
    rule('entra:gone', 'is equal to', 'x'),
    rule('course:gone', 'was completed'),
    rule(hire, 'is on', 'someday'),
    rule('city', 'sounds like', 'x'),
    rule('city', 'is equal to'),
    rule('city', 'is one of', []),
    rule('city', 'is one of', ['', ' ', '']),
    rule('city', 'is empty', 'x'),
    rule(level, 'is greater than'),
    rule(level, 'is between', { from: 1 }),
    rule(level, 'is between', 'x'),
    { condition: 'was completed', source: 'city', courses: ['c1', 'c2'], atLeast: 3 } as unknown as Rule,
  ].flatMap((one) => check(ofRules(one))),
]

describe('What is wrong, or noteworthy, about a profile', () => {
  it.each(cases)('is a line in both languages: %s', (_, findings, english, japanese) => {
    expect(findings.map((one) => findingText(one, en))).toEqual([english])
    expect(findings.map((one) => findingText(one, ja))).toEqual([japanese])
  })

  it('is a sentence of its own whatever it is, without a word of the API', () => {
    const findings = wrongInEveryWay()
    expect(findings.length).toBeGreaterThan(40)
    for (const one of findings) {
      expect(one.about, one.expected).toBeDefined()
      for (const spoken of [en, ja]) {
        expect(findingText(one, spoken)).not.toMatch(/[{}[\]"]|xpected|undefined|null/)
        expect(findingText(one, spoken)).toMatch(/[.?。]$/)
      }
    }
  })

  it('names its field beside it, and nothing else', () => {
    const [title] = ofShape({ title: '' })
    const [range] = check(ofDate('is between', { from: '2026-05-01', to: '2026-01-01' }))
    expect(title && findingLine(title, en)).toBe('Title: enter a name for the group.')
    expect(range && findingLine(range, en)).toBe('From (1 May 2026) is after To (1 Jan 2026). Swap them.')
  })

  it('is told three times of a kind at a place, and then as a number', () => {
    const findings = check(
      ofRules(
        reno,
        rule(
          'city',
          'is one of',
          Array.from({ length: 10 }, () => ' '),
        ),
      ),
    )
    expect(findings).toHaveLength(10)
    expect(findingLines(findings, en, findingLine).map(({ text }) => text)).toEqual([
      'Value 1: enter a text.',
      'Value 2: enter a text.',
      'Value 3: enter a text. The same is true of 7 more.',
    ])
  })

  it('is what would be right where no sentence is known', () => {
    const unknown = finding('userProperties.rules[0]', { from: 1 }, 'something new')
    expect(findingText(unknown, en)).toBe(
      'User properties, rule 1: This is not right yet. What would be right: something new.',
    )
  })

  it('is not said of profiles that refer to this one, which stand among its details', () => {
    const others = [2, 3].map((n) =>
      aProfile(n, `P${n}`, { overrides: { include: [{ kind: 'profile', id: profileId(1) }] } }),
    )
    expect([check(ofRules(reno), others), check(ofRules(reno), others.slice(1))].flat().filter(isToReview)).toEqual([])
    expect(isToReview(warning('', 'x', 'y'))).toBe(true)
  })
})
