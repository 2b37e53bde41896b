import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProfilePreview } from '../../core/contract/preview.ts'
import { ProfileId, TenantId } from '../../core/ids.ts'
import type { DemoPerson } from '../../sandbox/demo/demo-tenant.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, problemOf, type Ask, type Told } from './asking.ts'

const nobody = '00000000-0000-4000-8000-000000000000'
const elsewhere = '7d1f3a5c-9b2e-4d60-8f71-a2b3c4d5e6f7'

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

const post = (draft: unknown, query = '', as = 'Maya Jensen'): Promise<Told> =>
  ask('POST', `/api/profiles/preview${query}`, { body: draft, as })
const preview = async (draft: unknown, query = ''): Promise<ProfilePreview> => {
  const told = await post(draft, query)
  expect(told.status, told.text).toBe(200)
  return ProfilePreview.parse(told.body)
}
/** Text without its spelling: what the rules are to see through. */
const plain = (text: string | null): string => (text ?? '').normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
const inCity =
  (...cities: string[]) =>
  ({ deleted, city }: DemoPerson): boolean =>
    !deleted && cities.includes(plain(city))
/** The demo's people, asked in the demo's own words. */
const people = (is: (person: DemoPerson) => boolean): DemoPerson[] => world.demo.people.filter(is)
const able = ({ directoryId, source }: DemoPerson): boolean => directoryId !== null && source === 'Entra ID'
const namesOf = (movers: readonly { name: string }[]): string[] => movers.map(({ name }) => name).sort()
const rule = (source: string, condition: string, value?: unknown) => ({ source, condition, value })
const rules = (...list: unknown[]) => ({ userProperties: { rules: list } })

