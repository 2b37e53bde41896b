import { describe, expect, it } from 'vitest'
import { read, shown } from '../../core/findings.ts'
import { compileFilter } from '../../core/compile-rules.ts'
import { groupName, ProfileDefinition } from '../../core/profile.ts'
import { deepest, tooDeep } from '../../core/rules.ts'
import { learn365Regions, Preferences } from '../../core/settings.ts'
import { aTenant } from '../support/people.ts'

const basics = { title: 'US CSMs', description: 'CSMs in the US', enroll: true, autoPopulate: true }
const settings = { contactEmail: 'ana@contoso.example', entraClientId: 'AAAAAAAA-0000-4000-8000-000000000001' }
const rules = (...list: unknown[]) => ({ ...basics, userProperties: { rules: list } })
const city = (value: unknown) => ({ source: 'city', condition: 'is one of', value })
const repeated = (levels: number, innermost: unknown): unknown =>
  Array.from({ length: levels }).reduce((inner) => ({ rules: [inner] }), innermost)

function paths(shape: typeof ProfileDefinition | typeof Preferences, value: unknown): string[] {
  const result = read<unknown>(shape, value)
  return 'findings' in result ? result.findings.map(({ path }) => path) : []
}

describe('A profile file', () => {
  it('is read as it is written, with the defaults of a new profile', () => {
    const read = ProfileDefinition.parse({ ...basics, title: '  US CSMs ' })
    expect(read).toEqual({
      ...basics,
      throttle: { kind: 'percent', limit: 20 },
      sections: 'all',
      overrides: { include: [], exclude: [] },
      courses: [],
    })
  })

  const many = Array.from({ length: 10_000 }, (_, i) => `City ${i}`)
  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, ['']],
    ['null', null, ['']],
    ['a list', [], ['']],
    ['an empty object: all that is missing', {}, ['title', 'description', 'enroll', 'autoPopulate']],
    ['a blank title', { ...basics, title: ' \t' }, ['title']],
    ['a title of two lines', { ...basics, title: 'a\nb' }, ['title']],
    ['a long title', { ...basics, title: 'x'.repeat(201) }, ['title']],
    ['lone surrogates', { ...basics, title: 'a\ud800', description: '\udfff' }, ['title', 'description']],
    [
      'a lone surrogate in a reason',
      { ...basics, overrides: { include: [{ kind: 'user', id: '1', reason: '\ud800' }] } },
      ['overrides.include[0].reason'],
    ],
    ['a word that is unknown', { ...basics, colour: 'red' }, ['colour']],
    ['text for a switch', { ...basics, enroll: 'yes' }, ['enroll']],
    ['a throttle without a limit', { ...basics, throttle: { kind: 'percent' } }, ['throttle.limit']],
    ['a negative throttle', { ...basics, throttle: { kind: 'members', limit: -1 } }, ['throttle.limit']],
    ['an unknown throttle', { ...basics, throttle: { kind: 'some' } }, ['throttle.kind']],
    [
      'an override without an id',
      { ...basics, overrides: { exclude: [{ kind: 'user' }] } },
      ['overrides.exclude[0].id'],
    ],
    [
      'a profile that is no id',
      { ...basics, overrides: { include: [{ kind: 'profile', id: 'x' }] } },
      ['overrides.include[0].id'],
    ],
    ['10,000 values in a rule', rules(city(many)), ['userProperties.rules[0].value']],
    ['10,000 courses', { ...basics, courses: many }, ['courses']],
    ['a value too long', rules(city(['x'.repeat(4_001)])), ['userProperties.rules[0].value[0]']],
    ['a value of no kind', rules(city(true)), ['userProperties.rules[0].value']],
    ['a rule without a condition', rules(city(['x']), { source: 'city' }), ['userProperties.rules[1].condition']],
    ['a rule with a word too many', rules({ ...city(['x']), colour: 'red' }), ['userProperties.rules[0].colour']],
    ['a group that is no list', rules({ rules: 'x' }), ['userProperties.rules[0].rules']],
    ['a relation that is neither', rules({ relation: 'xor', rules: [] }), ['userProperties.rules[0].relation']],
    ['null for a rule', rules(null), ['userProperties.rules[0]']],
    [
      'several in one group',
      rules({ rules: [city([]), { source: 'a' }, { source: 'b' }, { source: 'c' }] }),
      [1, 2, 3].map((i) => `userProperties.rules[0].rules[${i}].condition`),
    ],
    [
      'wrong at level 200',
      rules(repeated(200, { source: 'city' })),
      [`userProperties${'.rules[0]'.repeat(201)}.condition`],
    ],
  ])('is refused with its path and fast: %s', (_, value, expected) => {
    const start = performance.now()
    expect(paths(ProfileDefinition, value)).toEqual(expected)
    expect(performance.now() - start).toBeLessThan(1_000)
  })

  it('is told what would be right, by the shape that is closest', () => {
    const result = read(ProfileDefinition, rules(city(many), city({ from: true })))
    const expected = 'findings' in result ? result.findings.map((finding) => finding.expected) : []
    expect(expected).toEqual(['at most 6000 texts', 'Invalid input'])
  })

  it('nested 200 levels deep is a finding of the rules, not an exception', () => {
    const definition = ProfileDefinition.parse(rules(repeated(200, city(['x']))))
    const filter = compileFilter(definition, aTenant().population(), { now: new Date(0), zone: 'UTC' })
    expect(filter).toMatchObject({ findings: [{ path: `userProperties${'.rules[0]'.repeat(deepest)}` }] })
  })

  it('is measured to a limit before it is read: 100,000 levels cost no more than the limit', () => {
    const hostile = repeated(100_000, 0)
    expect(tooDeep(hostile, 50)).toHaveLength(50)
    const small = { a: [0, { b: [] }] }
    expect([2, 3, 4].map((limit) => tooDeep(small, limit))).toEqual([['a', 1], ['a', 1, 'b'], undefined])
    expect(tooDeep('x', 0)).toBeUndefined()
  })
})

