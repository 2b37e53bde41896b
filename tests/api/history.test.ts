import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { History, type HistoryEntry } from '../../core/contract/history.ts'
import { EntraUserId, RunId, type ProfileId } from '../../core/ids.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, pathsOf, type Ask, type Told } from './asking.ts'

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

const told = async (title: string, query = ''): Promise<Told> =>
  ask('GET', `/api/profiles/${(await world.profile(title)).id}/history${query}`)
async function history(title: string, query = ''): Promise<History> {
  const answer = await told(title, query)
  expect(answer.status, answer.text).toBe(200)
  return History.parse(answer.body)
}
/** Who came (+) and who went (−), with the reasons, newest first. */
const said = ({ items }: History): string[] =>
  items.flatMap(({ add, remove }) => [
    ...add.map(({ name, reason }) => `+ ${name}: ${reason}`),
    ...remove.map(({ name, reason }) => `− ${name}: ${reason}`),
  ])
const about = async (title: string, query: string) => said(await history(title, query))
const moveTo = (name: string, city: string) => world.learn365.updateUser(world.person(name).id, { City: city })
const user = (id: string) => `?user=${encodeURIComponent(id)}`

describe('The history of a profile', () => {
  it('tells of each run who came and who went, by name with the reason, newest first', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const members = await world.membersOf('Denver')
    moveTo('Maya Jensen', 'Denver')
    moveTo('Ana Souza', 'Oslo')
    await world.nextCycle()
    const { items, next } = await history('Denver')
    expect(next).toBeNull()
    expect(items).toMatchObject([
      { startedBy: 'the test', at: world.clock.now.toISOString(), adds: 1, removes: 1 },
      { adds: members.length, removes: 0, remove: [] },
    ])
    expect(items[0]?.add).toEqual([
      expect.objectContaining({
        name: 'Maya Jensen',
        reason: 'matches the rules',
        userId: world.person('Maya Jensen').id,
      }),
    ])
    expect(items[0]?.remove).toEqual([
      expect.objectContaining({ name: 'Ana Souza', reason: 'does not match any more' }),
    ])
    expect(items[1]?.add.map(({ name }) => name).sort()).toEqual(members)
  })

  it('answers when and why Ana left, by her ids, her address and a part of her name', async () => {
    const { id, directoryId, email } = world.person('Ana Souza')
    const hers = ['− Ana Souza: does not match any more', '+ Ana Souza: matches the rules']
    for (const who of [id, id.toUpperCase(), directoryId, email])
      expect(await about('Denver', user(who)), who).toEqual(hers)
    expect(await about('Denver', '?search=ＡNA%20sou')).toEqual(hers)
    expect(await about('Denver', `${user(id)}&search=maya`)).toEqual([])
    const { items } = await history('Denver', user(id))
    expect(items.map(({ removes, concerned }) => [removes, concerned])).toEqual([
      [1, { adds: 0, removes: 1 }],
      [0, { adds: 1, removes: 0 }],
    ])
  })

  it('says that somebody was excluded, and that somebody was put in by hand', async () => {
    await world.create('Las Vegas', livesIn('Las Vegas'))
    await world.maintain()
    const [first = ''] = await world.membersOf('Las Vegas')
    const exclude = [{ kind: 'user', id: world.person(first).id }]
    await world.change('Las Vegas', { overrides: { include: [], exclude } })
    await world.nextCycle()
    expect((await about('Las Vegas', user(world.person(first).id)))[0]).toBe(`− ${first}: is excluded`)
    world.standIns.graph.state.addMember(await world.groupIdOf('Las Vegas'), world.person('Ana Souza').directoryId)
    await world.nextCycle()
    expect(await about('Las Vegas', '?search=ana%20souza')).toEqual([
      '− Ana Souza: was put into the group by hand and does not match',
    ])
  })

  it('still finds who was deleted in Learn365, and who is not known there any more, by id and by name', async () => {
    await world.create('San Diego', livesIn('San Diego'))
    await world.maintain()
    const [deleted = '', vanished = ''] = await world.membersOf('San Diego')
    world.learn365.deleteUser(world.person(deleted).id)
    world.learn365.vanishUser(world.person(vanished).id)
    await world.nextCycle()
    expect((await about('San Diego', user(world.person(deleted).id)))[0]).toBe(`− ${deleted}: was deleted in Learn365`)
    expect(await about('San Diego', user(world.person(vanished).id))).toEqual([`+ ${vanished}: matches the rules`])
    await world.nextCycle()
    const left = [`− ${vanished}: is not known in Learn365`, `+ ${vanished}: matches the rules`]
    const { id, directoryId } = world.person(vanished)
    for (const query of [user(id), user(directoryId), `?search=${encodeURIComponent(vanished)}`])
      expect(await about('San Diego', query), query).toEqual(left)
  })

  it('is there for a profile that was deleted, and while the tenant is locked', async () => {
    await world.remove('Denver')
    const [run] = await world.worker.store.runs.latest(world.tenantId, 1)
    const until = new Date(world.clock.now.getTime() + 90_000)
    const lock = run && (await world.worker.store.locks.take(world.tenantId, run.value.id, world.clock.now, until))
    if (!lock) throw new Error('the lock was not free')
    try {
      expect(await about('Denver', user(world.person('Ana Souza').id))).toHaveLength(2)
    } finally {
      await world.worker.store.locks.release(world.tenantId, lock)
    }
  })

  it('of a profile that no maintenance has changed is empty', async () => {
    await world.create('Nothing yet', livesIn('Paris'))
    expect(await history('Nothing yet')).toMatchObject({ items: [], next: null })
  })
})

