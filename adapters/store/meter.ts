import { AsyncLocalStorage } from 'node:async_hooks'
import type { Store } from '../../core/ports/store.ts'
import { requestUnits } from '../../core/run.ts'

/** Tells what the store has charged, as a whole and by whoever is at work: runs of one process do not mix. */
export type Meter = { count(units: number): void; total(): number; metered: Store['metered'] }

export function meter(): Meter {
  let total = 0
  const atWork = new AsyncLocalStorage<(units: number) => void>()
  return {
    count(units) {
      total += units
      atWork.getStore()?.(units)
    },
    total: () => total,
    metered(tally, work) {
      let spent = tally[requestUnits] ?? 0
      return atWork.run((units) => {
        spent += units
        tally[requestUnits] = Math.round(spent)
      }, work)
    },
  }
}
