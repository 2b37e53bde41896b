import type { HeldChangeSet, HeldOutcome, Mover } from './change-set.ts'
import { approvedIn } from './held.ts'
import type { EntraUserId } from './ids.ts'
import type { Plan } from './plan.ts'

/**
 * What of an approval is still right: exactly the approved people, after checking that each is still wanted (or still
 * unwanted). The plan tells, and its own guards hold: a stale snapshot removes nobody.
 * @param planned the profile's plan at this moment, with nobody refused.
 * @returns the plan of what is to be done, and who is left out with the reason.
 */
export function stillApproved(
  set: HeldChangeSet,
  planned: Plan,
  have: ReadonlySet<EntraUserId>,
): { plan: Plan; left: HeldOutcome['left'] } {
  const approved = approvedIn(set)
  const wanted = new Map(planned.add.map((member) => [member.entraId, member]))
  const unwanted = new Set(planned.remove)
  const kept = new Map(planned.kept.map(({ entraId, because }) => [entraId, because]))
  const left = [
    ...approved.add
      .filter(({ entraId }) => !wanted.has(entraId))
      .map((one) => leave(one, have.has(one.entraId) ? 'is a member already' : 'is not wanted any more')),
    ...approved.remove
      .filter(({ entraId }) => !unwanted.has(entraId))
      .map((one) =>
        leave(one, have.has(one.entraId) ? (kept.get(one.entraId) ?? 'is wanted again') : 'has left already'),
      ),
  ]
  const add = approved.add.flatMap(({ entraId }) => wanted.get(entraId) ?? [])
  const remove = approved.remove.map(({ entraId }) => entraId).filter((id) => unwanted.has(id))
  return { plan: { ...planned, verdict: { kind: 'apply' }, add, remove }, left }
}

const leave = ({ entraId, name }: Mover, because: string): HeldOutcome['left'][number] => ({ entraId, name, because })
