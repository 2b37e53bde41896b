import { livesIn, type World } from '../support/world.ts'

/**
 * Profiles with something to do at every stage: the next maintenance creates a group and renames one, adds and removes
 * people, holds a change and tells of it, tells of a field that is gone, enrolls, unenrolls, deletes and retracts.
 */
export async function everythingIsDue(world: World): Promise<void> {
  const courses = [world.course('GDPR basics')]
  const field = world.learn365.userFields().find(({ Title }) => Title === 'Employee type')
  if (!field) throw new Error('the demo has no field "Employee type"')
  const typed = { source: `field:${field.Id}`, condition: 'is not empty' }
  await world.create('Changing', { ...livesIn('Denver', 'Oslo'), enroll: true, courses })
  await world.create('Unassigned', { ...livesIn('Oslo'), enroll: true, courses })
  await world.create('Deleted', { ...livesIn('Denver'), enroll: true, courses })
  await world.create('Retracted', { ...livesIn('Denver'), enroll: true, courses })
  await world.create('Held', livesIn('Denver'))
  await world.create('Broken', { userProperties: { relation: 'and', not: false, rules: [typed] } })
  await world.maintain()
  await world.change('Changing', { ...livesIn('San Diego', 'Oslo'), title: 'Changed' })
  await world.change('Unassigned', { courses: [] })
  await world.remove('Deleted')
  await world.change('Retracted', { enroll: false })
  await world.change('Held', { ...livesIn('San Diego'), throttle: { kind: 'members', limit: 1 } })
  await world.create('New', { ...livesIn('Las Vegas'), enroll: true, courses })
  world.learn365.deleteUserField(field.Id)
  world.clock.advance(3)
  await world.refresh()
}
