import type { Throttle, ThrottleLimit } from './profile.ts'

/** How many members a change concerns: of the group now (`have`), coming and going. */
export type ChangeSize = { have: number; add: number; remove: number }

/** A limit such as 0.57 is no exact number: without this slack 57 of 10,000 would "exceed" it. */
const slack = 1 + 4 * Number.EPSILON
/** Whether a part is strictly more than so many percent of a whole. */
export const exceedsPercent = (part: number, percent: number, whole: number): boolean =>
  part * 100 > percent * whole * slack

const over = ({ kind, limit }: ThrottleLimit, changes: number, have: number, floor: number): boolean => {
  switch (kind) {
    case 'members':
      return changes > limit
    // Not applied while the group is empty (first population), nor below the floor.
    case 'percent':
      return have > 0 && have >= floor && exceedsPercent(changes, limit, have)
  }
}

const words = ({ kind, limit }: ThrottleLimit): string =>
  kind === 'members' ? `${limit} members` : `${limit} % of current members`

/**
 * Whether the throttle holds a change: changes are adds and removes together, and must *exceed* the limit.
 * @returns why it holds, or undefined.
 */
export function throttled(throttle: Throttle, { have, add, remove }: ChangeSize): string | undefined {
  const floor = throttle.floor ?? 0
  const limits: [string, ThrottleLimit | undefined, number][] = [
    [
      'member changes',
      throttle.kind === 'none' ? undefined : { kind: throttle.kind, limit: throttle.limit },
      add + remove,
    ],
    ['adds', throttle.adds, add],
    ['removes', throttle.removes, remove],
  ]
  const hit = limits.find(([, limit, changes]) => limit && over(limit, changes, have, floor))
  if (!hit?.[1]) return undefined
  const [what, limit, changes] = hit
  return `${changes} ${what} exceed ${words(limit)}`
}
