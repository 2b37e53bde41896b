import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
  await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [world.course('GDPR basics')] })
  await world.maintain()
  await world.change('Denver', { enroll: false })
  await world.maintain()
})
afterEach(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

describe('Profile retraction', () => {
  it('is not taken for done because Learn365 lists no role assignments at all', async () => {
    await world.change('Denver', { enroll: true })
    await world.nextCycle()
    await world.change('Denver', { enroll: false })
    const { learn365 } = world.worker
    world.worker.learn365 = (tenant, tally) => ({
      ...learn365(tenant, tally),
      roleAssignments: () => Promise.resolve([]),
    })
    await world.maintain()
    world.worker.learn365 = learn365
    expect(world.learn365.groupsInCatalogs()).toEqual([])
  })

  it('unassigns a profile that is not to be enrolled from all courses, by deleting its group from all catalogs', async () => {
    expect(world.learn365.enrolledGroups()).toEqual([])
    expect(world.learn365.groupsInCatalogs()).toEqual([])
    expect(await world.profile('Denver')).toMatchObject({ retracted: true, enrolledCourses: [] })
  })

  it('keeps members and selected courses', async () => {
    expect((await world.membersOf('Denver')).length).toBeGreaterThan(0)
    expect((await world.profile('Denver')).definition.courses).toHaveLength(1)
  })

  it('is done once, and undone when enroll is switched on again', async () => {
    world.standIns.learn365.judge.clear()
    await world.nextCycle()
    expect(world.standIns.learn365.judge.writes()).toEqual([])
    await world.change('Denver', { enroll: true })
    await world.nextCycle()
    expect(world.learn365.enrolledGroups()).toHaveLength(1)
  })
})
