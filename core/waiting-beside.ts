import type { HeldChangeSet } from './change-set.ts'
import { isWaiting } from './held.ts'
import type { Plan } from './plan.ts'

/**
 * While a change set of a profile waits for a person, its newer differences wait beside it, whatever the limits say of
 * them: a part of the set that was frozen is never carried out because the rest has become small.
 * @param sets the profile's change sets.
 */
export function waitingBeside(planned: Plan, sets: readonly HeldChangeSet[], now: Date): Plan {
  const open = sets.find((set) => isWaiting(set, now))
  if (!open || planned.verdict.kind !== 'apply') return planned
  return { ...planned, verdict: { kind: 'held', because: `a held change waits for a decision: ${open.because}` } }
}
