import type { RunSummary } from '../core/contract/answers.ts'
import { Refusal } from '../core/errors.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import type { Run } from '../core/run.ts'
import { mustAdminister, nameOf, type Actor } from './actor.ts'
import { audited, type Audited } from './audited.ts'
import { mustBeUnlocked } from './lock.ts'
import { findRun, summaryOf } from './start-run.ts'

export type RefreshDecision = 'accept' | 'discard'

/**
 * Decides about a data refresh that was kept aside because much was missing in it: accepted, it becomes the tenant's
 * snapshot; discarded, it stays unused. The decision is written on the run first, so that of two people one decides; what
 * was accepted and did not come into use, because the program died, does so when it is accepted again.
 */
export async function decideRefresh(
  actor: Actor,
  id: string,
  decision: RefreshDecision,
  ports: Ports,
): Promise<RunSummary> {
  mustAdminister(actor)
  const { store } = ports
  const stored = await findRun(actor.tenantId, id, store)
  const isAside = stored !== undefined && (await store.snapshots.asideId(actor.tenantId)) === stored.value.id
  const isAgain = decision === 'accept' && stored?.value.state === 'done' && wasAccepted(stored.value)
  if (!stored || !(isAgain || stored.value.state === 'kept aside'))
    throw new Refusal('not found', `There is no refresh "${id.slice(0, 60)}" that is kept aside.`)
  await mustBeUnlocked(actor.tenantId, ports)
  if (isAgain && !isAside) return summaryOf(stored.value)
  if (decision === 'accept' && !isAside) throw new Refusal('changed', 'A newer data refresh has taken its place.')
  return audited(about(stored.value, decision), actor, ports, async () => {
    const claimed = isAgain ? stored : await claim(stored, decision, actor, ports)
    return summaryOf(decision === 'accept' ? await use(claimed, ports) : claimed.value)
  })
}

const accepted = 'accepted by '
const wasAccepted = ({ because }: Run): boolean => because.startsWith(accepted)

const about = ({ id }: Run, decision: RefreshDecision): Audited => ({
  action: decision === 'accept' ? 'data refresh accepted' : 'data refresh discarded',
  subject: { kind: 'run', id, title: 'data refresh' },
})

/** Writes the decision on the run. @throws Refusal where somebody else was faster; then nothing is written. */
async function claim(
  { value, etag }: Stored<Run>,
  decision: RefreshDecision,
  actor: Actor,
  { store, now }: Ports,
): Promise<Stored<Run>> {
  const who = `${nameOf(actor)} at ${now().toISOString()}`
  const decided: Run =
    decision === 'accept'
      ? { ...value, state: 'done', because: `${accepted}${who}` }
      : { ...value, state: 'terminated', because: `discarded by ${who}` }
  const written = await store.runs.put(decided, etag)
  if (written === 'changed') throw new Refusal('changed', 'Somebody else has decided meanwhile.')
  return written
}

/** Puts what was accepted into use; the run says so where a newer refresh came in at this very moment. */
async function use({ value, etag }: Stored<Run>, { store }: Pick<Ports, 'store'>): Promise<Run> {
  if (await store.snapshots.accept(value.tenantId, value.id)) return value
  // Somebody else who accepts it at the same moment has put it into use.
  if ((await store.snapshots.head(value.tenantId))?.id === value.id) return value
  const late: Run = { ...value, state: 'terminated', because: `${value.because}, when a newer one had taken its place` }
  const written = await store.runs.put(late, etag)
  return written === 'changed' ? late : written.value
}
