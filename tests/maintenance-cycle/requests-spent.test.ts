import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Run } from '../../core/run.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
/** Who can be a member, by Learn365 id; the first `members` of them are in the group, from `from` on. */
let people: string[]
let from = 0
let members = 150

const include = () => ({
  include: people.slice(from, from + members).map((id) => ({ kind: 'user', id })),
  exclude: [],
})

beforeAll(async () => {
  world = await aWorld({ users: 1_200 })
  people = world.demo.people
    .filter(({ source, deleted, directoryId }) => source === 'Entra ID' && !deleted && directoryId !== null)
    .map(({ id }) => id)
  await world.create('By name', { overrides: include() })
  await world.maintain()
  expect(await world.membersOf('By name')).toHaveLength(150)
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

/** The most requests that writing A adds and R removes may take. */
const mostWrites = (adds: number, removes: number) => Math.ceil(Math.ceil(adds / 20) / 5) + Math.ceil(removes / 20)

async function maintained(): Promise<{ run: Run; writes: number; requests: number }> {
  world.standIns.graph.judge.clear()
  const run = await world.maintain()
  return { run, writes: world.standIns.graph.judge.writes().length, requests: world.standIns.graph.judge.seen.length }
}

describe('Writes for A adds and R removes in an existing group', () => {
  it.each([
    [1, 0],
    [0, 1],
    [20, 20],
    [21, 21],
    [100, 0],
    [101, 19],
    [0, 40],
    [37, 83],
    [205, 61],
    [99, 101],
    [5, 200],
  ])('%i adds and %i removes take no more requests than batches of 20 need', async (adds, removes) => {
    from += removes
    members += adds - removes
    await world.change('By name', { overrides: include() })
    const { run, writes, requests } = await maintained()
    expect(run.profiles).toMatchObject([{ verdict: 'apply', added: adds, removed: removes }])
    expect(await world.membersOf('By name')).toHaveLength(members)
    expect(writes).toBeLessThanOrEqual(mostWrites(adds, removes))
    // Beside the writes: have is read, a page for 999 members.
    expect(requests).toBeLessThanOrEqual(mostWrites(adds, removes) + 2)
    // And the token, which is asked of the sign-in.
    expect(run.requests['Entra ID']).toBe(requests + 1)
  })
})

describe('An unchanged cycle', () => {
  it('writes nothing, and reads about one request a profile', async () => {
    for (const [title, city] of [
      ['Denver', 'Denver'],
      ['Copenhagen', 'Copenhagen'],
      ['Both', 'Denver'],
    ] as const)
      await world.create(title, livesIn(city))
    await world.maintain()
    // This one still notes at the new profiles that there is nothing left to do.
    await world.maintain()
    const { learn365, cosmos } = world.standIns
    world.clock.advance(3)
    const refresh = await world.refresh()
    expect(refresh.stages.find(({ name }) => name.includes('are stored'))).toMatchObject({ written: 0 })
    learn365.judge.clear()
    cosmos.judge.clear()
    const { run, writes, requests } = await maintained()
    expect(run.state).toBe('done')
    expect(run.profiles.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 4 }, () => 'nothing to do'))
    expect([writes, learn365.judge.writes().length]).toEqual([0, 0])
    expect(requests).toBeLessThanOrEqual(4)
    // No list of members, no change of a profile: what is written to the store is of the run itself.
    const written = cosmos.judge.writes().map(({ path }) => path)
    expect(written.filter((path) => /colls\/(profiles|snapshots)\//.test(path))).toEqual([])
  })
})

describe('A refresh that changed nothing', () => {
  it('writes no chunk, in fewer request units than one that wrote all', async () => {
    const first = (await world.worker.store.runs.latest(world.tenantId, 50))
      .map(({ value }) => value)
      .filter(({ kind }) => kind === 'data refresh')
      .at(-1)
    world.clock.advance(3)
    world.standIns.cosmos.judge.clear()
    const again = await world.refresh()
    const chunks = world.standIns.cosmos.judge.writes().filter(({ path }) => path.includes('colls/snapshots/'))
    expect(again.stages.find(({ name }) => name.includes('are stored'))).toMatchObject({ written: 0 })
    expect(chunks.length).toBeLessThanOrEqual(2)
    const units = (run: Run | undefined) => run?.requests['request units'] ?? 0
    expect(units(again)).toBeGreaterThan(0)
    expect(units(again)).toBeLessThan(units(first))
  })
})
