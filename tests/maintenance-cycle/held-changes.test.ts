import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProfileRow } from '../../core/contract/answers.ts'
import type { HeldDetail, HeldSummary } from '../../core/contract/held.ts'
import { heldRunId, type Run } from '../../core/run.ts'
import { maintain } from '../../jobs/maintenance.ts'
import { watch } from '../../jobs/watchdog.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.close())

const oneAtMost = { throttle: { kind: 'members', limit: 1 } }
const open = async (query = '') => (await world.api.get<{ items: HeldSummary[] }>(`/api/held${query}`)).items
const only = async (): Promise<HeldSummary> => {
  const [first, ...more] = await open()
  if (!first || more.length > 0) throw new Error(`${more.length + (first ? 1 : 0)} changes are held`)
  return first
}
const path = ({ id }: { id: string }, verb = '') => `/api/held/${encodeURIComponent(id)}${verb}`
const names = (movers: HeldDetail['add']) => movers.map(({ name }) => name).sort()
type One = { id: string }
const detail = (set: One) => world.api.get<HeldDetail>(path(set))
const post = (set: One, verb: string, body?: unknown) => world.api.send<HeldSummary>('POST', path(set, verb), body)

/** What a worker does when the bell rings for an approval. */
async function worked(set: One): Promise<Run> {
  const { tenantId, worker, clock } = world
  const claim = { tenantId, kind: 'held change' as const, runId: heldRunId(set.id), slot: clock.now, startedBy: '' }
  const run = await maintain(claim, worker)
  if (!run) throw new Error('somebody else has the run')
  return run
}

/** A profile whose group has Denver's people, and which wants San Diego's instead: held. */
async function heldSwap(): Promise<HeldDetail> {
  await world.create('Swap', livesIn('Denver'))
  await world.maintain()
  await world.change('Swap', { ...livesIn('San Diego'), ...oneAtMost })
  world.clock.advance(3)
  await world.maintain()
  return detail(await only())
}
/** How the list of profiles shows the only one. */
const row = async () => (await world.api.get<{ items: ProfileRow[] }>('/api/profiles')).items[0]
const mails = () => world.standIns.mail.messages().filter(({ subject }) => subject.includes('were not updated'))

