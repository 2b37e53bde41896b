import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { enrollmentsAt, type Enrollments } from '../../core/enrollments.ts'
import type { Learn365 } from '../../core/ports/learn365.ts'
import { RunId } from '../../core/ids.ts'
import { manualRunId } from '../../core/run.ts'
import type { SnapshotData } from '../../core/snapshot.ts'
import { refreshData } from '../../jobs/data-refresh.ts'
import { claimRun } from '../../jobs/run-keeper.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { dyingWorker, slotClaim } from './dying-worker.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.close())

const rule = (source: string, condition: string) => ({
  relation: 'and',
  not: false,
  rules: [{ source, condition }],
})
const everyone = { userProperties: rule('email', 'is not empty') }
const people = () => world.learn365.users().filter((user) => user.PrincipalType === 'User' && !user.IsDeleted)
const lastRefresh = async () =>
  (await world.worker.store.runs.latest(world.tenantId, 10)).find(({ value }) => value.kind === 'data refresh')?.value

/** Learn365 as it is, but for what `change` makes of its answers. */
function throughLens(
  change: <K extends keyof SnapshotData>(set: K, rows: SnapshotData[K]) => Promise<SnapshotData[K]>,
) {
  const { learn365 } = world.worker
  return (...given: Parameters<typeof learn365>): Learn365 => {
    const inner = learn365(...given)
    return { ...inner, read: async (set, progress) => change(set, await inner.read(set, progress)) }
  }
}

describe('A course that is missing', () => {
  let course: string
  const unenrolls = () =>
    world.standIns.learn365.judge.seen.filter(({ write, path }) => write && /unenroll/i.test(path))
  const wish = async () => {
    const { definition, enrolledCourses } = await world.profile('Denver')
    return { selected: definition.courses, enrolled: enrolledCourses }
  }
  beforeEach(async () => {
    course = world.course('GDPR basics')
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [course] })
    await world.maintain()
    world.standIns.learn365.judge.clear()
  })

  it('is not one to unenroll from: nobody loses progress in it, should it be back', async () => {
    world.clock.advance(3)
    world.learn365.updateCourse(course, { IsDeleted: true })
    await world.refresh()
    world.learn365.updateCourse(course, { IsDeleted: false })
    await world.maintain()
    await world.nextCycle()
    expect(await world.enrolledIn('Denver')).toEqual([course])
    expect(world.standIns.learn365.judge.writes()).toEqual([])
  })

  it('is gone: its assignment is removed, without unenrolling anybody', async () => {
    world.learn365.updateCourse(course, { IsDeleted: true })
    const run = await world.nextCycle()
    expect(run.stages[0]?.remarks).toEqual([`Denver: removed the assignment to course ${course}, which is gone`])
    expect(await wish()).toEqual({ selected: [], enrolled: [] })
    expect(unenrolls()).toEqual([])
  })
})

