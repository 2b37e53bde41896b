import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HeldSummary } from '../../core/contract/held.ts'
import { maintain } from '../../jobs/maintenance.ts'
import { watch } from '../../jobs/watchdog.ts'
import { waitingClaim } from '../maintenance-cycle/dying-worker.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { buttonsOn, grant, meet, wordsOn, type InTeams } from './in-teams.ts'

let world: World
let maya: InTeams
let amelie: InTeams

beforeEach(async () => {
  world = await aWorld({ users: 40 })
  await grant(world, { 'Maya Jensen': 'Assigner.Admin', 'Amélie Laurent': 'Assigner.Reader' })
  maya = await meet(world, 'Maya Jensen')
  amelie = await meet(world, 'Amélie Laurent', { language: 'ja' })
  await world.create('Denver', { ...livesIn('Denver'), throttle: { kind: 'members', limit: 1 } })
  await world.maintain()
})
afterEach(async () => {
  expect(world.standIns.teams.judge.complaints()).toEqual([])
  await world.close()
})

const heldId = async (): Promise<string> => {
  const { items } = await world.api.get<{ items: HeldSummary[] }>('/api/held')
  return items[0]?.id ?? ''
}
const decide = async (decision: 'approve' | 'dismiss', body?: unknown) =>
  world.api.send('POST', `/api/held/${encodeURIComponent(await heldId())}/${decision}`, body)
const watchAfter = async (minutes: number) => {
  world.clock.advance(minutes / 60)
  await watch(world.config.timetable, world.worker)
}
const cardOf = ({ sent }: InTeams) => {
  const [card, ...more] = sent()
  if (!card || more.length > 0) throw new Error(`${sent().length} messages instead of one`)
  return card
}
const unsent = async () => (await world.worker.store.registry.list())[0]?.unsentNotices

describe('The card of a held change is put right for everybody who has it', () => {
  it('when it is dismissed in the tab', async () => {
    await decide('dismiss')
    await watchAfter(1)
    expect(wordsOn(cardOf(maya))).toContain('The change is dismissed. The group stays as it is.')
    expect(wordsOn(cardOf(maya))).toContain('maya.jensen@')
    expect(buttonsOn(cardOf(maya))).toEqual(['Review in the tab'])
    expect(wordsOn(cardOf(amelie))).toContain('変更は却下されました。')
    expect(cardOf(amelie).updates).toBe(1)
    await watchAfter(1)
    await world.nextCycle()
    expect([cardOf(maya).updates, cardOf(amelie).updates]).toEqual([1, 1])
    expect(await unsent()).toBe(0)
  })

  it('when it is approved in the tab, with what was done', async () => {
    await decide('approve', { removes: false })
    await maintain(await waitingClaim(world), world.worker)
    for (const said of ['The change has been applied.', 'Adds only were approved.', 'added, 0 removed'])
      expect(wordsOn(cardOf(maya))).toContain(said)
    expect(buttonsOn(cardOf(amelie))).toEqual(['タブで確認'])
  })

  it('first as approved and then as applied, where the worker comes to it late', async () => {
    await decide('approve', {})
    await world.worker.store.registry.update(world.tenantId, (entry) => ({ ...entry, unsentNotices: 1 }))
    await watchAfter(1)
    expect(wordsOn(cardOf(maya))).toContain('Approved: it is applied in a moment.')
    await maintain(await waitingClaim(world), world.worker)
    expect(wordsOn(cardOf(maya))).toContain('The change has been applied.')
    expect(cardOf(maya).updates).toBe(2)
  })

  it('when its profile is edited, which withdraws it', async () => {
    await world.change('Denver', livesIn('Oslo'))
    await watchAfter(1)
    expect(wordsOn(cardOf(maya))).toContain('The change is withdrawn')
    expect(buttonsOn(cardOf(maya))).toEqual(['Review in the tab'])
  })

  it('when nobody has decided in time', async () => {
    world.clock.advance(15 * 24)
    await world.refresh()
    await world.maintain()
    const [card, next] = maya.sent()
    expect(card && wordsOn(card)).toContain('Nobody has decided in time')
    expect(next && buttonsOn(next)).toContain('Apply this change')
  })

  it('later, where Teams is in trouble at first', async () => {
    world.standIns.teams.refuse({ status: 412, code: 'PreconditionFailed', times: 2 })
    await decide('dismiss')
    await watchAfter(1)
    const updates = () => [cardOf(maya).updates, cardOf(amelie).updates].sort()
    expect(updates()).toEqual([0, 0])
    await watchAfter(4)
    expect(updates()).toEqual([1, 1])
    expect(await unsent()).toBe(0)
  })

  it('but not where the message is not there any more, which keeps nothing else waiting', async () => {
    world.standIns.teams.refuse({ status: 404, code: 'ActivityNotFoundInConversation', times: 2 })
    await decide('dismiss')
    await watchAfter(1)
    expect([cardOf(maya).updates, cardOf(amelie).updates, await unsent()]).toEqual([0, 0, 0])
    await world.create('Elsewhere', { ...livesIn('San Diego', 'Las Vegas'), throttle: { kind: 'members', limit: 1 } })
    await world.nextCycle()
    expect([maya.sent().length, amelie.sent().length]).toEqual([2, 2])
  })

  it('also for somebody who has switched alerts off since, or has no role any more', async () => {
    const stored = await world.worker.store.conversations.get(world.tenantId, amelie.id)
    if (stored) await world.worker.store.conversations.put({ ...stored.value, alerts: false }, stored.etag)
    await grant(world, { 'Diego Ramos': 'Assigner.Admin' })
    await decide('dismiss')
    await watchAfter(1)
    expect([cardOf(maya).updates, cardOf(amelie).updates]).toEqual([1, 1])
    for (const { name } of world.demo.people) expect(wordsOn(cardOf(maya))).not.toContain(name)
  })

  it('but not where the chat is gone', async () => {
    world.standIns.teams.chatOf(maya.person).isBlocked = true
    await decide('dismiss')
    await watchAfter(1)
    expect([cardOf(maya).updates, cardOf(amelie).updates]).toEqual([0, 1])
    expect(await maya.conversation()).toMatchObject({ deadSince: world.clock.now.toISOString() })
    expect(await unsent()).toBe(0)
  })
})

describe('A change that was decided before its alert could be sent', () => {
  it('is told of no more', async () => {
    world.standIns.teams.refuse({ status: 502, code: 'BadGateway', times: 2 })
    await world.create('Elsewhere', { ...livesIn('San Diego', 'Las Vegas'), throttle: { kind: 'members', limit: 1 } })
    await world.nextCycle()
    expect((await world.worker.store.held.list(world.tenantId)).map(({ value }) => value.state)).toEqual([
      'held',
      'held',
    ])
    await world.change('Elsewhere', livesIn('Denver'))
    await watchAfter(10)
    expect(maya.sent()).toHaveLength(1)
  })
})
