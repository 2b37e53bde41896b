import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Access } from '../../core/access.ts'
import type { HeldChangeSet } from '../../core/change-set.ts'
import { TenantId } from '../../core/ids.ts'
import type { Stored } from '../../core/ports/store.ts'
import { maintain } from '../../jobs/maintenance.ts'
import { watch } from '../../jobs/watchdog.ts'
import type { Sent, TeamsPerson } from '../../sandbox/teams/chats.ts'
import { waitingClaim } from '../maintenance-cycle/dying-worker.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { buttonsOn, grant, meet, wordsOn, type InTeams } from './in-teams.ts'

let world: World
let maya: InTeams
let diego: InTeams
let before: string[]

/** A change that adds the people of San Diego and removes those of Denver, held. */
beforeEach(async () => {
  world = await aWorld({ users: 40 })
  await grant(world, {
    'Maya Jensen': 'Assigner.Admin',
    'Diego Ramos': 'Assigner.Admin',
    'Amélie Laurent': 'Assigner.Reader',
  })
  maya = await meet(world, 'Maya Jensen')
  diego = await meet(world, 'Diego Ramos')
  await world.create('Moving', livesIn('Denver'))
  await world.maintain()
  before = await world.membersOf('Moving')
  await world.change('Moving', { ...livesIn('San Diego'), throttle: { kind: 'members', limit: 1 } })
  await world.nextCycle()
})
afterEach(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const cardOf = ({ sent }: InTeams): Sent => {
  const card = sent().at(-1)
  if (!card) throw new Error('nobody was told')
  return card
}
/** The message as it was before anything was pressed, as an old client may show it still. */
const asItWas = (message: Sent): Sent => structuredClone(message)
const heldSet = async (): Promise<Stored<HeldChangeSet>> => {
  const found = (await world.worker.store.held.list(world.tenantId)).at(-1)
  if (!found) throw new Error('nothing is held')
  return found
}
const state = async () => (await heldSet()).value.state
type How = Parameters<World['teams']['standIn']['press']>[3]
const press = (who: TeamsPerson, message: Sent, title: string, how?: How) =>
  world.teams.standIn.press(who, message, title, how)
/** What is told where the card stays as it is; undefined where another card comes in its place. */
const toldBy = ({ status, body }: { status: number; body: unknown }): string | undefined => {
  expect(status).toBe(200)
  const { type, value } = body as { type: string; value: unknown }
  return type === 'application/vnd.microsoft.activity.message' ? String(value) : undefined
}
const openRuns = async () => (await world.worker.store.registry.list())[0]?.openRuns.length
const decisions = async () => {
  const { items } = await world.worker.store.audit.list(world.tenantId, { limit: 50 })
  return items.flatMap(({ action, by }) => (action.startsWith('held change') ? [`${action} by ${by.name}`] : []))
}
const carryOut = async () => maintain(await waitingClaim(world), world.worker)

describe('A press on a card about a held change', () => {
  it('applies this change: the card tells who approved it, then what was done, to everybody who has it', async () => {
    expect(toldBy(await press(maya.person, cardOf(maya), 'Apply this change'))).toBeUndefined()
    expect(wordsOn(cardOf(maya))).toContain('Approved: it is applied in a moment.')
    expect(wordsOn(cardOf(maya))).toContain('maya.jensen@')
    expect(await state()).toBe('approved')
    await carryOut()
    for (const who of [maya, diego]) {
      expect(wordsOn(cardOf(who))).toContain('The change has been applied.')
      expect(buttonsOn(cardOf(who))).toEqual(['Review in the tab'])
    }
    const { add } = (await heldSet()).value
    expect(await world.membersOf('Moving')).toEqual(add.map(({ name }) => name).sort())
    expect(await decisions()).toEqual(['held change approved by Maya Jensen'])
  })

  it('applies adds only: nobody is removed', async () => {
    await press(maya.person, cardOf(maya), 'Apply adds only')
    await carryOut()
    expect(await world.membersOf('Moving')).toEqual(expect.arrayContaining(before))
    expect((await world.membersOf('Moving')).length).toBeGreaterThan(before.length)
    expect(wordsOn(cardOf(diego))).toContain('Adds only were approved.')
  })

  it('keeps the group as it is, and everybody else’s card says so within a minute', async () => {
    await press(maya.person, cardOf(maya), 'Keep as it is')
    expect(wordsOn(cardOf(maya))).toContain('The change is dismissed.')
    world.clock.advance(1 / 60)
    await watch(world.config.timetable, world.worker)
    expect(wordsOn(cardOf(diego))).toContain('The change is dismissed.')
    await world.nextCycle()
    expect(await world.membersOf('Moving')).toEqual(before)
    expect(await decisions()).toEqual(['held change dismissed by Maya Jensen'])
  })

  it('does the same from a Teams that knows no Action.Execute', async () => {
    const { status } = await press(maya.person, cardOf(maya), 'Keep as it is', { asSubmit: true })
    expect(status).toBe(200)
    expect(await state()).toBe('dismissed')
    expect(wordsOn(cardOf(maya))).toContain('The change is dismissed.')
  })

  it('is answered in the language of the person’s Teams', async () => {
    await press(maya.person, cardOf(maya), 'Keep as it is', { locale: 'ja-JP' })
    expect(wordsOn(cardOf(maya))).toContain('変更は却下されました。')
  })
})

describe('A press that comes too late', () => {
  it('for the second time, changes nothing and is answered like the first', async () => {
    const old = asItWas(cardOf(maya))
    for (let time = 0; time < 2; time += 1)
      expect(toldBy(await press(maya.person, asItWas(old), 'Apply this change'))).toBeUndefined()
    expect(await openRuns()).toBe(1)
    expect(await decisions()).toHaveLength(1)
    await carryOut()
    const members = await world.membersOf('Moving')
    await press(maya.person, old, 'Apply this change')
    expect(wordsOn(old)).toContain('The change has been applied.')
    expect(await openRuns()).toBe(0)
    expect(await world.membersOf('Moving')).toEqual(members)
  })

  it('because somebody else has decided otherwise, is told by whom, and nothing is done', async () => {
    const old = asItWas(cardOf(diego))
    await press(maya.person, cardOf(maya), 'Keep as it is')
    expect(toldBy(await press(diego.person, old, 'Apply this change'))).toBeUndefined()
    expect(wordsOn(old)).toContain('maya.jensen@')
    expect(wordsOn(old)).toContain('does not wait for a decision any more')
    expect([await state(), await openRuns()]).toEqual(['dismissed', 0])
  })

  it('or at the same moment as another one, is one decision', async () => {
    const answers = await Promise.all([
      press(maya.person, cardOf(maya), 'Keep as it is'),
      press(diego.person, cardOf(diego), 'Apply this change'),
    ])
    for (const answer of answers) expect(toldBy(answer)).toBeUndefined()
    expect(await decisions()).toHaveLength(1)
    expect(wordsOn(cardOf(maya))).toContain((await state()) === 'dismissed' ? 'dismissed' : 'Approved')
  })

  it('after the profile was edited, decides about nothing', async () => {
    const old = asItWas(cardOf(maya))
    await world.change('Moving', livesIn('Oslo'))
    await press(maya.person, old, 'Apply this change')
    expect(wordsOn(old)).toContain('The change is withdrawn')
    expect([await state(), await openRuns()]).toEqual(['withdrawn', 0])
  })

  it('after two weeks, decides about nothing', async () => {
    world.clock.advance(15 * 24)
    const card = cardOf(maya)
    await press(maya.person, card, 'Apply this change')
    expect(wordsOn(card)).toContain('the change has expired')
    expect(await openRuns()).toBe(0)
  })

  it('when the change is not what the card shows any more, shows the change as it is, and applies nothing', async () => {
    const { value, etag } = await heldSet()
    await world.worker.store.held.put({ ...value, add: value.add.slice(0, 1) }, etag)
    const old = asItWas(cardOf(maya))
    await press(maya.person, old, 'Apply this change')
    expect(wordsOn(old)).toContain('This change is not what the card shows any more.')
    expect(await state()).toBe('held')
    await press(maya.person, old, 'Apply this change')
    expect(await state()).toBe('approved')
  })
})

describe('A press by somebody who may not', () => {
  it('because they may only read, is refused, whatever card they have got hold of', async () => {
    const reader = world.teams.person('Amélie Laurent')
    const told = toldBy(await press(reader, asItWas(cardOf(maya)), 'Apply this change'))
    expect(told).toContain('Assigner.Admin')
    expect(await state()).toBe('held')
  })

  it('because they have no role, or have it no more, is refused', async () => {
    const stranger = world.teams.person('Ana Souza')
    expect(toldBy(await press(stranger, asItWas(cardOf(maya)), 'Apply this change'))).toMatch(/no role/i)
    await grant(world, { 'Diego Ramos': 'Assigner.Admin' })
    expect(toldBy(await press(maya.person, cardOf(maya), 'Apply this change'))).toMatch(/no role/i)
    expect([await state(), await decisions()]).toEqual(['held', []])
  })

  it('because the change is another tenant’s, hears that there is none', async () => {
    const tenantId = TenantId.parse('99999999-0000-4000-8000-000000000009')
    const { oid } = maya.person
    const given = {
      userId: oid,
      role: 'Assigner.Admin',
      name: 'Mallory',
      email: '',
      grantedBy: '',
      grantedAt: '2026-11-01T00:00:00.000Z',
    }
    await world.worker.store.access.put(Access.parse({ tenantId, grants: [given] }), undefined)
    const mallory: TeamsPerson = { tenantId, oid, name: 'Mallory', upn: 'mallory@fabrikam.example' }
    for (const title of ['Apply this change', 'Keep as it is']) {
      const told = toldBy(await press(mallory, asItWas(cardOf(maya)), title))
      expect(told).toMatch(/no held change|not found|nothing/i)
      expect(told).not.toContain('Moving')
    }
    expect([await state(), await decisions()]).toEqual(['held', []])
  })

  it('because the tenant is locked, is told since when and until when, and may try again afterwards', async () => {
    const { store } = world.worker
    const until = new Date(world.clock.now.getTime() + 90_000)
    const lock = await store.locks.take(world.tenantId, 'maintenance:x' as never, world.clock.now, until)
    const told = toldBy(await press(maya.person, cardOf(maya), 'Apply this change'))
    expect(told).toContain('locked')
    expect(told).toContain(world.clock.now.toISOString().slice(11, 16))
    expect(await state()).toBe('held')
    if (lock) await store.locks.release(world.tenantId, lock)
    await press(maya.person, cardOf(maya), 'Apply this change')
    expect(await state()).toBe('approved')
  })
})

describe('A press whose data were edited by hand', () => {
  it.each<[string, Record<string, unknown>]>([
    ['has nothing', {}],
    ['has no version', { held: 'x' }],
    ['names no text', { held: { $gt: '' }, version: ['x'] }],
    ['names a change that is not there', { held: 'nobody:holds:this', version: '"v"' }],
    ['is huge', { held: 'x'.repeat(100_000), version: '"v"' }],
    ['means another document', { held: '../settings', version: '"v"' }],
    ['has names of JavaScript', { held: '__proto__', version: 'constructor' }],
  ])('and %s is answered helpfully, and does nothing', async (_, data) => {
    for (const asSubmit of [false, true]) {
      const how = { asSubmit, data: asSubmit ? { ...data, verb: 'held apply' } : data }
      const { status, body, said } = await press(maya.person, asItWas(cardOf(maya)), 'Apply this change', how)
      expect(status).toBe(200)
      expect(JSON.stringify([body, said])).not.toMatch(/at .*\.ts|Error|ZodError|undefined/)
    }
    expect([await state(), await decisions(), await openRuns()]).toEqual(['held', [], 0])
  })

  it('and says more than the button’s ids decides no more than the button does', async () => {
    const { value, etag } = await heldSet()
    const data = {
      held: value.id,
      version: etag,
      adds: true,
      removes: true,
      tenantId: 'another',
      except: [],
      state: 'applied',
    }
    await press(maya.person, cardOf(maya), 'Apply adds only', { data })
    expect((await heldSet()).value.decision).toMatchObject({
      adds: true,
      removes: false,
      by: expect.stringContaining('maya') as string,
    })
  })

  it('with a version that was guessed, applies nothing', async () => {
    const { value } = await heldSet()
    for (const version of ['*', '""', '"1"']) {
      await press(maya.person, asItWas(cardOf(maya)), 'Apply this change', { data: { held: value.id, version } })
      expect(await state()).toBe('held')
    }
  })
})
