import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CourseRow } from '../../core/conditions/course-facts.ts'
import { HeldDetail } from '../../core/contract/held.ts'
import { ProfilePreview } from '../../core/contract/preview.ts'
import { Learn365UserId } from '../../core/ids.ts'
import { peopleOf } from '../../core/person.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, type Ask } from './asking.ts'

let world: World
let ask: Ask
/** The course that most of the people of Denver and Tokyo know, and another. */
let courses: string[]
beforeAll(async () => {
  world = await aWorld({ users: 400 })
  ask = asking(world)
  courses = world.demo.courses.slice(0, 6).map(({ id }) => id)
  await world.create('Movers', { ...livesIn('Denver', 'Tokyo', 'Oslo'), enroll: true, courses })
  await world.create('Neighbours', { ...livesIn('Tokyo'), enroll: true, courses: courses.slice(0, 1) })
  await world.create('Switched off', { ...livesIn('Denver'), enroll: false, courses })
  await world.maintain()
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const preview = async (changes: Record<string, unknown>): Promise<ProfilePreview> => {
  const { id, definition } = await world.profile('Movers')
  const told = await ask('POST', `/api/profiles/preview?profile=${id}`, { body: { ...definition, ...changes } })
  expect(told.status, told.text).toBe(200)
  return ProfilePreview.parse(told.body)
}

/** Of some people, how many have a row of a course that is so; counted from the snapshot's rows, one by one. */
async function countedByHand(userIds: (string | null)[], among: string[], is: (row: CourseRow) => boolean) {
  const snapshot = await world.worker.store.snapshots.current(world.tenantId)
  if (!snapshot) throw new Error('there is no snapshot')
  const people = peopleOf(snapshot)
  return userIds.filter((id) => {
    const rows = [...(people.get(Learn365UserId.parse(id))?.enrollments ?? [])]
    return rows.some(([course, list]) => among.includes(course) && list.some(is))
  }).length
}
const isNow = ({ status }: CourseRow) => status === 'active' || status === 'awaiting'

describe('The consequences of a change, before it is saved', () => {
  it('count who would leave and is in progress, overdue or has completed, in all courses and in each', async () => {
    const { consequences, change } = await preview(livesIn('Oslo'))
    const leavers = change?.remove.map(({ userId }) => userId) ?? []
    expect(leavers.length).toBeGreaterThan(10)
    const now = world.clock.now.getTime()
    const facts = {
      inProgress: (row: CourseRow) => isNow(row) && row.passing === 'in progress',
      overdue: (row: CourseRow) => isNow(row) && row.passing !== 'completed' && row.dueAt !== null && row.dueAt < now,
      completed: (row: CourseRow) => row.passing === 'completed',
    }
    for (const [name, is] of Object.entries(facts) as [keyof typeof facts, (row: CourseRow) => boolean][]) {
      expect(consequences?.leaving[name], name).toBe(await countedByHand(leavers, courses, is))
      for (const course of consequences?.courses ?? [])
        expect(course[name], `${name} ${course.title}`).toBe(await countedByHand(leavers, [course.id], is))
    }
    expect(consequences?.leaving.people).toBe(leavers.length)
    expect(consequences?.leaving.inProgress).toBeGreaterThan(0)
    expect(consequences?.leaving.completed).toBeGreaterThan(0)
    expect(consequences?.courses.map(({ id }) => id)).toEqual(courses)
  })

  it('count who keeps a course through another profile that is assigned to it, and only to it', async () => {
    const { consequences } = await preview(livesIn('Oslo'))
    const stay = (await world.membersOf('Neighbours')).length
    expect(stay).toBeGreaterThan(2)
    expect(consequences?.leaving.kept).toBe(stay)
    expect(consequences?.courses.map(({ kept }) => kept)).toEqual([stay, 0, 0, 0, 0, 0])
  })

  it('count who cannot be added, by reason', async () => {
    const { consequences, cannot } = await preview({})
    const people = consequences?.cannotBeAdded.reduce((sum, one) => sum + one.people, 0)
    expect(people).toBe(cannot.length)
    expect(people).toBeGreaterThan(0)
    for (const { because } of consequences?.cannotBeAdded ?? [])
      expect(cannot.map((one) => one.because)).toContain(because)
  })

  it('are none where nobody leaves, and are not asked for while somebody types', async () => {
    expect((await preview({})).consequences?.leaving).toEqual({
      people: 0,
      inProgress: 0,
      overdue: 0,
      completed: 0,
      kept: 0,
    })
    const told = await ask('POST', '/api/profiles/preview?quick=true', { body: livesIn('Oslo') })
    expect(ProfilePreview.parse(told.body).consequences).toBeNull()
  })

  it('say why each of those leaves: excluded, deleted in Learn365, or not matching any more', async () => {
    const members = (await preview(livesIn('Nowhere'))).change?.remove ?? []
    const [excluded, deleted] = members
    if (!excluded?.userId || !deleted?.userId) throw new Error('there are too few members')
    world.learn365.deleteUser(deleted.userId)
    world.clock.advance(3)
    await world.refresh()
    const { change } = await preview({
      ...livesIn('Oslo'),
      overrides: { include: [], exclude: [{ kind: 'user', id: excluded.userId }] },
    })
    const reasonOf = (id: string) => change?.remove.find(({ entraId }) => entraId === id)?.reason
    expect(reasonOf(excluded.entraId)).toBe('is excluded')
    expect(reasonOf(deleted.entraId)).toBe('was deleted in Learn365')
    expect(new Set(change?.remove.map(({ reason }) => reason))).toContain('does not match any more')
  })
})

describe('The consequences of a held change', () => {
  it('are told with it', async () => {
    await world.change('Movers', { ...livesIn('Oslo'), throttle: { kind: 'members', limit: 1 } })
    await world.maintain()
    const [held] = await world.worker.store.held.list(world.tenantId)
    const told = HeldDetail.parse((await ask('GET', `/api/held/${held?.value.id}`)).body)
    expect(told.consequences?.leaving.people).toBe(told.remove.length)
    expect(told.consequences?.leaving.completed).toBeGreaterThan(0)
  })
})
