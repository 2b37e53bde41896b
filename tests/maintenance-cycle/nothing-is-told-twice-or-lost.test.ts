import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProfileRow } from '../../core/contract/answers.ts'
import type { Actor } from '../../actions/actor.ts'
import { updateProfile } from '../../actions/save-profile.ts'
import { refreshData } from '../../jobs/data-refresh.ts'
import { maintain } from '../../jobs/maintenance.ts'
import { deliver } from '../../jobs/deliver.ts'
import { notify } from '../../jobs/notify.ts'
import { watch } from '../../jobs/watchdog.ts'
import { aWorld, livesIn, saveSettings, type World } from '../support/world.ts'
import { dyingWorker, slotClaim, waitingClaim } from './dying-worker.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.close())

const mails = (about: string) => world.standIns.mail.messages().filter(({ subject }) => subject.includes(about))
const told = async (kind: string) => (await world.notices()).filter(({ content }) => content.kind === kind)
const oneAtMost = { ...livesIn('Denver'), throttle: { kind: 'members', limit: 1 } }

describe('When the worker dies', () => {
  it.each(['before', 'after'] as const)(
    'right %s a change set was held, the contact is told of it by whoever resumes, once',
    async (when) => {
      await world.create('Denver', oneAtMost)
      const claim = slotClaim('maintenance', world)
      const dying = dyingWorker(world.worker, when, 'held.put')
      await expect(maintain(claim, dying)).rejects.toThrow('the power went out')
      world.clock.advance(0.1)
      expect(await maintain(claim, world.worker)).toMatchObject({ state: 'done', lease: { epoch: 2 } })
      await world.nextCycle()
      expect(await told('held')).toHaveLength(1)
      expect(mails('were not updated')).toHaveLength(1)
      expect(await world.worker.store.held.list(world.tenantId)).toHaveLength(1)
    },
  )

  it('after a change set was held and nobody resumes, the next cycle tells the contact, once', async () => {
    await world.create('Denver', oneAtMost)
    const dying = dyingWorker(world.worker, 'after', 'held.put')
    await expect(maintain(slotClaim('maintenance', world), dying)).rejects.toThrow('the power went out')
    await world.nextCycle()
    await world.nextCycle()
    expect(await told('held')).toHaveLength(1)
    expect(mails('were not updated')).toHaveLength(1)
  })

  it('right after the first snapshot was saved, the contact is told that Assigner is ready for use, once', async () => {
    await world.close()
    world = await aWorld({ untouched: true })
    await saveSettings(world)
    const claim = await waitingClaim(world)
    const dying = dyingWorker(world.worker, 'after', 'snapshots.save')
    await expect(refreshData(claim, dying)).rejects.toThrow('the power went out')
    world.clock.advance(0.1)
    expect(await refreshData(claim, world.worker)).toMatchObject({ state: 'done' })
    world.clock.advance(3)
    await world.refresh()
    expect(await told('ready for use')).toHaveLength(1)
    expect(mails('is ready for use')).toHaveLength(1)
  })
})

describe('A notice', () => {
  const x = () => ({ tenantId: world.tenantId, occasion: 'x', runId: null })
  it('is sent once, although two workers look into the outbox at the same moment', async () => {
    await notify(x(), { kind: 'sync failed', run: 'maintenance', problem: 'trouble' }, world.worker)
    const once = () => deliver(world.tenantId, world.worker)
    await Promise.all([once(), once(), once()])
    await once()
    expect(await told('sync failed')).toMatchObject([{ state: 'sent' }])
    expect(mails('failed')).toHaveLength(1)
  })

  it('is sent by the watchdog when the worker that was about to send it died', async () => {
    await notify(x(), { kind: 'sync failed', run: 'maintenance', problem: 'trouble' }, world.worker)
    const dying = dyingWorker(world.worker, 'after', 'notices.put')
    await expect(deliver(world.tenantId, dying)).rejects.toThrow('the power went out')
    expect(mails('failed')).toHaveLength(0)
    world.clock.advance(0.1)
    await watch(world.config.timetable, world.worker)
    await watch(world.config.timetable, world.worker)
    expect(mails('failed')).toHaveLength(1)
  })

  it('that a profile needs review is sent again when what was mended breaks again, and not while it stays broken', async () => {
    const field = world.learn365.userFields().find(({ Title }) => Title === 'Employee type')
    if (!field) throw new Error('the demo has no field "Employee type"')
    const rule = { source: `field:${field.Id}`, condition: 'is not empty' }
    await world.create('Contractors', { userProperties: { relation: 'and', not: false, rules: [rule] } })
    await world.maintain()
    const valuesBefore = world.learn365.fieldValues().filter(({ FieldId }) => FieldId === field.Id)
    for (let breakage = 1; breakage <= 2; breakage += 1) {
      world.learn365.deleteUserField(field.Id)
      await world.nextCycle()
      await world.nextCycle()
      expect(await told('needs review')).toHaveLength(breakage)
      world.learn365.addUserField(field)
      for (const { UserId, StringValue } of valuesBefore) world.learn365.setFieldValue(UserId, field.Id, StringValue)
      expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'nothing to do' }])
    }
  })
})

