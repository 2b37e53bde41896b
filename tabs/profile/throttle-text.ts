import type { Throttle, ThrottleLimit } from '../../core/profile.ts'
import type { Format } from '../format.ts'
import type { Words } from '../words/en.ts'

/** A throttle in the guide's words, a line for each limit. */
export function throttleText(throttle: Throttle, { profile }: Pick<Words, 'profile'>, { number }: Format): string[] {
  const limit = ({ kind, limit: n }: ThrottleLimit) =>
    kind === 'members' ? profile.limitMembers(number(n)) : profile.limitPercent(number(n))
  const mainLimit = () => {
    switch (throttle.kind) {
      case 'none':
        return profile.throttleNone
      case 'members':
        return profile.throttleMembers(number(throttle.limit))
      case 'percent':
        return profile.throttlePercent(number(throttle.limit))
    }
  }
  return [
    mainLimit(),
    ...(throttle.adds ? [profile.throttleAdds(limit(throttle.adds))] : []),
    ...(throttle.removes ? [profile.throttleRemoves(limit(throttle.removes))] : []),
    ...(throttle.floor === undefined ? [] : [profile.throttleFloor(number(throttle.floor))]),
  ]
}
