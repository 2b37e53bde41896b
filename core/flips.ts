import type { EntraUserId } from './ids.ts'
import type { MembershipChange } from './membership-change.ts'
import type { Plan } from './plan.ts'

/** Within so long a membership may turn round once: the second time holds the profile. */
export const flipWindowMs = 7 * 24 * 60 * 60 * 1000

/**
 * People whose membership would turn round for the second time (in, out, in again): a rule that reads what the membership
 * itself changes goes on so for ever.
 * @param recent what was done in the last seven days, since the profile was edited; in any order.
 */
export function flipping(
  { add, remove }: Pick<Plan, 'add' | 'remove'>,
  recent: readonly Pick<MembershipChange, 'at' | 'added' | 'removed'>[],
): EntraUserId[] {
  const turns = new Map<EntraUserId, { last: 'in' | 'out'; count: number }>()
  const go = (id: EntraUserId, way: 'in' | 'out'): void => {
    const before = turns.get(id)
    if (!before) turns.set(id, { last: way, count: 0 })
    else if (before.last !== way) turns.set(id, { last: way, count: before.count + 1 })
  }
  for (const { added, removed } of [...recent].sort((a, b) => a.at.localeCompare(b.at))) {
    for (const { entraId } of added) go(entraId, 'in')
    for (const { entraId } of removed) go(entraId, 'out')
  }
  for (const { entraId } of add) go(entraId, 'in')
  for (const entraId of remove) go(entraId, 'out')
  const planned = [...add.map(({ entraId }) => entraId), ...remove]
  return planned.filter((id) => (turns.get(id)?.count ?? 0) >= 2)
}
