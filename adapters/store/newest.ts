import { byNewest, type PlaceInTime } from '../../core/by-time.ts'
import type { Kept } from './kept.ts'
import type { Wanted } from './list-documents.ts'

type Page<T> = {
  ask: (wanted: Omit<Wanted, 'type'>) => Promise<T[]>
  /** Where a document as it was read, or what was made of it, stands. */
  placeOf: (document: Kept | T) => PlaceInTime
  limit: number
  last: PlaceInTime | undefined
}

/**
 * A page of documents by their slots, newest first, those after a place of that order. The store puts them in order by time
 * alone: those of the time at which the page ends are all read.
 */
export async function newest<T>({ ask, placeOf, limit, last }: Page<T>): Promise<T[]> {
  const isAfter = (place: PlaceInTime): boolean => last === undefined || byNewest(place, last) > 0
  const found = await ask({
    ...(last ? { where: 'c["value"].slot <= @last', parameters: { last: last.at } } : {}),
    orderBy: 'c["value"].slot DESC',
    pageSize: Math.min(limit + 1, 200),
    enough(read) {
      const places = read.map(placeOf).filter(isAfter)
      return places.length > limit && places.at(-1)?.at !== places[limit - 1]?.at
    },
  })
  return found
    .map((document) => ({ document, place: placeOf(document) }))
    .filter(({ place }) => isAfter(place))
    .sort((a, b) => byNewest(a.place, b.place))
    .slice(0, limit)
    .map(({ document }) => document)
}
