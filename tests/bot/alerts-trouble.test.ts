import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NoticeContent } from '../../core/notices.ts'
import { deliver } from '../../jobs/deliver.ts'
import { notify } from '../../jobs/notify.ts'
import { watch } from '../../jobs/watchdog.ts'
import { wiredWorker } from '../maintenance-cycle/dying-worker.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { grant, meet, type InTeams } from './in-teams.ts'

let world: World
let maya: InTeams
let diego: InTeams

beforeEach(async () => {
  // With Teams' own limits.
  world = await aWorld({ users: 40, standIns: { teams: {} } })
  await grant(world, { 'Maya Jensen': 'Assigner.Admin', 'Diego Ramos': 'Assigner.Reader' })
  maya = await meet(world, 'Maya Jensen')
})
afterEach(async () => {
  expect(world.standIns.teams.judge.complaints()).toEqual([])
  await world.close()
})

const failed: NoticeContent = { kind: 'sync failed', run: 'maintenance', problem: 'unexpected error' }
const occur = (occasion = 'x') => notify({ tenantId: world.tenantId, occasion, runId: null }, failed, world.worker)
const send = (worker = world.worker) => deliver(world.tenantId, worker)
const watchAfter = async (minutes: number) => {
  world.clock.advance(minutes / 60)
  await watch(world.config.timetable, world.worker)
}
const alerts = async () => (await world.worker.store.alerts.list(world.tenantId)).map(({ value }) => value)
const requests = () => world.standIns.teams.judge.seen.filter(({ method }) => method !== 'GET').length
const mails = () => world.standIns.mail.messages().length
const unsent = async () => (await world.worker.store.registry.list())[0]?.unsentNotices

describe('Where somebody has blocked the bot', () => {
  it('nothing is tried again until they write to it, while others and the contact are told', async () => {
    diego = await meet(world, 'Diego Ramos')
    world.standIns.teams.chatOf(maya.person).isBlocked = true
    await occur()
    const before = mails()
    await send()
    expect(await maya.conversation()).toMatchObject({ deadSince: world.clock.now.toISOString(), alerts: true })
    expect([maya.sent().length, diego.sent().length, mails() - before]).toEqual([0, 1, 1])
    const asked = requests()
    await occur('y')
    await watchAfter(10)
    expect(requests() - asked).toBe(1)
    expect(diego.sent()).toHaveLength(2)
    expect(await unsent()).toBe(0)
  })

  it('what waited for them is dropped, and so is what waited for somebody who removed the app', async () => {
    diego = await meet(world, 'Diego Ramos')
    world.standIns.teams.refuse({ status: 502, code: 'BadGateway', times: 2 })
    await occur()
    await send()
    for (const { id } of [maya, diego]) {
      const stored = await world.worker.store.conversations.get(world.tenantId, id)
      if (stored)
        await world.worker.store.conversations.put(
          { ...stored.value, deadSince: '2026-11-23T12:31:00.000Z' },
          stored.etag,
        )
    }
    await watchAfter(10)
    expect((await alerts()).map(({ state }) => state)).toEqual(['given up', 'given up'])
    expect([...maya.sent(), ...diego.sent()]).toEqual([])
    expect(await unsent()).toBe(0)
  })
})

