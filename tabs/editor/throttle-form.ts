import type { Throttle, ThrottleLimit } from '../../core/profile.ts'

/** A further limit as it is typed; `none` where there is none. */
export type LimitForm = { kind: ThrottleLimit['kind'] | 'none'; limit: string }

/** A throttle as it is typed: numbers are texts until they are read. */
export type ThrottleForm = { kind: Throttle['kind']; limit: string; adds: LimitForm; removes: LimitForm; floor: string }

const limitForm = (limit: ThrottleLimit | undefined): LimitForm =>
  limit ? { kind: limit.kind, limit: String(limit.limit) } : { kind: 'none', limit: '' }

/** A throttle to be typed over. */
export const throttleForm = (throttle: Throttle): ThrottleForm => ({
  kind: throttle.kind,
  limit: 'limit' in throttle ? String(throttle.limit) : '',
  adds: limitForm(throttle.adds),
  removes: limitForm(throttle.removes),
  floor: throttle.floor === undefined ? '' : String(throttle.floor),
})

/** A number that was typed; nothing is no number, which the shape of a profile refuses. */
const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

const limitOf = ({ kind, limit }: LimitForm): ThrottleLimit | undefined =>
  kind === 'none' ? undefined : { kind, limit: numberOf(limit) }

/** The throttle that was typed; a number that is none stays NaN. */
export function throttleOf({ kind, limit, adds, removes, floor }: ThrottleForm): Throttle {
  const [addLimit, removeLimit] = [limitOf(adds), limitOf(removes)]
  const further = {
    ...(addLimit ? { adds: addLimit } : {}),
    ...(removeLimit ? { removes: removeLimit } : {}),
    ...(floor.trim() === '' ? {} : { floor: numberOf(floor) }),
  }
  return kind === 'none' ? { kind, ...further } : { kind, limit: numberOf(limit), ...further }
}