describe('The client secret’s expiry date', () => {
  it('is warned of when it is near, once, and not again before it is nearer', async () => {
    await saveSettings(world, { entraSecretExpires: '2026-12-03' })
    await world.nextCycle()
    await world.nextCycle()
    expect(await told('secret expires')).toMatchObject([{ content: { days: 10 }, state: 'sent' }])
    world.clock.advance(4 * 24)
    await world.nextCycle()
    expect(await told('secret expires')).toHaveLength(2)
  })
})

describe('A profile that could not be updated', () => {
  it('needs attention in the list of profiles, with the reason, until a cycle has updated it', async () => {
    const row = async (): Promise<ProfileRow> => {
      const { items } = await world.api.get<{ items: unknown[] }>('/api/profiles')
      return ProfileRow.parse(items[0])
    }
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const { members } = await row()
    world.standIns.graph.faults.inject({ kind: 'half a page', path: '/members', times: 50 })
    const run = await world.nextCycle()
    world.standIns.graph.faults.clear()
    expect(run.profiles).toMatchObject([{ verdict: 'failed' }])
    expect(await row()).toMatchObject({ status: 'needs attention', statusReason: run.profiles[0]?.because, members })
    await world.nextCycle()
    expect(await row()).toMatchObject({ status: 'up to date', statusReason: '' })
    world.clock.advance(1)
    await world.change('Denver', livesIn('Oslo'))
    const changed = { status: 'waits for maintenance', statusReason: 'changed since the last maintenance', members }
    expect(await row()).toMatchObject(changed)
    await world.nextCycle()
    expect((await row()).statusReason).not.toBe(changed.statusReason)
    await world.nextCycle()
    expect(await row()).toMatchObject({ status: 'up to date' })
    world.clock.advance(1)
    // An edit that changes nobody's membership leaves the outcome as it was.
    await world.change('Denver', { description: 'People in Oslo' })
    expect(await row()).toMatchObject({ status: 'waits for maintenance' })
    await world.nextCycle()
    expect(await row()).toMatchObject({ status: 'up to date', statusReason: '' })
  })
})

describe('A held change set', () => {
  const states = async () => (await world.worker.store.held.list(world.tenantId)).map(({ value }) => value.state)
  beforeEach(async () => {
    await world.create('Denver', oneAtMost)
    await world.maintain()
    expect(await states()).toEqual(['held'])
  })

  it('is withdrawn when its profile is deleted', async () => {
    await world.remove('Denver')
    expect(await states()).toEqual(['withdrawn'])
  })

  it('is withdrawn when its profile is edited', async () => {
    await world.change('Denver', livesIn('Oslo'))
    expect(await states()).toEqual(['withdrawn'])
  })

  it.each(['before', 'after'] as const)(
    'is withdrawn by the next maintenance at the latest, where the saving breaks off: %s',
    async (when) => {
      const { id, email } = world.person('Maya Jensen')
      const actor: Actor = {
        tenantId: world.tenantId,
        userId: id,
        name: 'Maya Jensen',
        email,
        appRoles: ['Assigner.Admin'],
        isGlobalAdministrator: false,
        roles: ['Assigner.Admin'],
        mayGrantFirst: false,
        administrators: [],
      }
      const { id: profileId, definition } = await world.profile('Denver')
      const edited = { ...definition, description: 'Edited while the store was failing.' }
      world.clock.advance(1)
      const dying = dyingWorker(world.worker, when, 'held.put')
      const saved = updateProfile(
        actor,
        profileId,
        () => edited,
        () => '*',
        dying,
      )
      await expect(saved).rejects.toThrow('the power went out')
      // The edit is there; nobody has told whether it was saved.
      expect((await world.profile('Denver')).definition).toEqual(edited)
      expect(await states()).toEqual([when === 'before' ? 'held' : 'withdrawn'])
      await world.maintain()
      expect((await states()).sort()).toEqual(['held', 'withdrawn'])
    },
  )
})
