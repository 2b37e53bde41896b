import { describe, expect, it } from 'vitest'
import { profileId } from '../support/people.ts'
import { nested } from '../api/profile-bodies.ts'
import { planned } from './profile-files.ts'

const inOslo = { userProperties: { rules: [{ source: 'city', condition: 'is equal to', value: 'Oslo' }] } }
const refersTo = (n: number) => ({ overrides: { include: [{ kind: 'profile', id: profileId(n) }] } })

describe('A file that no export has made', () => {
  const good = () => ({ title: 'A', description: 'A.', enroll: true, autoPopulate: true, ...inOslo })
  const rules = (...list: unknown[]) => ({ ...good(), userProperties: { rules: list } })
  const city = { source: 'city', condition: 'is not empty' }
  const strange: [string, unknown, string[]][] = [
    ['nothing', null, ['profiles[0]']],
    ['a text', 'everyone', ['profiles[0]']],
    ['a list', [], ['profiles[0]']],
    ['no title', { ...good(), title: undefined }, ['profiles[0].title']],
    ['half a character', { ...good(), title: 'A \ud83d' }, ['profiles[0].title']],
    [
      'half a character as a value',
      rules({ ...city, condition: 'is equal to', value: '\udc00' }),
      ['profiles[0].userProperties.rules[0].value'],
    ],
    ['a field that there is not', { ...good(), everyone: true }, ['profiles[0].everyone']],
    ['a group', { ...good(), groupId: profileId(1) }, ['profiles[0].groupId']],
    [
      'wrong types',
      { ...good(), enroll: 'yes', courses: 7, names: [] },
      ['profiles[0].enroll', 'profiles[0].courses', 'profiles[0].names'],
    ],
    [
      'the prototype of objects',
      JSON.parse('{"title":"A","description":"A.","enroll":true,"autoPopulate":true,"__proto__":{"x":1}}'),
      ['profiles[0].__proto__'],
    ],
    [
      'the prototype in a value',
      rules({ ...city, value: JSON.parse('{"__proto__":{"from":1}}') as unknown }),
      ['profiles[0].userProperties.rules[0].value.__proto__'],
    ],
    ['no rule in a group', rules({ rules: [] }), ['profiles[0].userProperties.rules[0].rules']],
    ['10,000 rules', rules(...Array.from({ length: 10_000 }, () => city)), ['profiles[0].userProperties.rules']],
    ['21 levels', { ...good(), userProperties: nested(21) }, [`profiles[0].userProperties${'.rules[0]'.repeat(20)}`]],
    ['200 levels', { ...good(), userProperties: nested(200) }, [`profiles[0].userProperties${'.rules[0]'.repeat(20)}`]],
    [
      'more than any profile has',
      { ...good(), courses: Array.from({ length: 300_000 }, () => 1) },
      ['profiles[0].courses'],
    ],
    [
      'more values in all than any profile has',
      {
        ...good(),
        ...Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`f${i}`, Array.from({ length: 5_000 }, () => 1)])),
      },
      ['profiles[0]'],
    ],
    [
      '6,000 rules',
      rules(...Array.from({ length: 6 }, () => ({ rules: Array.from({ length: 1_000 }, () => city) }))),
      ['profiles[0].userProperties.rules[4].rules'],
    ],
  ]
  it.each(strange)('has findings with paths, never "everyone": %s', (_, value, paths) => {
    const plan = planned([value, { ...good(), title: 'B' }])
    expect(plan.problems.flatMap(({ findings }) => findings.map(({ path }) => path))).toEqual(paths)
    expect(plan.create.map(({ place }) => place)).toEqual([1])
  })

  it('is refused where it is larger than a request that changes it may be', () => {
    const long = Array.from({ length: 300 }, (_, i) => ({ ...city, value: `${i}`.padEnd(4_000, 'x') }))
    const [problem] = planned([rules(...long)]).problems
    expect(problem?.findings).toMatchObject([
      { path: 'profiles[0]', expected: 'at most 1048576 bytes, as in a request' },
    ])
  })

  it('is not looked at any further where thousands of things are wrong', () => {
    const bad = rules(...Array.from({ length: 4 }, () => ({ rules: Array.from({ length: 1_000 }, () => ({})) })))
    const began = performance.now()
    const plan = planned(Array.from({ length: 100 }, () => bad))
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(plan.problems).toHaveLength(100)
    expect(plan.problems.at(-1)?.findings).toMatchObject([{ path: 'profiles[99]', found: '"not read"' }])
  })

  it('may be a chain of thousands of profiles, each of which refers to the next', () => {
    const chain = Array.from({ length: 5_000 }, (_, n) => ({
      ...good(),
      id: profileId(n),
      title: `P ${n}`,
      ...refersTo(n + 1),
    }))
    const plan = planned([...chain, { ...good(), id: profileId(5_000) }])
    expect(plan.create).toHaveLength(5_001)
  })
})