describe('A data refresh in which much is missing is kept aside, and nobody is removed', () => {
  const keepsAside = async (title: string): Promise<void> => {
    const before = await world.membersOf(title)
    expect(before.length).toBeGreaterThan(0)
    const { id } = (await world.worker.store.snapshots.head(world.tenantId)) ?? {}
    for (let cycle = 0; cycle < 2; cycle += 1) {
      const run = await world.nextCycle()
      expect(run.profiles.map(({ removed }) => removed)).toEqual([0])
      expect((await lastRefresh())?.state).toBe('kept aside')
    }
    expect((await world.worker.store.snapshots.head(world.tenantId))?.id).toBe(id)
    expect(await world.membersOf(title)).toEqual(before)
    expect((await world.notices()).map(({ content }) => content.kind)).toContain('refresh kept aside')
  }
  const firstHalf = (all: Enrollments): Enrollments =>
    enrollmentsAt(
      all,
      Uint32Array.from({ length: all.length / 2 }, (_, at) => at),
    )
  const completed = async () => {
    const source = `course:${world.course('Outlook - Japanese')}`
    await world.create('Completed', { userActivities: rule(source, 'was completed') })
    await world.maintain()
  }

  it('when completions are reported no more', async () => {
    await completed()
    for (const { Id } of world.learn365.enrollments())
      world.learn365.updateEnrollment(Id, { CoursePassingStatus: 'NotStarted', CompletionDate: null, StartDate: null })
    await keepsAside('Completed')
  })

  it('when enrollments are missing', async () => {
    await completed()
    world.worker.learn365 = throughLens((set, rows) =>
      Promise.resolve(set === 'enrollments' ? (firstHalf(rows as Enrollments) as typeof rows) : rows),
    )
    await keepsAside('Completed')
  })

  it('when most people are said not to come from Entra ID any more', async () => {
    await world.create('Everyone', everyone)
    await world.maintain()
    for (const { Id } of people().slice(5)) world.learn365.updateUser(Id, { UserSource: 'Internal' })
    await keepsAside('Everyone')
  })

  it('when as many strangers come as people are missing', async () => {
    await world.create('Everyone', everyone)
    await world.maintain()
    for (const [n, user] of people().slice(0, 60).entries()) {
      const stranger = world.learn365.addUser({
        Id: `99999999-0000-4000-8000-${String(n).padStart(12, '0')}`,
        LoginName: `i:0#.f|membership|stranger${n}@contoso.com`,
        Title: `Stranger ${n}`,
        Email: `stranger${n}@contoso.com`,
        PrincipalType: 'User',
        UserSource: 'Internal',
      })
      for (const row of world.learn365.fieldValues().filter(({ UserId }) => UserId === user.Id)) {
        const value = row.StringValue ?? row.NumberValue ?? row.BooleanValue ?? row.DateTimeValue
        world.learn365.setFieldValue(stranger.Id, row.FieldId, value)
      }
      world.learn365.vanishUser(user.Id)
    }
    await keepsAside('Everyone')
  })
})

describe('Somebody who is missing once', () => {
  beforeEach(async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
  })

  it('because Learn365 says that they do not come from Entra ID is kept until a second data refresh says so', async () => {
    world.learn365.updateUser(world.person('Ana Souza').id, { UserSource: 'Internal' })
    await world.nextCycle()
    expect(await world.membersOf('Denver')).toContain('Ana Souza')
    await world.nextCycle()
    expect(await world.membersOf('Denver')).not.toContain('Ana Souza')
  })

  it('is not counted twice when the worker died and another did the same data refresh again', async () => {
    world.learn365.vanishUser(world.person('Ana Souza').id)
    world.clock.advance(3)
    const claim = slotClaim('data refresh', world)
    const dying = dyingWorker(world.worker, 'after', 'snapshots.save')
    await expect(refreshData(claim, dying)).rejects.toThrow('the power went out')
    world.clock.advance(0.1)
    expect(await refreshData(claim, world.worker)).toMatchObject({ state: 'done', lease: { epoch: 2 } })
    await world.maintain()
    expect(await world.membersOf('Denver')).toContain('Ana Souza')
    await world.nextCycle()
    expect(await world.membersOf('Denver')).not.toContain('Ana Souza')
  })
})

describe('A data refresh that is late', () => {
  it('does not take the place of one that began after it', async () => {
    const { head } = world.worker.store.snapshots
    world.clock.advance(1.495)
    let letGo = (): void => undefined
    const released = new Promise<void>((resolve) => (letGo = resolve))
    const slow = throughLens(async (_, rows) => {
      await released
      return rows
    })
    const byHand = { ...slotClaim('data refresh', world), runId: manualRunId('data refresh', 'slow') }
    const late = refreshData(byHand, { ...world.worker, learn365: slow })
    const { runs } = world.worker.store
    await vi.waitFor(async () => expect((await runs.get(world.tenantId, byHand.runId))?.value.state).toBe('running'))
    world.clock.advance(0.01)
    const inTime = await world.refresh()
    expect(inTime).toMatchObject({ id: RunId.parse('data refresh:2026-11-23T14:00:00.000Z'), state: 'done' })
    letGo()
    await late
    expect((await head(world.tenantId))?.id).toBe(inTime.id)
  })
})