describe('A held change that is approved', () => {
  it('is applied by a worker at once, whatever the throttle says, and the tenant is unlocked afterwards', async () => {
    const set = await heldSwap()
    world.clock.advance(1)
    expect(await post(set, '/approve', {})).toMatchObject({
      state: 'approved',
      decision: { by: 'maya.jensen@contoso.com' },
    })
    expect(await worked(set)).toMatchObject({
      state: 'done',
      kind: 'held change',
      startedBy: 'maya.jensen@contoso.com',
    })
    expect(await world.membersOf('Swap')).toEqual(names(set.add))
    expect(await row()).toMatchObject({ status: 'updated', members: set.add.length, heldId: null })
    expect(await open()).toEqual([])
    expect(await open('?state=all')).toMatchObject([
      { state: 'applied', outcome: { added: set.add.length, removed: set.remove.length, left: 0 } },
    ])
    expect(await world.worker.store.locks.get(world.tenantId)).toBeUndefined()
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'nothing to do' }])
    expect(mails()).toHaveLength(1)
  })

  it('adds without removing, where only the adds are approved; who was not approved is not told of again', async () => {
    const set = await heldSwap()
    await post(set, '/approve', { adds: true, removes: false })
    await worked(set)
    expect(await world.membersOf('Swap')).toEqual([...names(set.add), ...names(set.remove)].sort())
    for (let cycle = 0; cycle < 2; cycle += 1)
      expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'nothing to do', held: 0 }])
    expect(await open()).toEqual([])
    expect(mails()).toHaveLength(1)
  })

  it('leaves out whom the approval leaves out by name', async () => {
    const set = await heldSwap()
    const [out] = set.add
    await post(set, '/approve', { except: [out?.entraId] })
    await worked(set)
    expect(await world.membersOf('Swap')).toEqual(names(set.add).filter((name) => name !== out?.name))
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'nothing to do' }])
  })

  it('leaves out who is not wanted any more, and says so', async () => {
    const set = await heldSwap()
    const [moved] = set.add
    world.learn365.updateUser(moved?.userId ?? '', { City: 'Elsewhere' })
    world.clock.advance(1)
    await world.refresh()
    await post(set, '/approve', {})
    const run = await worked(set)
    expect(await world.membersOf('Swap')).toEqual(names(set.add).filter((name) => name !== moved?.name))
    expect(run.stages[0]?.remarks).toContain(`Swap: ${moved?.name} was approved and left out, is not wanted any more`)
  })

  it('waits where not all of it could be confirmed, and is not held a second time', async () => {
    const set = await heldSwap()
    await post(set, '/approve', {})
    world.standIns.graph.faults.inject({ kind: 'down', path: '$batch', times: 100 })
    expect((await worked(set)).profiles).toMatchObject([{ verdict: 'failed' }])
    expect((await world.maintain()).profiles).toMatchObject([{ verdict: 'failed' }])
    world.standIns.graph.faults.clear()
    expect(await open()).toMatchObject([{ id: set.id, state: 'approved' }])
    await world.nextCycle()
    expect(await world.membersOf('Swap')).toEqual(names(set.add))
    expect(await open('?state=all')).toMatchObject([{ id: set.id, state: 'applied' }])
    expect(mails()).toHaveLength(1)
  })

  it('waits for fresh data where the snapshot is too old to remove anybody, and is then applied whole', async () => {
    const set = await heldSwap()
    await post(set, '/approve', {})
    world.clock.advance(30)
    expect((await worked(set)).profiles).toMatchObject([{ verdict: 'cannot', added: 0, removed: 0 }])
    expect(await world.membersOf('Swap')).toEqual(names(set.remove))
    expect((await world.maintain()).profiles).toMatchObject([{ verdict: 'cannot', added: 0, removed: 0 }])
    expect(await open()).toMatchObject([{ state: 'approved' }])
    await world.nextCycle()
    expect(await world.membersOf('Swap')).toEqual(names(set.add))
    expect(await open('?state=all')).toMatchObject([{ state: 'applied', outcome: { left: 0 } }])
  })

  it('is applied by the next maintenance, once, where no worker has come to it', async () => {
    const set = await heldSwap()
    await post(set, '/approve', {})
    const run = await world.nextCycle()
    expect(run.profiles).toMatchObject([{ verdict: 'apply', added: set.add.length, removed: set.remove.length }])
    expect(await worked(set)).toMatchObject({ state: 'done', profiles: [] })
  })

  it('is found by the watchdog when the bell was not heard', async () => {
    const set = await heldSwap()
    await post(set, '/approve', {})
    const rung: string[] = []
    const bell = { ring: (_: unknown, kind: string) => Promise.resolve(void rung.push(kind)) }
    await watch(world.config.timetable, { ...world.worker, bell })
    expect(rung).toContain('held change')
  })

  it('cannot be decided again, nor by naming strangers', async () => {
    const set = await heldSwap()
    await expect(post(set, '/approve', { except: [world.person('Maya Jensen').directoryId] })).rejects.toThrow('400')
    await post(set, '/dismiss')
    await expect(post(set, '/approve', {})).rejects.toThrow('412')
  })
})

