import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProfilePreview } from '../../core/contract/preview.ts'
import type { Finding } from '../../core/findings.ts'
import { aWorld, type World } from '../support/world.ts'
import { asking, problemOf, type Ask } from './asking.ts'
import { nested } from './profile-bodies.ts'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const longest = 2_000
/** What is said of a profile: by its preview, and by an attempt to save it. Both at once, neither slow. */
async function told(rules: Record<string, unknown>): Promise<{ saved: number; paths: string[]; counts: unknown }> {
  const body = { title: 'Bad', description: 'Bad.', enroll: false, autoPopulate: true, ...rules }
  const start = performance.now()
  const [preview, post] = [
    await ask('POST', '/api/profiles/preview', { body }),
    await ask('POST', '/api/profiles', { body }),
  ]
  expect(performance.now() - start).toBeLessThan(longest)
  expect([200, 400]).toContain(preview.status)
  const errorsIn = (findings: Finding[]): string[] =>
    findings.filter(({ severity }) => severity === 'error').map(({ path }) => path)
  const read = preview.status === 200 ? ProfilePreview.parse(preview.body) : undefined
  const inPreview = errorsIn(read?.findings ?? problemOf(preview).findings)
  if (post.status === 201) await world.remove('Bad')
  else expect(errorsIn(problemOf(post).findings)).toEqual(inPreview)
  return { saved: post.status, paths: inPreview, counts: read?.counts ?? null }
}

const rule = (source: string, condition: string, value?: unknown) => ({ source, condition, value })
const rules = (...list: unknown[]) => ({ userProperties: { rules: list } })
const one = 'userProperties.rules[0]'
const lone = 'Oslo \ud800'
const elsewhere = '3fa85f64-5717-4562-b3fc-2c963f66afa6'

describe('A profile that cannot be is refused with the path of what is wrong, never "everyone", never slowly', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['an unknown condition', rules(rule('city', 'sounds like', 'Oslo')), [`${one}.condition`]],
    ['a condition of another kind', rules(rule('city', 'is greater than', 5)), [`${one}.condition`]],
    ['no condition', rules({ source: 'city', value: 'Oslo' }), [`${one}.condition`]],
    ['an unknown source', rules(rule('planet', 'is equal to', 'Mars')), [`${one}.source`]],
    ['a field of another tenant', rules(rule(`field:${elsewhere}`, 'is equal to', 'x')), [`${one}.source`]],
    ['an Entra ID field that settings do not name', rules(rule('entra:city', 'is equal to', 'x')), [`${one}.source`]],
    [
      'a course of another tenant',
      { userActivities: { rules: [rule(`course:${elsewhere}`, 'was completed')] } },
      ['userActivities.rules[0].source'],
    ],
    [
      'several courses, one of another tenant',
      { userActivities: { rules: [{ condition: 'was completed', courses: [elsewhere], atLeast: 1 }] } },
      ['userActivities.rules[0].courses'],
    ],
    ['a number where text belongs', rules(rule('city', 'is equal to', 5)), [`${one}.value`]],
    ['a number in a list of texts', rules(rule('city', 'is one of', ['Oslo', 5])), [`${one}.value[1]`]],
    ['text where a list belongs', rules(rule('city', 'is one of', 'Oslo')), [`${one}.value`]],
    ['an object where text belongs', rules(rule('city', 'contains', { from: 'a', to: 'b' })), [`${one}.value`]],
    [
      '10,000 values',
      rules(
        rule(
          'city',
          'is one of',
          Array.from({ length: 10_000 }, (_, i) => `C${i}`),
        ),
      ),
      [`${one}.value`],
    ],
    ['a blank value', rules(rule('city', 'contains', '\u3000')), [`${one}.value`]],
    ['a lone surrogate as value', rules(rule('city', 'is equal to', lone)), [`${one}.value`]],
    ['a lone surrogate in a list', rules(rule('city', 'is one of', ['Oslo', lone])), [`${one}.value[1]`]],
    ['a lone surrogate as source', rules(rule(lone, 'is equal to', 'x')), [`${one}.source`]],
    ['a lone surrogate as condition', rules(rule('city', lone, 'x')), [`${one}.condition`]],
    ['an empty group', rules({ rules: [] }), [`${one}.rules`]],
    ['groups nested 21 deep', { userProperties: nested(21) }, [`userProperties${'.rules[0]'.repeat(20)}`]],
    ['groups nested 200 deep', { userProperties: nested(200) }, [`userProperties${'.rules[0]'.repeat(20)}`]],
    [
      'groups nested 200 deep beside others that are right',
      rules(rule('city', 'is not empty'), nested(3), nested(200)),
      [`userProperties.rules[2]${'.rules[0]'.repeat(19)}`],
    ],
    [
      'several things at once',
      rules(rule('city', 'sounds like', 'Oslo'), rule('planet', 'is equal to', 'Mars'), rule('city', 'contains', 5)),
      [`${one}.condition`, 'userProperties.rules[1].source', 'userProperties.rules[2].value'],
    ],
  ])('%s', async (_, body, paths) => {
    expect(await told(body)).toEqual({ saved: 400, paths, counts: null })
  })
})

describe('A value that looks dangerous is a text like any other', () => {
  it.each(['^(a+)+$', '.*', '%', "' OR '1'='1", '__proto__', '${7*7}', '\\u0000', '*'])('%j', async (value) => {
    for (const condition of ['is equal to', 'contains', 'starts with', 'ends with'])
      expect(await told(rules(rule('city', condition, value)))).toMatchObject({ saved: 201, counts: { matches: 0 } })
  })
})

describe('A profile as large as it may be', () => {
  it('is previewed and saved without delay: 5,000 values that nobody has', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `Las Vagas ${i}`)
    expect(await told(rules(rule('city', 'is one of', many)))).toMatchObject({ saved: 201, counts: { matches: 0 } })
  })

  it('is previewed and saved without delay: 1,000 rules, in groups', async () => {
    const cities = Array.from({ length: 1_000 }, (_, i) => rule('city', 'does not contain', `Town ${i}`))
    const groups = Array.from({ length: 50 }, (_, i) => ({ rules: cities.slice(20 * i, 20 * i + 20) }))
    expect(await told(rules(...groups))).toMatchObject({ saved: 201, paths: [] })
  })

  it('is previewed and saved without delay: lists that cannot be true together', async () => {
    const lists = Array.from({ length: 60 }, (_, list) =>
      rule(
        'city',
        'is one of',
        Array.from({ length: 600 }, (__, i) => `C${list}-${i}`),
      ),
    )
    expect(await told(rules(...lists))).toMatchObject({ saved: 201, counts: { matches: 0 } })
  })
})
