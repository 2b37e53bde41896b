import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aWorld, livesIn, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
  await world.create('Denver', livesIn('Denver'))
  world.clock.advance(0.1)
  await world.maintain()
})
afterEach(() => world.close())

/** She lives elsewhere. */
const ana = 'Maya Jensen'
const livesNow = (city: string) => world.learn365.updateUser(world.person(ana).id, { City: city })

describe('A membership that turns round again and again', () => {
  it('holds the profile the second time within seven days', async () => {
    livesNow('Denver')
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'apply', added: 1 }])
    livesNow('Elsewhere')
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'apply', removed: 1 }])
    livesNow('Denver')
    expect((await world.nextCycle()).profiles).toMatchObject([
      { verdict: 'held', because: '1 memberships turn round for the second time within seven days' },
    ])
    expect(await world.membersOf('Denver')).not.toContain(ana)
    expect((await world.notices()).filter(({ content }) => content.kind === 'held')).toHaveLength(1)
  })

  it('does not hold it when a week lies between', async () => {
    livesNow('Denver')
    await world.nextCycle()
    livesNow('Elsewhere')
    world.clock.advance(8 * 24)
    await world.nextCycle()
    livesNow('Denver')
    expect((await world.nextCycle()).profiles).toMatchObject([{ verdict: 'apply', added: 1 }])
  })
})

describe('Drift: what somebody changed in the group by hand', () => {
  const remarks = async () => (await world.nextCycle()).stages.flatMap((stage) => stage.remarks)

  it('is corrected, and shown by name on the run', async () => {
    const before = await world.membersOf('Denver')
    const [first = ''] = before
    const group = await world.groupIdOf('Denver')
    world.standIns.graph.state.addMember(group, world.person(ana).directoryId)
    world.standIns.graph.state.removeMember(group, world.person(first).directoryId)
    expect(await remarks()).toEqual([
      `Denver: 1 put into the group by hand since the last run: ${ana}`,
      `Denver: 1 taken out of the group by hand since the last run: ${first}`,
    ])
    expect(await world.membersOf('Denver')).toEqual(before)
  })

  it('is not what the rules changed', async () => {
    livesNow('Denver')
    expect(await remarks()).toEqual([])
    livesNow('Elsewhere')
    expect(await remarks()).toEqual([])
  })
})
