import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

describe('Profiles are assigned to courses', () => {
  it('the group is put into the course’s catalog and enrolled in each course that is selected', async () => {
    const courses = [world.course('GDPR basics'), world.course('Onboarding week')].sort()
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses })
    await world.maintain()
    expect(await world.enrolledIn('Denver')).toEqual(courses)
    expect((await world.profile('Denver')).enrolledCourses.sort()).toEqual(courses)
    const group = await world.groupIdOf('Denver')
    expect(world.learn365.groupsInCatalogs().filter((row) => row.group === group).length).toBeGreaterThan(0)
  })

  it('a group that is enrolled already is left alone', async () => {
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [world.course('GDPR basics')] })
    await world.maintain()
    world.standIns.learn365.judge.clear()
    await world.nextCycle()
    expect(world.standIns.learn365.judge.writes()).toEqual([])
  })

  it('works when role assignments of courses name the catalog too', async () => {
    await world.close()
    world = await aWorld({ standIns: { learn365: { courseScope: 'course and catalog', enums: 'numbers' } } })
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [world.course('GDPR basics')] })
    await world.maintain()
    world.standIns.learn365.judge.clear()
    await world.nextCycle()
    expect(world.standIns.learn365.judge.writes()).toEqual([])
  })

  it('one course that is gone while assigning is reported by name, and the next profile goes on', async () => {
    const gone = world.course('GDPR basics')
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [gone] })
    await world.create('Tokyo', { ...livesIn('Tokyo'), enroll: true, courses: [world.course('Onboarding week')] })
    world.learn365.deleteCourse(gone)
    const run = await world.maintain()
    expect(run.state).toBe('done')
    expect(run.stages[2]?.trouble.join()).toContain(`Denver: enrolling the group`)
    expect(await world.enrolledIn('Tokyo')).toHaveLength(1)
  })
})