describe('Settings', () => {
  it('have defaults, and ids in small letters', () => {
    expect(Preferences.parse(settings)).toEqual({
      contactEmail: 'ana@contoso.example',
      entraClientId: 'aaaaaaaa-0000-4000-8000-000000000001',
      groupPrefix: 'Assigner ',
      learn365Region: 'global',
      timeZone: 'UTC',
      language: 'en',
      entraFields: [],
      refreshGuardPercent: 10,
    })
  })

  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, ['']],
    ['an empty object: all that is missing', {}, ['contactEmail', 'entraClientId']],
    ['a contact that is no address', { ...settings, contactEmail: 'ana' }, ['contactEmail']],
    ['a client id that is no GUID', { ...settings, entraClientId: 'secret' }, ['entraClientId']],
    ['a prefix of two lines', { ...settings, groupPrefix: 'a\r\nb' }, ['groupPrefix']],
    ['a lone surrogate', { ...settings, groupPrefix: '\ud800' }, ['groupPrefix']],
    ['a long prefix', { ...settings, groupPrefix: 'x'.repeat(51) }, ['groupPrefix']],
    ['a place that is no zone', { ...settings, timeZone: 'Mars/Olympus' }, ['timeZone']],
    ['a zone that is no text', { ...settings, timeZone: '\ud800' }, ['timeZone']],
    ['an unknown region', { ...settings, learn365Region: 'mars' }, ['learn365Region']],
    ['an unknown language', { ...settings, language: 'fr' }, ['language']],
    ['31 February', { ...settings, entraSecretExpires: '2027-02-31' }, ['entraSecretExpires']],
    ['a field that would be a query', { ...settings, entraFields: ['employeeType', 'id)&$top=1'] }, ['entraFields[1]']],
    [
      '10,000 fields',
      { ...settings, entraFields: Array.from({ length: 10_000 }, (_, i) => `extension_${'0'.repeat(32)}_${i}`) },
      ['entraFields'],
    ],
    ['a guard of nothing', { ...settings, refreshGuardPercent: 0 }, ['refreshGuardPercent']],
    ['two at once', { ...settings, language: 'fr', timeZone: '' }, ['timeZone', 'language']],
  ])('are refused with the path: %s', (_, value, expected) => {
    expect(paths(Preferences, value).sort()).toEqual(expected.sort())
  })

  it('name a host for every region', () => {
    for (const host of Object.values(learn365Regions))
      expect(host).toMatch(/^https:\/\/[a-z-]*api\.(usgcc)?365\.systems$/)
  })
})

describe('A finding', () => {
  it('shows what was found, cut at 120 characters', () => {
    expect([shown(undefined), shown(null), shown('x'), shown([1])]).toEqual(['nothing', 'null', '"x"', '[1]'])
    expect(shown('x'.repeat(118))).toBe(`"${'x'.repeat(118)}"`)
    expect(shown('x'.repeat(119))).toBe(`"${'x'.repeat(119)}…`)
  })

  it('names the path, what was found there and what would be right', () => {
    const result = read(ProfileDefinition, rules({ rules: [{ source: 'city', condition: 7 }] }), 'profiles[3]')
    expect(result).toEqual({
      findings: [
        {
          path: 'profiles[3].userProperties.rules[0].rules[0].condition',
          found: '7',
          expected: 'string',
          severity: 'error',
        },
      ],
    })
  })
})

describe("A group's name", () => {
  it('is prefix and title, 256 characters at most', () => {
    expect(groupName('Assigner ', 'US CSMs')).toBe('Assigner US CSMs')
    expect(groupName('x'.repeat(100), 'y'.repeat(200))).toHaveLength(256)
  })
})
