import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultTimetable, latestSlot, nextSlot } from '../../core/timetable.ts'
import { stages } from '../../jobs/maintenance.ts'
import { entraFields } from '../../sandbox/demo/fields.ts'
import { createProfiles } from '../../sandbox/start/first-cycle.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'

describe('The maintenance cycle', () => {
  it('has the stages of the guide, in its order', () => {
    expect(stages.map(({ name }) => name)).toEqual([
      'Discrepancies are handled',
      'Profile memberships are updated',
      'Profiles are assigned to courses',
      'Profiles are unassigned from courses',
      'Profile deletion',
      'Profile retraction',
    ])
  })

  it('refreshes at 02, 05, …, 23 and maintains at 00, 03, …, 21, UTC', () => {
    const hours = (cron: string): number[] => {
      const found: number[] = []
      for (let at = new Date('2026-11-22T23:59:00Z'); found.length < 8;)
        found.push((at = nextSlot(cron, at)).getUTCHours())
      return found
    }
    expect(hours(defaultTimetable.refresh)).toEqual([2, 5, 8, 11, 14, 17, 20, 23])
    expect(hours(defaultTimetable.maintenance)).toEqual([0, 3, 6, 9, 12, 15, 18, 21])
    expect(latestSlot(defaultTimetable.maintenance, new Date('2026-11-23T03:00:00Z')).toISOString()).toBe(
      '2026-11-23T03:00:00.000Z',
    )
  })

  describe('on the demo tenant', () => {
    let world: World
    beforeAll(async () => {
      world = await aWorld({ users: 200, settings: { entraFields } })
      await createProfiles(world.api, world.demo)
    })
    afterAll(() => world.close())

    it('turns the profiles into groups with their members, enrolled in their courses, and holds what is too much', async () => {
      const run = await world.maintain()
      expect(run.state).toBe('done')
      expect(run.stages.flatMap(({ trouble }) => trouble)).toEqual([])
      const verdicts = Object.fromEntries(run.profiles.map(({ title, verdict }) => [title, verdict]))
      expect(verdicts).toMatchObject({ 'US CSMs': 'apply', Contractors: 'not auto-populated', 'New in Denver': 'held' })
      expect(await world.membersOf('US CSMs')).toContain('Diego Ramos')
      expect(await world.membersOf('New in Denver')).toEqual([])
      expect(world.complaints()).toEqual([])
    })

    it('writes nothing to Graph or Learn365 when it runs again right after', async () => {
      const { graph, learn365 } = world.standIns
      graph.judge.clear()
      learn365.judge.clear()
      const run = await world.maintain()
      expect(run.profiles.map(({ verdict }) => verdict).filter((verdict) => verdict === 'apply')).toEqual([])
      expect([...graph.judge.writes(), ...learn365.judge.writes()]).toEqual([])
      // About one cheap request a profile, and a token.
      expect(run.requests['Entra ID']).toBeLessThanOrEqual(run.profiles.length + 1)
      expect(world.complaints()).toEqual([])
    })
  })
})

describe('A run is claimed by its slot', () => {
  it('one of two workers that are rung for the same slot does it, the other leaves it', async () => {
    const world = await aWorld()
    await world.create('Denver', livesIn('Denver'))
    const results = await Promise.allSettled([world.maintain(), world.maintain()])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(world.complaints()).toEqual([])
    await world.close()
  })
})
