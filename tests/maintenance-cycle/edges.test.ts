import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Learn365UserId } from '../../core/ids.ts'
import type { Override, Profile } from '../../core/profile.ts'
import { maintain } from '../../jobs/maintenance.ts'
import { refreshData } from '../../jobs/data-refresh.ts'
import { watch } from '../../jobs/watchdog.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { dyingWorker, slotClaim } from './dying-worker.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.close())

const user = (name: string): Override => ({ kind: 'user', id: Learn365UserId.parse(world.person(name).id) })

describe('Somebody who is in Learn365 and gone from Entra ID', () => {
  it('is refused by name, and a second run right after writes nothing', async () => {
    const ana = world.person('Ana Souza')
    await world.create('Denver', livesIn('Denver'))
    world.standIns.graph.state.deleteUser(world.tenantId, ana.directoryId)
    const run = await world.maintain()
    expect(run.stages[1]?.remarks.join()).toContain(`${ana.directoryId} was left out, is not in Entra ID any more`)
    world.standIns.graph.judge.clear()
    expect((await world.maintain()).profiles[0]).toMatchObject({ verdict: 'nothing to do' })
    expect(world.standIns.graph.judge.writes()).toEqual([])
  })

  it('does not keep the others out, however many are gone', async () => {
    await world.create('Everywhere', livesIn('Denver', 'Tokyo', 'San Diego', 'Las Vegas'))
    await world.maintain()
    const all = await world.membersOf('Everywhere')
    const ids = world.standIns.graph.state.membersOf(await world.groupIdOf('Everywhere'))
    for (const id of ids.slice(0, 8)) world.standIns.graph.state.deleteUser(world.tenantId, id)
    for (const id of ids.slice(8)) world.standIns.graph.state.removeMember(await world.groupIdOf('Everywhere'), id)
    await world.maintain()
    expect(await world.membersOf('Everywhere')).toHaveLength(all.length - 8)
  })
})

describe.each([
  ['to which roles can be assigned', 'setRoleAssignable'],
  ['that has become dynamic', 'setDynamic'],
] as const)('A group %s', (_what, change) => {
  it('is left as it is and reported, and the other profiles go on', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.create('Tokyo', livesIn('Tokyo'))
    await world.maintain()
    const before = await world.membersOf('Denver')
    world.standIns.graph.state[change](await world.groupIdOf('Denver'))
    const { title: denver } = await world.change('Denver', { ...livesIn('Oslo'), title: 'Denver' })
    await world.change('Tokyo', livesIn('Tokyo', 'Oslo'))
    const run = await world.nextCycle()
    expect(run.state).toBe('done')
    expect(run.profiles.find(({ title }) => title === denver)).toMatchObject({ verdict: 'cannot' })
    expect(run.profiles.find(({ title }) => title === 'Tokyo')).toMatchObject({ verdict: 'apply' })
    expect(await world.membersOf('Denver')).toEqual(before)
  })

  it('is not renamed, and the other profiles go on', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.create('Tokyo', livesIn('Tokyo'))
    await world.maintain()
    world.standIns.graph.state[change](await world.groupIdOf('Denver'))
    await world.change('Denver', { title: 'Denver and around' })
    await world.change('Tokyo', livesIn('Tokyo', 'Oslo'))
    const run = await world.nextCycle()
    expect(run.state).toBe('done')
    expect(run.stages[1]?.trouble.join()).toContain('Denver and around: its group is not renamed')
    expect(run.profiles.find(({ title }) => title === 'Tokyo')).toMatchObject({ verdict: 'apply' })
  })
})

describe('A group in a restricted administrative unit', () => {
  it('is reported, and the other profiles go on, their courses too', async () => {
    const course = world.course('Onboarding week')
    await world.create('Denver', livesIn('Denver'))
    await world.create('Tokyo', { ...livesIn('Tokyo'), enroll: true, courses: [course] })
    await world.maintain()
    const before = await world.membersOf('Denver')
    world.standIns.graph.state.restrict(await world.groupIdOf('Denver'))
    await world.change('Denver', livesIn('Denver', 'Oslo'))
    await world.change('Tokyo', { ...livesIn('Tokyo', 'Oslo'), courses: [] })
    const run = await world.nextCycle()
    expect(run.state).toBe('done')
    expect(run.profiles.find(({ title }) => title === 'Denver')).toMatchObject({ verdict: 'failed', added: 0 })
    expect(run.profiles.find(({ title }) => title === 'Tokyo')).toMatchObject({ verdict: 'apply' })
    expect(await world.enrolledIn('Tokyo')).toEqual([])
    expect(await world.membersOf('Denver')).toEqual(before)
    expect((await world.notices()).map(({ content }) => content.kind)).toEqual(['ready for use'])
  })
})

describe('What an administrator saves while maintenance begins', () => {
  it('is not overwritten when obsolete overrides are removed', async () => {
    const [gone, kept] = [user('Ana Souza'), user('Maya Jensen')]
    await world.create('Denver', { ...livesIn('Oslo'), overrides: { include: [gone], exclude: [] } })
    world.learn365.deleteUser(gone.id)
    world.clock.advance(3)
    await world.refresh()
    const { profiles } = world.worker.store
    const edit = ({ definition, ...rest }: Profile): Profile => ({
      ...rest,
      definition: { ...definition, overrides: { include: [gone, kept], exclude: [] } },
    })
    const { list } = profiles
    // Saved right after the profiles were listed, and before anything is made of the list.
    profiles.list = async (tenantId) => {
      profiles.list = list
      const listed = await list(tenantId)
      for (const { value, etag } of listed) await profiles.put(edit(value), etag)
      return listed
    }
    await world.maintain()
    expect((await world.profile('Denver')).definition.overrides.include).toEqual([kept])
    expect(await world.membersOf('Denver')).toContain('Maya Jensen')
  })
})

