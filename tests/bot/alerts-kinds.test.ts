import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliver } from '../../jobs/deliver.ts'
import { aWorld, livesIn, saveSettings, type World } from '../support/world.ts'
import { buttonsOn, grant, meet, wordsOn, type InTeams } from './in-teams.ts'

let world: World
let maya: InTeams
const oneAtMost = { ...livesIn('Denver'), throttle: { kind: 'members', limit: 1 } }
const mails = (about: string) => world.standIns.mail.messages().filter(({ subject }) => subject.includes(about))
const subjects = ({ sent }: InTeams) => sent().map(({ summary }) => summary)

beforeEach(async () => {
  world = await aWorld({ users: 40 })
  await grant(world, { 'Maya Jensen': 'Assigner.Admin', 'Amélie Laurent': 'Assigner.Reader' })
  maya = await meet(world, 'Maya Jensen')
})
afterEach(async () => {
  expect(world.complaints()).toEqual([])
  expect(world.standIns.teams.judge.complaints()).toEqual([])
  await world.close()
})

describe('A sync that the throttle has blocked', () => {
  it('arrives as a card with numbers, limit, names and consequences, once, and as a mail to the contact in any case', async () => {
    await world.create('Denver', oneAtMost)
    await world.maintain()
    await world.nextCycle()
    const [card, ...more] = maya.sent()
    if (!card) throw new Error('nobody was told')
    expect(more).toEqual([])
    const denver = world.demo.people.filter(({ city }) => city === 'Denver')
    expect(wordsOn(card)).toMatch(/exceed 1 members/)
    expect(denver.some(({ name }) => wordsOn(card).includes(name))).toBe(true)
    expect(wordsOn(card)).toContain('What this means to people')
    expect(buttonsOn(card)).toEqual(['Review in the tab', 'Apply this change', 'Keep as it is'])
    expect(mails('were not updated')).toHaveLength(1)
  })

  it('is told to a reader without the buttons to decide, and to nobody who has no role or has not asked for it', async () => {
    const amelie = await meet(world, 'Amélie Laurent', { language: 'ja' })
    const ana = await meet(world, 'Ana Souza')
    await grant(world, {
      'Maya Jensen': 'Assigner.Admin',
      'Amélie Laurent': 'Assigner.Reader',
      'Diego Ramos': 'Assigner.Admin',
    })
    const diego = await meet(world, 'Diego Ramos', { alerts: false })
    await world.create('Denver', oneAtMost)
    await world.maintain()
    expect(amelie.sent().map(buttonsOn)).toEqual([['タブで確認']])
    expect(amelie.sent().map(wordsOn).join()).toContain('Assigner の管理者が判断します')
    expect([...ana.sent(), ...diego.sent()]).toEqual([])
    expect(maya.sent()).toHaveLength(1)
  })
})

describe('More than three alerts of a run', () => {
  it('become one digest with links, while each is a mail of its own', async () => {
    for (const title of ['Denver 1', 'Denver 2', 'Denver 3', 'Denver 4']) await world.create(title, oneAtMost)
    await world.maintain()
    const [digest, ...more] = maya.sent()
    if (!digest) throw new Error('nobody was told')
    expect(more).toEqual([])
    expect(digest.summary).toBe('Assigner: 4 things need your attention')
    for (const n of [1, 2, 3, 4]) expect(wordsOn(digest)).toContain(`Denver ${n}`)
    expect(buttonsOn(digest)).toEqual(['Held changes', 'Activity'])
    expect(mails('were not updated')).toHaveLength(4)
  })

  it('stay one digest where the worker died before all of them were noted', async () => {
    for (const title of ['Denver 1', 'Denver 2', 'Denver 3', 'Denver 4']) await world.create(title, oneAtMost)
    await world.maintain()
    const { notices } = world.worker.store
    const [one, two] = (await notices.list(world.tenantId)).filter(({ value }) => value.content.kind === 'held')
    for (const stored of [one, two]) if (stored) await notices.put({ ...stored.value, alerted: false }, stored.etag)
    await deliver(world.tenantId, world.worker)
    expect(maya.sent()).toHaveLength(1)
  })

  it('are told one by one where they are three', async () => {
    for (const title of ['Denver 1', 'Denver 2', 'Denver 3']) await world.create(title, oneAtMost)
    await world.maintain()
    expect(maya.sent().map(buttonsOn)).toEqual(Array(3).fill(expect.arrayContaining(['Apply this change'])))
  })
})

