import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
  const courses = [world.course('GDPR basics'), world.course('Outlook - Japanese')]
  await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses })
  await world.maintain()
})
afterEach(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

describe('Profile deletion', () => {
  it('unassigns the profile from all courses by deleting its group from all catalogs where it is added', async () => {
    await world.remove('Denver')
    await world.maintain()
    expect(world.learn365.enrolledGroups()).toEqual([])
    expect(world.learn365.groupsInCatalogs()).toEqual([])
  })

  it('sets the profile to not automatically populate and not be enrolled', async () => {
    await world.remove('Denver')
    await world.maintain()
    expect((await world.profile('Denver')).definition).toMatchObject({ autoPopulate: false, enroll: false })
  })

  it('keeps the assignments to courses, the group and its members', async () => {
    const before = await world.membersOf('Denver')
    await world.remove('Denver')
    await world.maintain()
    expect((await world.profile('Denver')).definition.courses).toHaveLength(2)
    expect(await world.membersOf('Denver')).toEqual(before)
  })

  it('is done once: a deleted profile is not handled again', async () => {
    await world.remove('Denver')
    await world.maintain()
    world.standIns.learn365.judge.clear()
    world.standIns.graph.judge.clear()
    await world.nextCycle()
    expect([...world.standIns.learn365.judge.writes(), ...world.standIns.graph.judge.writes()]).toEqual([])
  })

  it('a deleted profile can be restored, with its former switches, and is enrolled again', async () => {
    const { id } = await world.profile('Denver')
    await world.remove('Denver')
    await world.maintain()
    await world.api.send('POST', `/api/profiles/${id}/restore`, {})
    await world.nextCycle()
    expect((await world.profile('Denver')).definition).toMatchObject({ autoPopulate: true, enroll: true })
    expect(world.learn365.enrolledGroups()).toHaveLength(2)
  })
})