describe('A held change that is dismissed', () => {
  it('leaves the group as it is, and is not planned or told of again until somebody releases the people', async () => {
    const set = await heldSwap()
    expect(await row()).toMatchObject({ status: 'held', heldId: set.id })
    await post(set, '/dismiss')
    const leftOut = { status: 'people left out', heldId: set.id, members: set.remove.length }
    expect(await row()).toMatchObject(leftOut)
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'nothing to do' }])
    expect(await row()).toMatchObject(leftOut)
    expect(await world.membersOf('Swap')).toEqual(names(set.remove))
    await post(set, '/release')
    expect((await world.nextCycle()).profiles).toMatchObject([
      { verdict: 'held', held: set.add.length + set.remove.length },
    ])
    expect(mails()).toHaveLength(2)
  })

  it('is remembered for years, and forgotten like any other once the people are released', async () => {
    await world.close()
    let later = 0
    world = await aWorld({ users: 60, standIns: { cosmosNow: () => Date.now() + later } })
    const set = await heldSwap()
    await post(set, '/dismiss')
    const wait = async (days: number) => {
      later += days * 86_400_000
      world.clock.advance(days * 24)
      return world.nextCycle()
    }
    for (let times = 0; times < 8; times += 1)
      expect(await wait(95)).toMatchObject({ profiles: [{ verdict: 'nothing to do' }] })
    expect(await world.membersOf('Swap')).toEqual(names(set.remove))
    expect((await world.worker.store.held.get(world.tenantId, set.id))?.value.remove).toHaveLength(set.remove.length)
    await post(set, '/release')
    expect(await wait(95)).toMatchObject({ profiles: [{ verdict: 'held' }] })
    expect((await open('?state=all')).map(({ id }) => id)).not.toContain(set.id)
  })

  it('is planned again once the profile is edited', async () => {
    const set = await heldSwap()
    await post(set, '/dismiss')
    await world.change('Swap', { throttle: { kind: 'none' } })
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'apply' }])
    expect(await world.membersOf('Swap')).toEqual(names(set.add))
  })
})

describe('A held change that nobody decides about', () => {
  it('keeps its id while newer differences wait beside it, and expires after 14 days', async () => {
    const set = await heldSwap()
    await world.nextCycle()
    expect((await only()).id).toBe(set.id)
    world.clock.advance(15 * 24)
    expect(await open()).toEqual([])
    await expect(post(set, '/approve', {})).rejects.toThrow('412')
    await world.nextCycle()
    expect((await only()).id).not.toBe(set.id)
    expect(await open('?state=all')).toMatchObject([{ state: 'held' }, { state: 'expired' }])
  })

  it('is withdrawn by maintenance where its profile was edited and the server died before it could do that', async () => {
    const set = await heldSwap()
    await post(set, '/approve', {})
    world.clock.advance(1)
    const { profiles } = world.worker.store
    const stored = await profiles.get(world.tenantId, set.profileId)
    if (!stored) throw new Error('the profile is gone')
    await profiles.put({ ...stored.value, modifiedAt: world.clock.now.toISOString() }, stored.etag)
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'held', added: 0, removed: 0 }])
    expect(await world.membersOf('Swap')).toEqual(names(set.remove))
    expect(await open('?state=all')).toMatchObject([{ state: 'held' }, { id: set.id, state: 'withdrawn' }])
  })

  it('is not carried out in part because what is left of it has become small', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const members = await world.membersOf('Denver')
    for (const name of members) world.learn365.updateUser(world.person(name).id, { City: 'Oslo' })
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'held' }])
    const set = await only()
    // One of them comes back: the result is not empty any more, and no limit is exceeded.
    world.learn365.updateUser(world.person(members[0] ?? '').id, { City: 'Denver' })
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'held', removed: 0 }])
    expect(await world.membersOf('Denver')).toEqual(members)
    expect((await only()).id).toBe(set.id)
    expect(mails()).toHaveLength(1)
  })

  it('is named on the run of its approval where the profile was deleted in between', async () => {
    const set = await heldSwap()
    await post(set, '/approve', {})
    await world.remove('Swap')
    expect((await worked(set)).stages[0]?.remarks).toEqual([
      'Swap: not applied, because the profile was edited or deleted after the approval',
    ])
  })

  it('is withdrawn when its profile is deleted, and then changes nobody', async () => {
    const set = await heldSwap()
    await world.remove('Swap')
    await expect(post(set, '/approve', {})).rejects.toThrow('412')
    expect(await world.membersOf('Swap')).toEqual(names(set.remove))
  })
})