describe('A long history', () => {
  const hour = (n: number) => new Date(Date.UTC(2026, 0, 1, Math.floor(n / 2))).toISOString()
  const runId = (n: number) => RunId.parse(`maintenance:manual:${String(n).padStart(4, '0')}`)
  const stranger = (n: number) => ({
    entraId: EntraUserId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
    userId: null,
    name: `Person ${n}`,
    reason: 'matches the rules',
  })
  /** Recorded as maintenance does; two at a time are of the same moment. */
  async function record(profileId: ProfileId, changes: number, people: (n: number) => number): Promise<void> {
    for (let n = 0; n < changes; n += 1)
      await world.worker.store.membershipChanges.save({
        tenantId: world.tenantId,
        profileId,
        runId: runId(n),
        startedBy: 'the timetable',
        at: hour(n),
        added: Array.from({ length: people(n) }, (_, one) => stranger(n * 10 + one)),
        removed: [],
      })
  }
  async function everyPage(title: string, query: string): Promise<HistoryEntry[][]> {
    const pages: HistoryEntry[][] = []
    let next: string | null = ''
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`
      const answer: History = await history(title, `?${query}${cursor}`)
      pages.push(answer.items)
      next = answer.next
    }
    return pages
  }

  it('comes page by page: everything once, newest first, also where runs are of the same moment', async () => {
    await world.create('Long', livesIn('Oslo'))
    await record((await world.profile('Long')).id, 23, () => 2)
    const newestFirst = Array.from({ length: 23 }, (_, n) => runId(22 - n))
    for (const limit of [1, 4, 5, 23, 200]) {
      const pages = await everyPage('Long', `limit=${limit}`)
      expect(
        pages.flat().map((entry) => entry.runId),
        String(limit),
      ).toEqual(newestFirst)
      expect(pages.length).toBe(Math.ceil(23 / limit))
    }
    expect((await history('Long', '')).items).toHaveLength(23)
  })

  it('is searched page by page, too', async () => {
    const pages = await everyPage('Long', 'search=Person%201&limit=3')
    expect(pages.slice(0, -1).every(({ length }) => length === 3)).toBe(true)
    // Person 1 to Person 11, of whom those of one change are told together, and Person 100 to 191.
    const names = pages.flat().flatMap(({ add }) => add.map(({ name }) => name))
    expect(names).toEqual(expect.arrayContaining(['Person 1', 'Person 10', 'Person 11', 'Person 100', 'Person 191']))
    expect(names).toHaveLength(23)
    expect(new Set(names).size).toBe(names.length)
  })

  it('names no more people than are asked for, and says how many there were', async () => {
    await world.create('Large', livesIn('Oslo'))
    await record((await world.profile('Large')).id, 1, () => 4_000)
    const [usual] = (await history('Large')).items
    expect([usual?.add.length, usual?.adds, usual?.concerned.adds]).toEqual([100, 4_000, 4_000])
    const [few] = (await history('Large', '?names=3')).items
    expect([few?.add.length, few?.concerned.adds]).toEqual([3, 4_000])
    const [found] = (await history('Large', '?search=person&names=3')).items
    expect([found?.add.length, found?.concerned.adds]).toEqual([3, 4_000])
    const run = `?run=${encodeURIComponent(runId(0))}`
    expect((await history('Large', run)).items[0]?.add).toHaveLength(4_000)
    expect((await history('Large', '?run=another')).items).toEqual([])
    expect(await about('Large', `${run}&search=Person%203999`)).toEqual(['+ Person 3999: matches the rules'])
  })

  it('refuses what it cannot make sense of, and says what would be right', async () => {
    for (const [query, path] of [
      ['?cursor=5', 'query.cursor'],
      ['?limit=0', 'query.limit'],
      ['?names=5000', 'query.names'],
      ['?user=', 'query.user'],
    ] as const) {
      const answer = await told('Long', query)
      expect([answer.status, pathsOf(answer)], query).toEqual([400, [path]])
    }
  })
})
