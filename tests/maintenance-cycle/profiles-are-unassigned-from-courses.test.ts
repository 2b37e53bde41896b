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

describe('Profiles are unassigned from courses', () => {
  it('the group is unenrolled from each course that is unselected', async () => {
    const [keep, drop] = [world.course('GDPR basics'), world.course('Onboarding week')]
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [keep, drop] })
    await world.maintain()
    await world.change('Denver', { courses: [keep] })
    await world.maintain()
    expect(await world.enrolledIn('Denver')).toEqual([keep])
    expect((await world.profile('Denver')).enrolledCourses).toEqual([keep])
  })

  it('a course that somebody else enrolled the group in is left alone', async () => {
    const [ours, theirs] = [world.course('GDPR basics'), world.course('Onboarding week')]
    await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [ours] })
    await world.maintain()
    await world.create('By hand', livesIn('Tokyo'))
    await world.change('Denver', { courses: [ours, theirs] })
    await world.maintain()
    // What the profile does not remember having enrolled, it does not unenroll.
    const stored = await world.worker.store.profiles.get(world.tenantId, (await world.profile('Denver')).id)
    if (!stored) throw new Error('the profile is gone')
    await world.worker.store.profiles.put(
      { ...stored.value, enrolledCourses: stored.value.enrolledCourses.filter((id) => id !== theirs) },
      stored.etag,
    )
    await world.change('Denver', { courses: [ours] })
    await world.maintain()
    expect((await world.enrolledIn('Denver')).sort()).toEqual([ours, theirs].sort())
  })
})
