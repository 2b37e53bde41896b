import { z } from 'zod'
import { RunId } from '../../core/ids.ts'
import { byNewest, type PlaceInHistory } from '../../core/membership-change.ts'
import type { Store } from '../../core/ports/store.ts'
import { Run } from '../../core/run.ts'
import type { OwnShelf } from './shelf.ts'

const Placed = z.object({ value: z.object({ slot: z.string(), id: RunId }) })

/** Where a run is in the order of runs: by the time that it belongs to, and of the same time by its id. */
function placeOf(document: unknown): PlaceInHistory {
  const { slot, id } = Placed.parse(document).value
  return { at: slot, runId: id }
}

/** Runs, newest first, those after a place of that order. Two runs may belong to the same time: a page ends between them. */
export const latestOf =
  (runs: OwnShelf<Run>): Store['runs']['latest'] =>
  async (tenantId, limit, last) => {
    const isAfter = (place: PlaceInHistory): boolean => last === undefined || byNewest(place, last) > 0
    const found = await runs.select(tenantId, {
      ...(last ? { where: 'c["value"].slot <= @last', parameters: { last: last.at } } : {}),
      orderBy: 'c["value"].slot DESC',
      pageSize: limit + 1,
      enough(read) {
        const places = read.map(placeOf).filter(isAfter)
        return places.length > limit && places.at(-1)?.at !== places[limit - 1]?.at
      },
    })
    return found
      .filter((run) => isAfter(placeOf(run)))
      .sort((a, b) => byNewest(placeOf(a), placeOf(b)))
      .slice(0, limit)
  }
