import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RunId } from '../../core/ids.ts'
import { isOpen } from '../../core/run.ts'
import { refreshData } from '../../jobs/data-refresh.ts'
import { maintain } from '../../jobs/maintenance.ts'
import type { Claim } from '../../jobs/run-keeper.ts'
import { watch } from '../../jobs/watchdog.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { poweredWorker, waitUnlessDead, type Failure } from './power.ts'

/** A state of the whole world on disk, from which a test begins as often as it likes. */
export type Beginning = { folder: string; now: Date; forget(): Promise<void> }

/** Few, so that a run is short. */
const users = 40
const folderFor = () => mkdtemp(join(tmpdir(), 'assigner-crash-'))

/** Lets something happen in a world, and keeps what it left behind. */
export async function begun(happens: (world: World) => Promise<void>, untouched = false): Promise<Beginning> {
  const folder = await folderFor()
  const world = await aWorld({ users, standIns: { folder }, ...(untouched ? { untouched } : {}) })
  await happens(world)
  const now = world.clock.now
  await world.close()
  return { folder, now, forget: () => rm(folder, { recursive: true, force: true }) }
}

/** The world as it was, for one test; it is gone afterwards. */
export async function from<T>(beginning: Beginning, act: (world: World) => Promise<T>): Promise<T> {
  const folder = await folderFor()
  await cp(beginning.folder, folder, { recursive: true })
  const world = await aWorld({
    users,
    standIns: { folder },
    untouched: true,
    now: beginning.now,
    sleep: waitUnlessDead,
  })
  try {
    return await act(world)
  } finally {
    await world.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Profiles with something to do at every stage: the next maintenance adds, removes, creates, enrolls, tells. */
export async function everythingIsDue(world: World): Promise<void> {
  const courses = [world.course('GDPR basics')]
  const field = world.learn365.userFields().find(({ Title }) => Title === 'Employee type')
  if (!field) throw new Error('the demo has no field "Employee type"')
  const typed = { source: `field:${field.Id}`, condition: 'is not empty' }
  await world.create('Changing', { ...livesIn('Denver'), enroll: true, courses })
  await world.create('Unassigned', { ...livesIn('Oslo'), enroll: true, courses })
  await world.create('Deleted', { ...livesIn('Denver'), enroll: true, courses })
  await world.create('Retracted', { ...livesIn('Denver'), enroll: true, courses })
  await world.create('Held', livesIn('Denver'))
  await world.create('Broken', { userProperties: { relation: 'and', not: false, rules: [typed] } })
  await world.maintain()
  await world.change('Changing', { ...livesIn('San Diego'), title: 'Changed' })
  await world.change('Unassigned', { courses: [] })
  await world.remove('Deleted')
  await world.change('Retracted', { enroll: false })
  await world.change('Held', { ...livesIn('San Diego'), throttle: { kind: 'members', limit: 1 } })
  await world.create('New', { ...livesIn('Las Vegas'), enroll: true, courses: [...courses] })
  world.learn365.deleteUserField(field.Id)
  world.clock.advance(3)
  await world.refresh()
  await world.notices()
}

const doIt = ({ kind }: Claim) => (kind === 'maintenance' ? maintain : refreshData)

/**
 * One run whose worker fails as planned; then the watchdog has it resumed, and what is left to tell told.
 * @returns what was called up to the failure, and how things stand in the end.
 */
export async function runWith(world: World, claim: Claim, failure: Failure | undefined) {
  const power = poweredWorker(world.worker, failure)
  await doIt(claim)(claim, power.worker)
    .catch((error: unknown) => {
      if (!power.hasFailed()) throw error
    })
    .finally(power.unplug)
  // A lease has run out after the first two minutes, a mail that somebody was about to send is free after five more.
  for (const minutes of failure ? [2, 1, 6] : []) await lookAfter(world, minutes)
  return { calls: power.calls, hasFailed: power.hasFailed(), end: await howThingsStand(world) }
}

/** Some minutes later, the watchdog looks; whoever it rings for runs. */
async function lookAfter(world: World, minutes: number): Promise<void> {
  world.clock.advance(minutes / 60)
  const asked: Claim[] = []
  const bell = {
    ring: (tenantId: Claim['tenantId'], kind: Claim['kind'], runId: Claim['runId']) => {
      asked.push({
        tenantId,
        kind,
        runId,
        slot: new Date(slotIn(runId) ?? world.clock.now),
        startedBy: 'the timetable',
      })
      return Promise.resolve()
    },
  }
  await watch(world.config.timetable, { ...world.worker, bell })
  for (const claim of asked) await doIt(claim)(claim, world.worker)
}
const slotIn = (id: RunId): string | undefined => /\d{4}-\d\d-\d\dT.*$/.exec(id)?.[0]

/** What must be the same whatever happened on the way. */
async function howThingsStand(world: World) {
  const { store } = world.worker
  const { tenantId, standIns, learn365 } = world
  const groups = standIns.graph.state.groups(tenantId)
  const nameOf = new Map<string, string>(groups.map(({ id, displayName }) => [id, displayName]))
  const named = (id: string) => nameOf.get(id) ?? id
  const profiles = (await store.profiles.list(tenantId)).map(({ value }) => value)
  const lists = profiles.map(async (profile) => [
    profile.definition.title,
    (await store.memberLists.get(tenantId, profile.id))?.members.map(({ name }) => name).sort(),
  ])
  const inGroup = (row: { group: string }) => ({ ...row, group: named(row.group) })
  const byText = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
  const runs = (await store.runs.latest(tenantId, 50)).map(({ value }) => value)
  return {
    groups: byText(groups.map(({ id }) => ({ name: named(id), members: standIns.graph.state.membersOf(id) }))),
    catalogs: byText(learn365.groupsInCatalogs().map(inGroup)),
    enrolled: byText(learn365.enrolledGroups().map(inGroup)),
    profiles: byText(
      profiles.map(({ definition, group, enrolledCourses, retracted, deletion, lastOutcome }) => ({
        definition,
        group: group?.name,
        enrolledCourses,
        retracted,
        deleted: deletion?.handled,
        verdict: lastOutcome?.because,
      })),
    ),
    lists: byText(await Promise.all(lists)),
    held: byText(
      (await store.held.list(tenantId)).map(({ value }) => [value.title, value.state, value.add, value.remove]),
    ),
    notices: byText((await store.notices.list(tenantId)).map(({ value }) => [value.content, value.state])),
    // The same Message-ID again is the same mail: so it is sent where only the reply, or the note of it, was lost.
    mails: standIns.mail
      .messages()
      .filter(({ duplicate }) => !duplicate)
      .map(({ subject }) => subject)
      .sort(),
    lock: await store.locks.get(tenantId),
    open: runs.filter(isOpen).map(({ id }) => id),
    registry: (await store.registry.list()).map(({ openRuns, unsentNotices }) => [openRuns, unsentNotices]),
  }
}
