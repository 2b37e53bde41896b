import { describe, expect, it } from 'vitest'
import { addCost, writeBudget } from '../../adapters/entra/write-budget.ts'

/** A budget on a clock that moves only while somebody waits. */
function budgetOf(share?: number) {
  const clock = { now: 0, waited: 0 }
  const sleep = (ms: number) => {
    clock.now += ms
    clock.waited += ms
    return Promise.resolve()
  }
  return { clock, budget: writeBudget(sleep, () => clock.now, share) }
}

describe('The write budget of a tenant', () => {
  it('is half of what Graph allows, and free of waits until it is used up', async () => {
    const { clock, budget } = budgetOf()
    for (let i = 0; i < 1_500; i += 1) await budget.spend(1)
    expect(clock.waited).toBe(0)
    await budget.spend(10)
    expect(clock.waited).toBeCloseTo(1_000)
  })

  it('never spends more than its share over a long time', async () => {
    const { clock, budget } = budgetOf()
    for (let i = 0; i < 300; i += 1) await budget.spend(35)
    const windows = clock.now / 150_000
    expect((300 * 35) / (windows + 1)).toBeLessThanOrEqual(1_500)
  })

  it('fills up again while nothing is written, up to its share', async () => {
    const { clock, budget } = budgetOf(1)
    await budget.spend(3_000)
    clock.now += 10 * 150_000
    await budget.spend(3_000)
    expect(clock.waited).toBe(0)
    await budget.spend(20)
    expect(clock.waited).toBeCloseTo(1_000)
  })

  it('counts adding members as a third of their number, at least one', () => {
    expect([1, 3, 4, 20].map(addCost)).toEqual([1, 1, 2, 7])
  })
})
