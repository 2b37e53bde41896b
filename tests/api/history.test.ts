import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HistoryPage } from '../../core/contract/history.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, type Ask } from './asking.ts'

let world: World
let ask: Ask
let id: string
/** When each run was. */
const at: string[] = []
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  await world.create('Movers', livesIn('Denver'))
  ;({ id } = await world.profile('Movers'))
  const cycle = async () => {
    const run = await world.nextCycle()
    if (run.state !== 'done') throw new Error(`the run is ${run.state}: ${run.because}`)
    at.push(world.clock.now.toISOString())
  }
  await cycle()
  await world.change('Movers', livesIn('Denver', 'Oslo'))
  await cycle()
  await cycle()
  const ana = world.person('Ana Souza').id
  await world.change('Movers', { overrides: { include: [], exclude: [{ kind: 'user', id: ana }] } })
  await cycle()
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const history = async (query: Record<string, string> = {}, of = id): Promise<HistoryPage> => {
  const told = await ask('GET', `/api/profiles/${of}/history?${new URLSearchParams(query).toString()}`)
  expect(told.status, told.text).toBe(200)
  return HistoryPage.parse(told.body)
}

describe('The history of a profile', () => {
  it('has each run that changed the group, newest first, with who came and who went and why', async () => {
    const { items, next } = await history()
    expect(items.map((entry) => entry.at)).toEqual([at[3], at[1], at[0]])
    expect(next).toBeNull()
    const [last, middle, first] = items
    expect(last).toMatchObject({ adds: 0, removes: 1, removed: [{ name: 'Ana Souza', reason: 'is excluded' }] })
    expect(middle?.added.every(({ reason }) => reason === 'matches the rules')).toBe(true)
    expect(first?.added.map(({ name }) => name)).toContain('Ana Souza')
    expect(items.every(({ startedBy }) => startedBy === 'the test')).toBe(true)
  })

  it('says when and why Ana left, by her id, her object id, her address or a part of her name', async () => {
    const { id: userId, directoryId, email } = world.person('Ana Souza')
    for (const query of [
      { user: userId },
      { user: directoryId },
      { user: email.toUpperCase() },
      { search: 'ana sou' },
    ]) {
      const { items } = await history(query)
      expect(items).toMatchObject([
        { at: at[3], adds: 0, removes: 1, removed: [{ name: 'Ana Souza', reason: 'is excluded' }] },
        { at: at[0], adds: 1, removes: 0, added: [{ name: 'Ana Souza', reason: 'matches the rules' }] },
      ])
    }
  })

  it('finds nobody who was never in it', async () => {
    expect((await history({ user: 'nobody@contoso.example' })).items).toEqual([])
    expect((await history({ search: "' OR true" })).items).toEqual([])
  })

  it('still knows people who are gone from Learn365', async () => {
    const { id: userId, email } = world.person('Ana Souza')
    world.learn365.deleteUser(userId)
    world.clock.advance(3)
    await world.refresh()
    expect((await history({ user: userId })).items).toHaveLength(2)
    expect((await history({ user: email })).items).toHaveLength(2)
  })

  it('goes page by page, with every run once', async () => {
    const first = await history({ limit: '1' })
    const second = await history({ limit: '1', cursor: first.next ?? '' })
    const third = await history({ limit: '1', cursor: second.next ?? '' })
    expect([first, second, third].flatMap(({ items }) => items.map((entry) => entry.at))).toEqual([at[3], at[1], at[0]])
    expect(third.next).toBeNull()
  })

  it('shows as many names as are asked for, and how many there are', async () => {
    const { items } = await history({ names: '1' })
    const entry = items.at(-1)
    expect(entry?.added).toHaveLength(1)
    expect(entry?.adds).toBeGreaterThan(1)
  })

  it('shows one run alone', async () => {
    const { items } = await history()
    const run = items[1]?.runId ?? ''
    expect((await history({ run })).items.map(({ runId }) => runId)).toEqual([run])
    expect((await history({ run: 'maintenance:manual:never' })).items).toEqual([])
  })

  it('is there for a profile that was deleted', async () => {
    await world.remove('Movers')
    expect((await history()).items).toHaveLength(3)
  })
})
