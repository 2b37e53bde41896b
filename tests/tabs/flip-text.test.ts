import { describe, expect, it } from 'vitest'
import type { FlipStep, OverrideVerdict } from '../../core/contract/why.ts'
import { flipText } from '../../tabs/why/flip-text.ts'
import { speechOf } from '../../tabs/words/words-context.ts'

const en = speechOf('en', () => undefined)
const ja = speechOf('ja', () => undefined)
type Target = Extract<FlipStep, { kind: 'value' }>['to']
const city = (from: string | null, to: Target): FlipStep => ({
  kind: 'value',
  source: 'city',
  label: 'City',
  from,
  to,
  rules: [],
})
const override: OverrideVerdict = {
  path: 'overrides.exclude[0]',
  list: 'exclude',
  kind: 'profile',
  id: 'p1',
  name: 'Leavers',
  reason: null,
  holds: true,
}
const registration = { status: 'active', registered: null, started: null, due: null } as const
const safety: FlipStep = {
  kind: 'value',
  source: 'course:c1',
  label: 'Safety',
  from: 'not enrolled',
  to: { kind: 'value', value: 'active, completed, completed 2026-03-01' },
  course: { from: [], to: [{ ...registration, passing: 'completed', completed: '2026-03-01' }], isLatest: false },
  rules: [],
}

describe('What would have to be different', () => {
  it.each<[string, FlipStep, string, string]>([
    [
      'a value, as it was written',
      city(' denver ', { kind: 'value', value: 'Las Vegas' }),
      'City: “Las Vegas” instead of “denver”',
      '市・区: 「denver」ではなく「Las Vegas」',
    ],
    [
      'any other value',
      city('Denver', { kind: 'anything else' }),
      'City: anything other than “Denver”',
      '市・区: 「Denver」以外の値',
    ],
    ['any value at all', city(null, { kind: 'anything else' }), 'City: any value', '市・区: 何らかの値'],
    [
      'no value',
      city('Denver', { kind: 'blank' }),
      'City: no value instead of “Denver”',
      '市・区: 「Denver」ではなく値なし',
    ],
    [
      'an override',
      { kind: 'override', path: override.path, change: 'take out' },
      'Overrides: Leavers removed from Exclude',
      'オーバーライド: 除外 (Exclude) から Leavers を削除',
    ],
    [
      'an override that is not there',
      { kind: 'override', path: 'overrides.include', change: 'add' },
      'Overrides: added under Include',
      'オーバーライド: 含める (Include) に追加',
    ],
    [
      'how somebody stands in a course',
      safety,
      '“Safety”: enrolled, completed, completed on 1 Mar 2026 instead of not enrolled',
      '「Safety」: 未登録ではなく登録済み、完了、完了日 2026/03/01',
    ],
  ])('is %s', (_, step, english, japanese) => {
    expect([flipText(step, [override], en), flipText(step, [override], ja)]).toEqual([english, japanese])
  })

  it('says whether one thing is enough, or several are needed together', () => {
    const flip = (isMember: boolean, n: number) => en.words.why.flip('Maya Jensen', isMember, n, String(n))
    expect(flip(false, 1)).toBe('Maya Jensen would belong to this profile if this were different:')
    expect(flip(true, 2)).toBe('Maya Jensen would no longer belong to this profile if both of these were different:')
    expect(flip(true, 3)).toMatch(/all 3 of these/)
    expect(ja.words.why.flip('Maya Jensen', true, 2, '2')).toBe(
      '次の 2 点が両方とも異なれば、Maya Jensen はこのプロファイルの対象から外れます:',
    )
  })
})
