import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MembersPage } from '../../core/contract/answers.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(async () => {
  await world.close()
})

const moveTo = (name: string, city: string) => world.learn365.updateUser(world.person(name).id, { City: city })

describe('The first population of a group', () => {
  it('is no change that the throttle holds, also where it was interrupted and goes on with the next run', async () => {
    await world.close()
    world = await aWorld({ users: 400 })
    const cities = ['Denver', 'Oslo', 'San Diego', 'Tokyo', 'Copenhagen']
    await world.create('Many', { ...livesIn(...cities), throttle: { kind: 'percent', limit: 20 } })
    const { faults } = world.standIns.graph
    faults.inject({ kind: 'down', path: '$batch', after: 1, times: 1_000 })
    await world.maintain()
    const some = await world.membersOf('Many')
    faults.clear()
    expect((await world.maintain()).profiles).toMatchObject([{ verdict: 'apply' }])
    const all = await world.membersOf('Many')
    expect(some.length).toBeGreaterThan(0)
    expect(all.length).toBeGreaterThan(some.length * 1.2)
    // From then on a share of the members is a limit like any other.
    await world.change('Many', livesIn('Denver'))
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'held' }])
    expect(await world.membersOf('Many')).toEqual(all)
  })
})

describe('1. For each profile, an Entra ID group will be created if it does not already exist', () => {
  it('is a security group named by prefix and title, also for a profile that is not automatically populated', async () => {
    await world.create('Denver', { ...livesIn('Denver'), autoPopulate: false })
    await world.maintain()
    const group = world.standIns.graph.state.groupByName(world.tenantId, 'Assigner Denver')
    expect(group).toMatchObject({ securityEnabled: true, mailEnabled: false, groupTypes: [] })
    expect(await world.membersOf('Denver')).toEqual([])
  })

  it('is created once, even when the reply to its creation is lost', async () => {
    await world.create('Denver', livesIn('Denver'))
    world.standIns.graph.faults.inject({ kind: 'lose the reply', method: 'PATCH', path: 'uniqueName' })
    await world.maintain()
    expect(
      world.standIns.graph.state.groups(world.tenantId).filter(({ displayName }) => displayName === 'Assigner Denver'),
    ).toHaveLength(1)
    expect((await world.membersOf('Denver')).length).toBeGreaterThan(0)
  })

  it('is renamed when the title changes', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const id = await world.groupIdOf('Denver')
    await world.change('Denver', { title: 'Denver and friends' })
    await world.maintain()
    expect(await world.groupIdOf('Denver and friends')).toBe(id)
    expect(world.standIns.graph.state.groupByName(world.tenantId, 'Assigner Denver and friends')?.id).toBe(id)
  })

  it('is restored with its members when somebody deleted it', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const [id, members] = [await world.groupIdOf('Denver'), await world.membersOf('Denver')]
    world.standIns.graph.state.deleteGroup(id)
    await world.maintain()
    expect(await world.groupIdOf('Denver')).toBe(id)
    expect(await world.membersOf('Denver')).toEqual(members)
  })

  it('is created again, with a notice, only where it cannot be restored', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const [id, members] = [await world.groupIdOf('Denver'), await world.membersOf('Denver')]
    world.standIns.graph.state.deleteGroup(id)
    world.standIns.graph.state.purge(id)
    await world.maintain()
    expect(await world.groupIdOf('Denver')).not.toBe(id)
    expect(await world.membersOf('Denver')).toEqual(members)
    expect((await world.notices()).map(({ content }) => content.kind)).toContain('group recreated')
  })
})

describe('2. For each profile that is set to be automatically populated, the members are calculated', () => {
  it('compares the tenant’s recent data with the filters and overrides', async () => {
    const include = [{ kind: 'user', id: world.person('Maya Jensen').id }]
    const exclude = [{ kind: 'user', id: world.person('Ana Souza').id }]
    await world.create('Denver', { ...livesIn('Denver'), overrides: { include, exclude } })
    await world.maintain()
    const members = await world.membersOf('Denver')
    expect(members).toEqual(expect.arrayContaining(['Maya Jensen', 'Tom Becker', 'Grace Kim']))
    expect(members).not.toContain('Ana Souza')
  })

  it('leaves the membership of a profile that is not automatically populated exactly as it is', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const members = await world.membersOf('Denver')
    await world.change('Denver', { autoPopulate: false })
    moveTo('Ana Souza', 'Oslo')
    await world.nextCycle()
    expect(await world.membersOf('Denver')).toEqual(members)
  })
})

describe('3. An Excel file with the members is being prepared', () => {
  it('lists the members with their reasons, and who cannot be a member and why', async () => {
    const { id } = await world.create('Everyone', {
      userProperties: { relation: 'and', not: false, rules: [{ source: 'email', condition: 'is not empty' }] },
    })
    await world.maintain()
    const page = await world.api.get<MembersPage>(`/api/profiles/${id}/members?limit=1000`)
    expect(page.total).toBe((await world.membersOf('Everyone')).length)
    expect(page.items[0]).toMatchObject({ reason: 'matches the rules' })
    expect(new Set(page.cannot.map(({ because }) => because))).toEqual(
      new Set(['is not an Entra ID user', 'has no directory id in Learn365']),
    )
  })
})