describe('A worker that lost its lease', () => {
  /** Maintains, and loses lease and lock while it waits out a 429. */
  const loseTheLockIn = async (
    { faults, judge }: Pick<World['standIns']['graph'], 'faults' | 'judge'>,
    fault: { method: string; path?: string },
  ) => {
    judge.clear()
    faults.inject({ kind: 'rate limit', seconds: 2, ...fault })
    const running = Promise.allSettled([world.maintain()])
    await vi.waitFor(() => expect(judge.seen.map(({ status }) => status)).toContain(429), { timeout: 60_000 })
    // The worker slept: its leases are over, another run has the tenant's lock.
    world.clock.advance(0.1)
    const { now } = world.clock
    const other = manualRunId('maintenance', 'other')
    const until = new Date(now.getTime() + 90_000)
    expect(await world.worker.store.locks.take(world.tenantId, other, now, until)).toBeDefined()
    await running
  }

  it('does not change members when it was told to try again later', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const before = await world.membersOf('Denver')
    for (const name of ['Ana Souza', 'Tom Becker']) world.learn365.updateUser(world.person(name).id, { City: 'Oslo' })
    world.clock.advance(3)
    await world.refresh()
    await loseTheLockIn(world.standIns.graph, { method: 'POST', path: '$batch' })
    expect(await world.membersOf('Denver')).toEqual(before)
  })

  it('does not unenroll when it was told to try again later', async () => {
    const course = world.course('GDPR basics')
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [course] })
    await world.maintain()
    await world.change('Denver', { enroll: false })
    await loseTheLockIn(world.standIns.learn365, { method: 'DELETE' })
    expect(await world.enrolledIn('Denver')).toEqual([course])
    expect(world.learn365.groupsInCatalogs()).toHaveLength(1)
  })

  it('does not believe that it has it still, after another has taken over', async () => {
    const claim = slotClaim('maintenance', world)
    const first = await claimRun(claim, { ...world.worker, owner: 'first' })
    world.clock.advance(0.03)
    expect((await claimRun(claim, { ...world.worker, owner: 'second' }))?.run.lease.epoch).toBe(2)
    await expect(first?.renew()).rejects.toThrow('was taken over from first')
    expect(() => first?.mustHold()).toThrow('has run out')
  })

  it('does not count a renewal that the store did not take', async () => {
    const keeper = await claimRun(slotClaim('maintenance', world), world.worker)
    const { runs } = world.worker.store
    const { put } = runs
    world.clock.advance(30 / 3600)
    runs.put = () => Promise.reject(new Error('the store is down'))
    await expect(keeper?.renew()).rejects.toThrow('the store is down')
    runs.put = put
    keeper?.mustHold()
    world.clock.advance(65 / 3600)
    expect(() => keeper?.mustHold()).toThrow('has run out')
  })
})

describe('A group that somebody deleted', () => {
  it('is restored with its members, also when its title changes in the same cycle', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const [id, members] = [await world.groupIdOf('Denver'), await world.membersOf('Denver')]
    world.standIns.graph.state.deleteGroup(id)
    await world.change('Denver', { title: 'Denver and friends' })
    const run = await world.nextCycle()
    expect(run.profiles).toMatchObject([{ verdict: 'nothing to do', removed: 0 }])
    expect(await world.groupIdOf('Denver and friends')).toBe(id)
    expect(world.standIns.graph.state.groupByName(world.tenantId, 'Assigner Denver and friends')?.id).toBe(id)
    expect(await world.membersOf('Denver and friends')).toEqual(members)
  })
})
