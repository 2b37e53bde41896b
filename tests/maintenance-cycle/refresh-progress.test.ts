import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Run } from '../../core/run.ts'
import { slotRunId } from '../../core/run.ts'
import { refreshData } from '../../jobs/data-refresh.ts'
import { aWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld({ standIns: { learn365: { pageSize: 40 } } })
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

describe('A data refresh', () => {
  it('shows on its run how far it is, page by page, while it reads several data sets at once', async () => {
    const { judge, faults } = world.standIns.learn365
    world.clock.advance(3)
    judge.clear()
    // A page takes a second by the product's clock; one page in the middle takes two by everyone's.
    const began = world.clock.now.getTime()
    const now = () => new Date(began + judge.seen.length * 1_000)
    faults.inject({ kind: 'slow', path: 'Enrollments/All', after: 3, seconds: 2 })
    const slot = new Date('2026-11-23T14:00:00.000Z')
    const id = slotRunId('data refresh', slot)
    const claim = { tenantId: world.tenantId, kind: 'data refresh' as const, runId: id, slot, startedBy: 'the test' }
    const refreshing = refreshData(claim, { ...world.worker, now })
    const seen: Run[] = []
    for (let done = false; !done;) {
      done = await Promise.race([refreshing.then(() => true), new Promise<false>((go) => setTimeout(go, 100, false))])
      const run = (await world.worker.store.runs.get(world.tenantId, id))?.value
      if (run) seen.push(run)
    }
    expect((await refreshing)?.state).toBe('done')
    const rowsOf = (run: Run | undefined) =>
      run?.stages.find(({ name }) => name === 'enrollments are read')?.planned ?? 0
    const [total, halfway] = [rowsOf(seen.at(-1)), seen.filter(({ state }) => state === 'running').at(-1)]
    expect(rowsOf(halfway)).toBeGreaterThan(0)
    expect(rowsOf(halfway)).toBeLessThan(total)
    expect(halfway?.requests.Learn365).toBeGreaterThan(3)
    // Two others are read meanwhile: what is slow keeps none of them waiting.
    const others = halfway?.stages.filter(({ name }) => name !== 'enrollments are read') ?? []
    expect(others.filter(({ tookMs }) => tookMs !== null).length).toBeGreaterThanOrEqual(5)
  })
})
