import { AsyncLocalStorage } from 'node:async_hooks'
import type { Store } from '../../core/ports/store.ts'
import { requestUnits } from '../../core/run.ts'

/** Tells what the store has charged, as a whole and by whoever is at work: runs of one process do not mix. */
export type Meter = { count(units: number): void; total(): number; metered: Store['metered'] }

/**
 * Whoever is at work, and on which connection. One storage for all connections: each that has ever been used makes every
 * promise of the process dearer from then on (Node 20), also after nobody needs it any more.
 */
const atWork = new AsyncLocalStorage<{ on: symbol; count: (units: number) => void }>()

/** A meter of one connection. */
export function meter(): Meter {
  let total = 0
  const connection = Symbol('connection')
  return {
    count(units) {
      total += units
      const work = atWork.getStore()
      if (work?.on === connection) work.count(units)
    },
    total: () => total,
    metered(tally, work) {
      let spent = tally[requestUnits] ?? 0
      const count = (units: number): void => {
        spent += units
        tally[requestUnits] = Math.round(spent)
      }
      return atWork.run({ on: connection, count }, work)
    },
  }
}