describe('A profile that is not to be enrolled any more, and is deleted and restored before maintenance', () => {
  it('leaves its courses and catalogs all the same', async () => {
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [world.course('GDPR basics')] })
    await world.maintain()
    await world.change('Denver', { enroll: false })
    const { id } = await world.profile('Denver')
    await world.remove('Denver')
    await world.api.send('POST', `/api/profiles/${id}/restore`, {})
    await world.nextCycle()
    expect(await world.enrolledIn('Denver')).toEqual([])
    expect(world.learn365.groupsInCatalogs()).toEqual([])
    expect(await world.profile('Denver')).toMatchObject({ retracted: true, enrolledCourses: [], deletion: null })
  })
})

describe('The courses of a profile', () => {
  it('are enrolled, the later ones too, when Learn365 rejects one of them', async () => {
    const [gone, ok, alsoOk] = [
      world.course('GDPR basics'),
      world.course('Onboarding week'),
      world.course('Excel - Japanese'),
    ]
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [gone, ok, alsoOk] })
    world.learn365.deleteCourse(gone)
    const run = await world.maintain()
    expect(run.state).toBe('done')
    expect(await world.enrolledIn('Denver')).toEqual([ok, alsoOk].sort())
    const [trouble, ...more] = run.stages.flatMap((stage) => stage.trouble)
    expect(trouble).toContain('Denver')
    expect(more).toEqual([])
  })

  it('are enrolled, the others too, when the key may not manage one of them; a key that may write nothing ends the run', async () => {
    const [closed, ok] = [world.course('GDPR basics'), world.course('Onboarding week')]
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [closed, ok] })
    const notHere = (path: string, times: number) =>
      world.standIns.learn365.faults.inject({ kind: 'not allowed here', method: 'POST', path, times })
    notHere(`Courses(${closed})/Enroll`, 1)
    const run = await world.maintain()
    expect(run.state).toBe('done')
    expect(await world.enrolledIn('Denver')).toEqual([ok])
    expect(run.stages.flatMap((stage) => stage.trouble)).toEqual([
      expect.stringMatching(
        /^Denver: enrolling the group .* answered 403, "You are not allowed to manage this course\."$/,
      ),
    ])
    notHere('Courses(', 3)
    expect(await world.nextCycle()).toMatchObject({ state: 'failed' })
    expect((await world.notices()).map(({ content }) => content.kind)).toContain('access refused')
  })

  it('count once when one is listed twice', async () => {
    const course = world.course('GDPR basics')
    const { courses } = await world.create('Denver', {
      ...livesIn('Denver'),
      enroll: true,
      courses: [course, course],
    })
    expect(courses).toEqual([course])
    await world.maintain()
    expect(await world.enrolledIn('Denver')).toEqual([course])
    expect((await world.profile('Denver')).enrolledCourses).toEqual([course])
    expect(world.complaints()).toEqual([])
  })
})

describe('A run whose worker died before it was noted as open', () => {
  beforeEach(async () => {
    world.clock.advance(3)
    const dying = dyingWorker(world.worker, 'before', 'registry.update')
    await expect(refreshData(slotClaim('data refresh', world), dying)).rejects.toThrow('the power went out')
  })

  const rung = async (): Promise<string[]> => {
    const ids: string[] = []
    const bell = { ring: (_tenant: unknown, _kind: unknown, id: string) => Promise.resolve(void ids.push(id)) }
    await watch(world.config.timetable, { ...world.worker, bell })
    return ids
  }

  it('is found and resumed, once its lease has run out', async () => {
    const { runId } = slotClaim('data refresh', world)
    expect(await rung()).not.toContain(runId)
    world.clock.advance(0.1)
    expect(await rung()).toContain(runId)
    expect(await refreshData(slotClaim('data refresh', world), world.worker)).toMatchObject({ state: 'done' })
    expect(await rung()).not.toContain(runId)
  })

  it('does not stand in the way of Run now, once its lease has run out', async () => {
    const runNow = () => world.api.send('POST', '/api/runs', { kind: 'data refresh' })
    await expect(runNow()).rejects.toThrow('A data refresh is running already.')
    world.clock.advance(0.1)
    expect(await runNow()).toMatchObject({ kind: 'data refresh', state: 'waiting' })
  })
})

describe('Somebody whom Learn365 lists twice, with the same directory id', () => {
  it('is no member when either record is excluded', async () => {
    const { id } = world.person('Ana Souza')
    const ana = world.learn365.users().find(({ Id }) => Id === id)
    if (!ana) throw new Error('the demo has no Ana Souza')
    const second = Learn365UserId.parse('99999999-0000-4000-8000-000000000002')
    world.learn365.addUser({ ...ana, Id: second, LoginName: 'i:0#.f|membership|ana.old@contoso.com' })
    world.clock.advance(3)
    await world.refresh()
    const without = (...exclude: Override[]) => ({ ...livesIn('Denver'), overrides: { include: [], exclude } })
    await world.create('Without the first', without(user('Ana Souza')))
    await world.create('Without the second', without({ kind: 'user', id: second }))
    await world.create('With both', without())
    await maintain(slotClaim('maintenance', world), world.worker)
    expect(await world.membersOf('Without the first')).not.toContain('Ana Souza')
    expect(await world.membersOf('Without the second')).not.toContain('Ana Souza')
    expect(await world.membersOf('With both')).toContain('Ana Souza')
  })
})