describe('In Teams people are told', () => {
  it('that a profile needs review, because a user field of its rules is gone', async () => {
    const field = world.learn365.userFields().find(({ Title }) => Title === 'Employee type')
    if (!field) throw new Error('the demo has no field "Employee type"')
    const rule = { source: `field:${field.Id}`, condition: 'is not empty' }
    await world.create('Contractors', { userProperties: { relation: 'and', not: false, rules: [rule] } })
    await world.maintain()
    world.learn365.deleteUserField(field.Id)
    await world.nextCycle()
    expect(subjects(maya)).toEqual(['Assigner: please review the profile "Contractors"'])
  })

  it('that a synchronization failed', async () => {
    world.standIns.learn365.faults.inject({ kind: 'half a page', path: 'Users', times: 50 })
    world.clock.advance(3)
    expect((await world.refresh()).state).toBe('failed')
    expect(subjects(maya)).toEqual(['Assigner: a synchronization failed'])
  })

  it('that a new refresh is kept aside', async () => {
    for (const { id } of world.demo.people.slice(0, 15)) world.learn365.deleteUser(id)
    world.clock.advance(3)
    expect((await world.refresh()).state).toBe('kept aside')
    expect(subjects(maya)).toEqual(['Assigner: the new Learn365 data is kept aside'])
  })

  it('that a system refuses access', async () => {
    await world.create('Denver', livesIn('Denver'))
    world.standIns.signIn.faults.inject({ kind: 'expired secret' })
    expect((await world.maintain()).state).toBe('failed')
    expect(subjects(maya)).toEqual(['Assigner: Entra ID refuses access'])
  })

  it('that Assigner is ready for use, once the first data refresh has run', async () => {
    const fresh = await aWorld({ users: 40, untouched: true })
    try {
      await grant(fresh, { 'Maya Jensen': 'Assigner.Admin' })
      const newcomer = await meet(fresh, 'Maya Jensen')
      await saveSettings(fresh)
      await fresh.refresh()
      expect(subjects(newcomer)).toEqual(['Assigner is ready for use'])
    } finally {
      await fresh.close()
    }
  })

  it('that the client secret expires', async () => {
    await saveSettings(world, { entraSecretExpires: '2026-12-03' })
    await world.maintain()
    expect(subjects(maya)).toEqual(['Assigner: the Entra ID client secret expires in 10 days'])
  })

  it('that a group was created again', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const id = await world.groupIdOf('Denver')
    world.standIns.graph.state.deleteGroup(id)
    world.standIns.graph.state.purge(id)
    await world.maintain()
    expect(subjects(maya)).toEqual(['Assigner: the group of "Denver" was created again'])
  })

  it('nothing when all is well', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    await world.nextCycle()
    expect(maya.sent()).toEqual([])
  })
})

describe('The lock', () => {
  it('is told of to whoever has asked for it, when it begins and when it is over', async () => {
    await grant(world, { 'Maya Jensen': 'Assigner.Admin', 'Diego Ramos': 'Assigner.Reader' })
    const diego = await meet(world, 'Diego Ramos', { lockAlerts: true })
    await world.maintain()
    expect(subjects(diego)).toEqual([
      'Assigner: your tenant is locked for maintenance',
      'Assigner: your tenant is unlocked after maintenance',
    ])
    expect(maya.sent()).toEqual([])
  })

  it('is told of as free also where the maintenance has failed', async () => {
    const { worker, tenantId } = world
    const stored = await worker.store.conversations.get(tenantId, maya.id)
    if (stored) await worker.store.conversations.put({ ...stored.value, lockAlerts: true }, stored.etag)
    await world.create('Denver', livesIn('Denver'))
    // The bot signs in first, to tell of the lock.
    world.standIns.signIn.faults.inject({ kind: 'expired secret', after: 1 })
    expect((await world.maintain()).state).toBe('failed')
    expect(subjects(maya).sort()).toEqual([
      'Assigner: Entra ID refuses access',
      'Assigner: your tenant is locked for maintenance',
      'Assigner: your tenant is unlocked after maintenance',
    ])
  })
})
