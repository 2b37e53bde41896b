import type { Mover } from './change-set.ts'
import type { Plan } from './plan.ts'

/** People who would join a group, by name and with the reason; also that somebody had taken them out by hand. */
export function newcomersOf({ add, drift }: Pick<Plan, 'add' | 'drift'>): Mover[] {
  const takenOut = new Set(drift?.takenOut)
  return add.map(({ entraId, userId, name, reason }) => ({
    entraId,
    userId,
    name,
    reason: takenOut.has(entraId) ? `${reason}, was taken out of the group by hand` : reason,
  }))
}
