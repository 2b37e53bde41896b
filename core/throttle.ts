import type { Throttle, ThrottleLimit } from './profile.ts'

/** How many members a change concerns: of the group now (`have`), coming and going. */
export type ChangeSize = { have: number; add: number; remove: number }

const over = ({ kind, limit }: ThrottleLimit, changes: number, have: number, floor: number): boolean => {
  switch (kind) {
    case 'members':
      return changes > limit
    // Not applied while the group is empty (first population), nor below the floor.
    case 'percent':
      return have > 0 && have >= floor && changes * 100 > limit * have
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
