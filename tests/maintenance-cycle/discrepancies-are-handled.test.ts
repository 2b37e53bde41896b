import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.close())

const user = (id: string) => ({ kind: 'user', id })

describe('Discrepancies are handled', () => {
  it('removes overrides that point to users who have been removed since the last cycle', async () => {
    const { id } = world.person('Maya Jensen')
    await world.create('Denver', { ...livesIn('Denver'), overrides: { include: [user(id)], exclude: [] } })
    await world.maintain()
    expect(await world.membersOf('Denver')).toContain('Maya Jensen')
    world.learn365.deleteUser(id)
    const run = await world.nextCycle()
    expect((await world.profile('Denver')).definition.overrides.include).toEqual([])
    expect(run.stages[0]?.remarks).toEqual([`Denver: removed the include of user ${id}, which is gone`])
    expect(await world.membersOf('Denver')).not.toContain('Maya Jensen')
  })

  it('waits for a second snapshot before a user who is merely absent counts as removed', async () => {
    const { id } = world.person('Maya Jensen')
    await world.create('Denver', { ...livesIn('Denver'), overrides: { include: [user(id)], exclude: [] } })
    await world.maintain()
    world.learn365.vanishUser(id)
    await world.nextCycle()
    expect((await world.profile('Denver')).definition.overrides.include).toHaveLength(1)
    expect(await world.membersOf('Denver')).toContain('Maya Jensen')
    await world.nextCycle()
    expect((await world.profile('Denver')).definition.overrides.include).toEqual([])
    expect(await world.membersOf('Denver')).not.toContain('Maya Jensen')
  })

  it('removes overrides that point to profiles that have been removed', async () => {
    const { id } = await world.create('Tokyo', livesIn('Tokyo'))
    await world.create('Denver', {
      ...livesIn('Denver'),
      overrides: { include: [{ kind: 'profile', id }], exclude: [] },
    })
    await world.remove('Tokyo')
    await world.maintain()
    expect((await world.profile('Denver')).definition.overrides.include).toEqual([])
  })

  it('a profile that so has no filter and no overrides fails to update, and nobody is removed', async () => {
    const { id } = world.person('Maya Jensen')
    await world.create('Just Maya', { overrides: { include: [user(id)], exclude: [] } })
    await world.maintain()
    world.learn365.deleteUser(id)
    const run = await world.nextCycle()
    expect(run.profiles[0]).toMatchObject({
      verdict: 'cannot',
      because: 'it has no filter and no overrides',
      removed: 0,
    })
    expect(await world.membersOf('Just Maya')).toEqual(['Maya Jensen'])
    const told = (await world.notices()).map(({ content }) => content)
    expect(told).toContainEqual(expect.objectContaining({ kind: 'needs review', title: 'Just Maya' }))
  })

  it('a user field that was deleted stops the population of the profile and notifies at once, once', async () => {
    const field = world.demo.fields.find(({ title }) => title === 'Employee type')
    const rule = { source: `field:${field?.id ?? ''}`, condition: 'is equal to', value: 'Contractor' }
    await world.create('Contractors', { userProperties: { relation: 'and', not: false, rules: [rule] } })
    await world.maintain()
    const before = await world.membersOf('Contractors')
    expect(before.length).toBeGreaterThan(0)
    world.learn365.deleteUserField(field?.id ?? '')
    for (let cycle = 0; cycle < 2; cycle += 1)
      expect((await world.nextCycle()).profiles[0]).toMatchObject({ verdict: 'cannot' })
    expect(await world.membersOf('Contractors')).toEqual(before)
    const told = (await world.notices()).filter(({ content }) => content.kind === 'needs review')
    expect(told.map(({ content }) => content)).toEqual([
      expect.objectContaining({
        title: 'Contractors',
        problems: [expect.stringMatching(/^userProperties\.rules\[0\]\.source: .*expected a user field that exists/)],
      }),
    ])
  })

  it('notifies of every affected profile: of those that refer to the one with the deleted field, too', async () => {
    const field = world.demo.fields.find(({ title }) => title === 'Employee type')
    const rule = { source: `field:${field?.id ?? ''}`, condition: 'is equal to', value: 'Contractor' }
    const of = { userProperties: { relation: 'and', not: false, rules: [rule] } }
    const { id } = await world.create('Contractors', of)
    const refers = { overrides: { include: [], exclude: [{ kind: 'profile', id }] } }
    await world.create('Denver staff', { ...livesIn('Denver'), ...refers })
    await world.create('By hand', { ...livesIn('Denver'), ...refers, autoPopulate: false })
    await world.maintain()
    const before = await world.membersOf('Denver staff')
    world.learn365.deleteUserField(field?.id ?? '')
    for (let cycle = 0; cycle < 2; cycle += 1) await world.nextCycle()
    expect(await world.membersOf('Denver staff')).toEqual(before)
    const told = (await world.notices()).flatMap(({ content }) =>
      content.kind === 'needs review' ? content.title : [],
    )
    expect(told.sort()).toEqual(['Contractors', 'Denver staff'])
  })

  it('removes assignments to courses that were deleted, without a notice', async () => {
    const course = world.course('GDPR basics')
    await world.create('Denver', {
      ...livesIn('Denver'),
      enroll: true,
      courses: [course, world.course('Onboarding week')],
    })
    world.learn365.deleteCourse(course)
    const run = await world.nextCycle()
    expect((await world.profile('Denver')).definition.courses).toEqual([world.course('Onboarding week')])
    expect(run.stages[0]?.remarks).toEqual([`Denver: removed the assignment to course ${course}, which is gone`])
    expect((await world.notices()).map(({ content }) => content.kind)).toEqual(['ready for use'])
  })
})
