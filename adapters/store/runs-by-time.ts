import { z } from 'zod'
import type { Store } from '../../core/ports/store.ts'
import type { Run } from '../../core/run.ts'
import { newest } from './newest.ts'
import type { OwnShelf } from './shelf.ts'

const Placed = z.object({ value: z.object({ slot: z.string(), id: z.string() }) })

/** Runs by the time that they belong to, newest first. */
export const latestOf =
  (runs: OwnShelf<Run>): Store['runs']['latest'] =>
  (tenantId, limit, last) =>
    newest({
      ask: (wanted) => runs.select(tenantId, wanted),
      placeOf(document) {
        const { slot, id } = Placed.parse(document).value
        return { at: slot, id }
      },
      limit,
      last,
    })
