import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aStore, contoso, fabrikam, type TestStore } from './test-store.ts'

let s: TestStore
beforeAll(async () => {
  s = await aStore()
})
afterAll(() => s.end())

const units = (tally: Record<string, number>) => tally['request units'] ?? 0
/** Changes a tenant's entry so many times. */
async function work(tenant: typeof contoso, times: number) {
  for (let n = 0; n < times; n += 1)
    await s.store.registry.update(tenant, (entry) => ({ ...entry, unsentNotices: entry.unsentNotices + 1 }))
}

describe('The request units of a run', () => {
  it('are those of its own work, also when others work at the same time', async () => {
    const [small, large]: Record<string, number>[] = [{}, {}]
    const before = s.requestUnits()
    await Promise.all([
      s.store.metered(small ?? {}, () => work(contoso, 2)),
      s.store.metered(large ?? {}, () => Promise.all([work(fabrikam, 8), work(contoso, 1)])),
      work(fabrikam, 3),
    ])
    const spent = s.requestUnits() - before
    expect(units(small ?? {})).toBeGreaterThan(10)
    expect(units(large ?? {})).toBeGreaterThan(2 * units(small ?? {}))
    expect(units(small ?? {}) + units(large ?? {})).toBeLessThan(spent)
  })

  it('go on where another worker has left them, in whole numbers', async () => {
    const tally: Record<string, number> = { 'Entra ID': 3, 'request units': 1000 }
    await s.store.metered(tally, () => work(contoso, 1))
    expect(tally).toEqual({ 'Entra ID': 3, 'request units': expect.any(Number) as number })
    expect(units(tally)).toBeGreaterThan(1005)
    expect(Number.isInteger(units(tally))).toBe(true)
  })

  it('count what was refused, and what a timer does that began with the work', async () => {
    const tally: Record<string, number> = {}
    await s.store.metered(tally, async () => {
      await expect(s.store.runs.get(contoso, 'a run that nobody made')).resolves.toBeUndefined()
      await new Promise<void>((done) => setTimeout(() => void work(contoso, 1).then(done), 5))
    })
    expect(units(tally)).toBeGreaterThan(5)
  })
})
