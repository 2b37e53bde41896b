import type { Mover } from './change-set.ts'
import { eligibility } from './eligibility.ts'
import type { AudienceIndex } from './engine/audience-index.ts'
import type { EntraUserId } from './ids.ts'
import { nameOf } from './members.ts'
import type { Plan } from './plan.ts'
import type { User } from './snapshot.ts'

/** People by name whom Learn365 does not know any more, as they were recorded once. */
export type Recorded = ReadonlyMap<EntraUserId, Pick<Mover, 'userId' | 'name'>>

const unknown = 'is not known in Learn365'
const unmatched = 'does not match any more'
const byHand = 'was put into the group by hand and does not match'

/**
 * Names people who would leave a group, by their Entra ids, as Learn365 knows them, each with the reason. It costs a look
 * at each of them, and none at anybody else. Nobody is said to have been deleted from Entra ID: Entra ID takes whoever is
 * deleted there out of every group itself, so that they are in no `have`; Learn365 marks their record as deleted.
 * @param recorded how those were called of whom Learn365 has no record any more.
 */
export function leaversOf(
  { excluded, drift }: Pick<Plan, 'excluded' | 'drift'>,
  index: AudienceIndex,
  recorded: Recorded = new Map(),
): (entraId: EntraUserId) => Mover {
  const records = index.records()
  const putIn = new Set(drift?.putIn)
  return (entraId) => {
    const known = records.ofEntra(entraId)
    const before = recorded.get(entraId)
    const here = known.length === 0 && before?.userId ? records.ofLearn365(before.userId) : undefined
    const all = here ? [here] : known
    const user = all.find(({ deleted }) => !deleted) ?? all[0]
    const why = excluded.has(entraId) ? 'is excluded' : reasonOf(entraId, all)
    return {
      entraId,
      userId: user?.id ?? before?.userId ?? null,
      name: user ? nameOf(user) : (before?.name ?? entraId),
      reason: why === unmatched && putIn.has(entraId) ? byHand : why,
    }
  }
}

/** Why somebody who is not excluded leaves, as far as their records tell; of several records those that are alive count. */
function reasonOf(entraId: EntraUserId, records: User[]): string {
  if (records.length === 0) return unknown
  const alive = records.filter(({ deleted }) => !deleted)
  if (alive.length === 0) return 'was deleted in Learn365'
  const able = alive.map(eligibility)
  if (able.some((one) => 'entraId' in one && one.entraId === entraId)) return unmatched
  const [first] = able
  return first && 'because' in first
    ? `cannot be added to Entra ID because the user ${first.because}`
    : 'is another user of Entra ID now, says Learn365'
}