describe('A preview of a draft', () => {
  it('counts who match, who would be members, and who cannot be, of how many', async () => {
    const matching = people(inCity('denver'))
    const told = await preview(livesIn('Denver'))
    expect(told).toMatchObject({
      users: people(({ deleted }) => !deleted).length,
      counts: {
        matches: matching.length,
        members: matching.filter(able).length,
        cannotBeMembers: matching.filter((one) => !able(one)).length,
      },
      problem: null,
      findings: [],
    })
    expect(namesOf(told.cannot)).toEqual(namesOf(matching.filter((one) => !able(one))))
    expect(matching.filter(able).length).toBeGreaterThan(2)
  })

  it('counts who satisfy each section, group and rule', async () => {
    const count = (is: (person: DemoPerson) => boolean): number => people((one) => !one.deleted && is(one)).length
    const isSales = ({ department }: DemoPerson): boolean => plain(department) === 'sales'
    const draft = {
      userProperties: {
        relation: 'or',
        rules: [
          rule('city', 'is equal to', 'denver'),
          { not: true, rules: [rule('department', 'is equal to', 'sales'), rule('city', 'is not empty')] },
        ],
      },
    }
    expect((await preview(draft, '?quick=true')).clauses).toEqual([
      {
        path: 'userProperties',
        users: count((one) => inCity('denver')(one) || !(isSales(one) && plain(one.city) !== '')),
      },
      { path: 'userProperties.rules[0]', users: count(inCity('denver')) },
      { path: 'userProperties.rules[1]', users: count((one) => !(isSales(one) && plain(one.city) !== '')) },
      { path: 'userProperties.rules[1].rules[0]', users: count(isSales) },
      { path: 'userProperties.rules[1].rules[1]', users: count(({ city }) => plain(city) !== '') },
    ])
  })

  it('names whom the next maintenance adds to a profile that has no group yet', async () => {
    const { change } = await preview(livesIn('Denver'))
    expect(change).toMatchObject({ verdict: 'apply', have: 0, removes: 0, remove: [], kept: [] })
    expect(namesOf(change?.add ?? [])).toEqual(namesOf(people(inCity('denver')).filter(able)))
    expect(change?.adds).toBe(change?.add.length)
  })

  it('names what the next maintenance does to the group as it is, and so it happens', async () => {
    const { id } = await world.create('Moving', livesIn('Denver'))
    await world.maintain()
    const before = await world.membersOf('Moving')
    expect((await preview(livesIn('Denver'), `?profile=${id}`)).change).toMatchObject({ verdict: 'nothing to do' })
    const { change } = await preview(livesIn('San Diego'), `?profile=${id}`)
    expect(namesOf(change?.remove ?? [])).toEqual(before)
    expect(namesOf(change?.add ?? [])).toEqual(namesOf(people(inCity('san diego')).filter(able)))
    expect(change).toMatchObject({ have: before.length, adds: change?.add.length, removes: before.length })
    await world.change('Moving', livesIn('San Diego'))
    await world.nextCycle()
    expect(await world.membersOf('Moving')).toEqual(namesOf(change?.add ?? []))
  })

  it('says that a change is larger than the throttle of the draft', async () => {
    const { id } = await world.create('Throttled', livesIn('Las Vegas'))
    await world.nextCycle()
    const draft = { ...livesIn('Denver'), throttle: { kind: 'members', limit: 1 } }
    const { change } = await preview(draft, `?profile=${id}`)
    expect(change?.verdict).toBe('held')
    expect(change?.because).toMatch(/^\d+ member changes exceed 1 members$/)
  })

  it('leaves a group as it is that is not auto-populated', async () => {
    const { change } = await preview({ ...livesIn('Denver'), autoPopulate: false })
    expect(change).toMatchObject({ verdict: 'nothing to do', because: 'it is not auto-populated' })
  })

  it('names no more people than are asked for, and counts them all', async () => {
    const { change, cannot } = await preview(livesIn('Denver', 'Las Vegas'), '?names=1')
    expect([change?.add.length, cannot.length <= 1]).toEqual([1, true])
    expect(change?.adds).toBe(people(inCity('denver', 'las vegas')).filter(able).length)
  })

  it('that is quick has the counts and findings, and does not ask Entra ID', async () => {
    const { id } = await world.create('Quick', livesIn('Oslo'))
    await world.nextCycle()
    const asked = world.standIns.graph.judge.seen.length
    const told = await preview(livesIn('Oslo', 'Olso'), `?profile=${id}&quick=true`)
    expect(told).toMatchObject({ change: null, cannot: [], findings: [{ found: '"Olso": 0 users' }] })
    expect(told.counts?.matches).toBe(people(inCity('oslo')).length)
    expect(world.standIns.graph.judge.seen.length).toBe(asked)
  })
})

describe('A preview of a draft that refers to profiles', () => {
  it('takes their members as they would be now', async () => {
    const { id } = await world.create('Las Vegas people', livesIn('Las Vegas'))
    const draft = { ...livesIn('Denver'), overrides: { include: [{ kind: 'profile', id }] } }
    for (const query of ['', '?quick=true'])
      expect((await preview(draft, query)).counts).toMatchObject({
        matches: people(inCity('denver')).length,
        members: people(inCity('denver', 'las vegas')).filter(able).length,
      })
  })

  it('tells a hundred of very many findings and how many more there are, while others are answered', async () => {
    const unknown = (rule: number) => Array.from({ length: 480 }, (_, course) => `${rule}-${course}`)
    const asked = Array.from({ length: 220 }, (_, rule) => ({ courses: unknown(rule), condition: 'was completed' }))
    const { findings } = await preview({ userActivities: { rules: asked } }, '?quick=true')
    expect(findings).toHaveLength(101)
    expect(findings[0]).toMatchObject({ path: 'userActivities.rules[0].courses', severity: 'error' })
    expect(findings.at(-1)?.found).toBe(`${220 * 480 - 100} more findings`)
  })

  it('has no counts where they refer to each other in a circle, and the findings say so', async () => {
    const { id: first } = await world.create('First', livesIn('Oslo'))
    const overrides = { include: [{ kind: 'profile', id: first }], exclude: [] }
    const { id: second } = await world.create('Second', { overrides })
    const draft = { ...livesIn('Oslo'), title: 'First', overrides: { include: [{ kind: 'profile', id: second }] } }
    const told = await preview(draft, `?profile=${first}`)
    expect(told).toMatchObject({ counts: null, change: { verdict: 'cannot', adds: 0, removes: 0 } })
    expect(told.problem).not.toBeNull()
    expect(told.findings).toContainEqual(
      expect.objectContaining({ path: 'overrides', found: '"First → Second → First"', severity: 'error' }),
    )
  })

  it('says which profiles refer to the one that is edited', async () => {
    const { id } = await world.create('Referred to', livesIn('Berlin'))
    await world.create('Referring', { overrides: { include: [{ kind: 'profile', id }], exclude: [] } })
    expect((await preview(livesIn('Berlin'), `?profile=${id}`)).findings).toContainEqual(
      expect.objectContaining({ path: '', found: 'the profile "Referring" refers to this one', severity: 'warning' }),
    )
  })
})