describe('Where Teams is in trouble', () => {
  it.each([502, 504, 412] as const)('an answer %i is tried again some minutes later, and told once', async (status) => {
    world.standIns.teams.refuse({ status, code: 'Trouble' })
    await occur()
    await send()
    expect(maya.sent()).toEqual([])
    await watchAfter(1)
    expect(maya.sent()).toEqual([])
    await watchAfter(2)
    await watchAfter(5)
    expect(maya.sent()).toHaveLength(1)
    expect(await alerts()).toMatchObject([{ state: 'sent', tries: 2 }])
  })

  it('one person’s trouble keeps nobody else waiting, nor the mail', async () => {
    diego = await meet(world, 'Diego Ramos')
    world.standIns.teams.refuse({ status: 502, code: 'BadGateway' })
    await occur()
    await send()
    expect(maya.sent().length + diego.sent().length).toBe(1)
    expect(world.standIns.mail.messages().filter(({ subject }) => subject.includes('failed'))).toHaveLength(1)
    await watchAfter(3)
    expect([maya.sent().length, diego.sent().length]).toEqual([1, 1])
  })

  it('it is not asked again before the time that it names, about this alert or another one; others are told', async () => {
    world.standIns.teams.faults.inject({ kind: 'rate limit', seconds: 600 })
    await occur()
    await send()
    const asked = requests()
    await occur('y')
    diego = await meet(world, 'Diego Ramos')
    await occur('z')
    await watchAfter(5)
    await watchAfter(4)
    expect(diego.sent()).toHaveLength(2)
    expect(requests() - asked).toBe(2)
    const waiting = (await alerts()).filter(({ state }) => state === 'unsent')
    expect(waiting.map(({ tries }) => tries).sort()).toEqual([0, 0, 1])
    expect(
      waiting
        .map(({ notBefore }) => notBefore)
        .sort()
        .at(-1),
    ).toBe('2026-11-23T12:40:00.000Z')
  })

  it('an alert is given up after three days', async () => {
    world.standIns.teams.refuse({ status: 502, code: 'BadGateway', times: 100 })
    await occur()
    await send()
    for (const hours of [1, 24, 47]) await watchAfter(hours * 60)
    expect(await alerts()).toMatchObject([{ state: 'unsent' }])
    await watchAfter(61)
    expect(await alerts()).toMatchObject([{ state: 'given up', tries: 5 }])
    expect(await unsent()).toBe(0)
    expect(maya.sent()).toEqual([])
  })

  it('a run comes to its end all the same', async () => {
    world.standIns.teams.refuse({ status: 502, code: 'BadGateway', times: 100 })
    await world.create('Denver', { ...livesIn('Denver'), throttle: { kind: 'members', limit: 1 } })
    expect((await world.maintain()).state).toBe('done')
    expect(await world.worker.store.locks.get(world.tenantId)).toBeUndefined()
  })
})

describe('Nobody is asked more of Teams than it takes', () => {
  it('and many alerts for one person arrive one after the other', async () => {
    for (let n = 0; n < 9; n += 1) await occur(String(n))
    await send()
    expect(maya.sent()).toHaveLength(9)
    expect(world.standIns.teams.judge.seen.filter(({ status }) => status === 429)).toEqual([])
  })
})

describe('A role that was taken away', () => {
  it('ends the alerts, also those that wait', async () => {
    world.standIns.teams.refuse({ status: 502, code: 'BadGateway' })
    await occur()
    await send()
    await grant(world, { 'Diego Ramos': 'Assigner.Admin' })
    await watchAfter(10)
    expect(maya.sent()).toEqual([])
    expect(await alerts()).toMatchObject([{ state: 'given up' }])
  })
})

describe('Alerts that were switched off', () => {
  it('are not sent any more, also those that wait', async () => {
    world.standIns.teams.refuse({ status: 502, code: 'BadGateway' })
    await occur()
    await send()
    const stored = await world.worker.store.conversations.get(world.tenantId, maya.id)
    if (stored) await world.worker.store.conversations.put({ ...stored.value, alerts: false }, stored.etag)
    await watchAfter(10)
    expect(maya.sent()).toEqual([])
  })
})

describe('When the worker dies while it tells', () => {
  /** Dies at its nth write of an alert: it is written, then claimed, then sent, then marked. */
  const dying = (n: number, when: 'before' | 'after') => {
    let writes = 0
    let isDead = false
    return wiredWorker(world.worker, 'a worker that dies', async (name, call) => {
      const isIt = name === 'store.alerts.put' && (writes += 1) === n
      if (isDead) throw new Error('the power went out')
      if (isIt && when === 'before') isDead = true
      if (isDead) throw new Error('the power went out')
      const answer = await call()
      if (isIt) isDead = true
      if (isDead) throw new Error('the power went out')
      return answer
    })
  }

  it.each([
    [1, 'before', 1],
    [1, 'after', 1],
    [2, 'before', 1],
    [2, 'after', 1],
    [3, 'before', 2],
    [3, 'after', 1],
  ] as const)(
    'at write %i, %s it, the person is told: only one who dies between sending and marking has it told once more',
    async (n, when, times) => {
      await occur()
      await expect(send(dying(n, when))).rejects.toThrow('the power went out')
      for (let look = 0; look < 3; look += 1) await watchAfter(6)
      expect(maya.sent()).toHaveLength(times)
      expect(world.standIns.mail.messages().filter(({ subject }) => subject.includes('failed'))).toHaveLength(1)
      expect(await unsent()).toBe(0)
    },
  )

  it('two workers that look at the same moment tell once', async () => {
    await occur()
    await Promise.all([send(), send(), send()])
    await send()
    expect(maya.sent()).toHaveLength(1)
  })
})