describe('4. If throttling is enabled and the changes exceed the threshold', () => {
  it('the memberships are not updated and the contact is notified by email, once for the same held change', async () => {
    await world.create('Denver', { ...livesIn('Denver'), throttle: { kind: 'members', limit: 1 } })
    const run = await world.maintain()
    expect(run.profiles[0]).toMatchObject({ verdict: 'held', added: 0, removed: 0 })
    expect(await world.membersOf('Denver')).toEqual([])
    await world.nextCycle()
    await world.notices()
    const mails = world.standIns.mail.messages().filter(({ subject }) => subject.includes('were not updated'))
    expect(mails).toHaveLength(1)
    expect(await world.worker.store.held.list(world.tenantId)).toHaveLength(1)
  })

  it('a percentage is not applied while the group is empty, and holds what exceeds it afterwards', async () => {
    await world.create('Denver', { ...livesIn('Denver'), throttle: { kind: 'percent', limit: 20 } })
    expect((await world.maintain()).profiles[0]).toMatchObject({ verdict: 'apply' })
    const before = await world.membersOf('Denver')
    before.forEach((name) => moveTo(name, 'Oslo'))
    expect((await world.nextCycle()).profiles[0]).toMatchObject({ verdict: 'held' })
    expect(await world.membersOf('Denver')).toEqual(before)
  })

  it('a change within the threshold is carried out: who is no longer in the profile is removed, who is new is added', async () => {
    await world.create('Denver', { ...livesIn('Denver'), throttle: { kind: 'members', limit: 50 } })
    await world.maintain()
    moveTo('Ana Souza', 'Oslo')
    moveTo('Maya Jensen', 'Denver')
    const run = await world.nextCycle()
    expect(run.profiles[0]).toMatchObject({ verdict: 'apply', added: 1, removed: 1 })
    const members = await world.membersOf('Denver')
    expect(members).toContain('Maya Jensen')
    expect(members).not.toContain('Ana Souza')
    expect(world.complaints()).toEqual([])
  })
})

describe('Nobody is removed from a group by an error', () => {
  beforeEach(async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
  })

  it('an empty result for a group that has members is held', async () => {
    const before = await world.membersOf('Denver')
    before.forEach((name) => moveTo(name, 'Oslo'))
    const run = await world.nextCycle()
    expect(run.profiles[0]).toMatchObject({
      verdict: 'held',
      because: 'the result is empty, but the group has members',
    })
    expect(await world.membersOf('Denver')).toEqual(before)
  })

  it('a snapshot older than 24 hours adds but does not remove, and says so', async () => {
    moveTo('Ana Souza', 'Oslo')
    moveTo('Maya Jensen', 'Denver')
    await world.refresh()
    world.clock.advance(25)
    const run = await world.maintain()
    expect(await world.membersOf('Denver')).toEqual(expect.arrayContaining(['Ana Souza', 'Maya Jensen']))
    expect(run.stages[1]?.remarks.join()).toContain('the snapshot is older than 24 hours')
  })

  it('a list of members that breaks off in its middle removes nobody', async () => {
    const before = await world.membersOf('Denver')
    world.standIns.graph.faults.inject({ kind: 'half a page', path: '/members', times: 10 })
    moveTo('Ana Souza', 'Oslo')
    const run = await world.nextCycle()
    expect(run.profiles[0]?.removed).toBe(0)
    expect(await world.membersOf('Denver')).toEqual(before)
  })

  it('an expired secret stops the tenant and tells its contact what to do', async () => {
    world.standIns.signIn.faults.inject({ kind: 'expired secret', times: 5 })
    const run = await world.nextCycle()
    expect(run).toMatchObject({ state: 'failed' })
    expect(run.because).toContain('the client secret has expired: create a new one and enter its value in Settings')
    expect((await world.notices()).map(({ content }) => content.kind)).toContain('access refused')
  })

  it('someone who has lost the directory id in Learn365 is kept until a second snapshot says so', async () => {
    world.learn365.updateUser(world.person('Ana Souza').id, { DirectoryObjectId: null })
    await world.nextCycle()
    expect(await world.membersOf('Denver')).toContain('Ana Souza')
    await world.nextCycle()
    expect(await world.membersOf('Denver')).not.toContain('Ana Souza')
  })

  it('someone who was added by hand is drift, and is corrected', async () => {
    world.standIns.graph.state.addMember(await world.groupIdOf('Denver'), world.person('Maya Jensen').directoryId)
    await world.maintain()
    expect(await world.membersOf('Denver')).not.toContain('Maya Jensen')
  })
})