describe('A preview of a draft that is not valid', () => {
  it('has every finding with its path, no counts, and the counts of what is sound', async () => {
    const draft = rules(
      rule('city', 'is equal to', 'Denver'),
      rule('city', 'is equal to', '  '),
      rule('planet', 'is equal to', 'Mars'),
      { rules: [] },
    )
    const told = await preview(draft)
    expect(told).toMatchObject({ counts: null, cannot: [], problem: 'a rule is not valid' })
    expect(told.change).toMatchObject({ verdict: 'cannot', because: 'a rule is not valid', adds: 0, removes: 0 })
    expect(told.clauses).toEqual([{ path: 'userProperties.rules[0]', users: people(inCity('denver')).length }])
    expect(told.findings.filter(({ severity }) => severity === 'error').map(({ path }) => path)).toEqual([
      'userProperties.rules[1].value',
      'userProperties.rules[2].source',
      'userProperties.rules[3].rules',
    ])
  })

  it('is never "everyone": nothing at all is nobody', async () => {
    expect(await preview({})).toMatchObject({ counts: null, problem: 'it has no filter and no overrides', clauses: [] })
  })
})

describe('A preview is refused', () => {
  it('for a profile of another tenant, as for one that there is not', async () => {
    await world.create('Ours', livesIn('Paris'))
    const theirs = {
      ...(await world.profile('Ours')),
      id: ProfileId.parse(elsewhere),
      tenantId: TenantId.parse(elsewhere),
    }
    await world.worker.store.profiles.put(theirs, undefined)
    for (const id of [elsewhere, nobody]) {
      const told = await post(livesIn('Denver'), `?profile=${id}`)
      expect([told.status, problemOf(told).title]).toEqual([404, 'Not found'])
    }
    const draft = { overrides: { include: [{ kind: 'profile', id: elsewhere }] } }
    expect(await preview(draft)).toMatchObject({ counts: null, findings: [{ path: 'overrides.include[0]' }] })
  })

  it('of a profile that is not there, whatever else is wrong with what is asked', async () => {
    const told = await ask('POST', '/api/profiles/preview?profile=nobodys&names=none&quick=perhaps', { body: {} })
    expect(told.status).toBe(404)
  })

  it('while the tenant is locked, but not while somebody types', async () => {
    const { locks, runs } = world.worker.store
    const [run] = await runs.latest(world.tenantId, 1)
    const until = new Date(world.clock.now.getTime() + 90_000)
    const lock = run && (await locks.take(world.tenantId, run.value.id, world.clock.now, until))
    if (!lock) throw new Error('the lock was not free')
    try {
      expect((await post(livesIn('Denver'))).status).toBe(423)
      expect((await ask('POST', '/api/profiles/preview?names=none', { body: {} })).status).toBe(423)
      expect((await preview(livesIn('Denver'), '?quick=true')).counts?.matches).toBe(people(inCity('denver')).length)
    } finally {
      await locks.release(world.tenantId, lock)
    }
  })

  it('to whoever has no role, and not to whoever may read', async () => {
    expect((await post(livesIn('Denver'), '', 'Ana Souza')).status).toBe(403)
    expect((await post(livesIn('Denver'), '', 'Amélie Laurent')).status).toBe(200)
  })
})
