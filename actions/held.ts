import { byNewest, cursorOf, placeOfCursor } from '../core/by-time.ts'
import type { HeldChangeSet, HeldDecision, HeldHead } from '../core/change-set.ts'
import { HeldDetail, HeldSummary, type Approval, type HeldPage } from '../core/contract/held.ts'
import type { Consequences } from '../core/contract/preview.ts'
import { Refusal } from '../core/errors.ts'
import { finding } from '../core/findings.ts'
import { isWaiting } from '../core/held.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import { heldRunId, newRun } from '../core/run.ts'
import { mustAdminister, mustRead, nameOf, type Actor } from './actor.ts'
import { audited, type Audited } from './audited.ts'
import type { Given } from './given.ts'
import { consequencesOfHeld } from './held-consequences.ts'
import { mustBeUnlocked } from './lock.ts'
import { moreIsOwed } from './more-is-owed.ts'

export type HeldQuery = { state: 'open' | 'all'; limit: number; cursor?: string | undefined }

const placeOf = ({ heldAt, id }: { heldAt: string; id: string }) => ({ at: heldAt, id })

/** Change sets that wait for a person, newest first, a page at a time; of the state `all` the decided and expired ones, too. */
export async function listHeld(
  actor: Actor,
  given: Given<HeldQuery>,
  { store, now }: Pick<Ports, 'store' | 'now'>,
): Promise<HeldPage> {
  mustRead(actor)
  const { state, limit, cursor } = given()
  const last = cursor === undefined ? undefined : placeOfCursor(cursor)
  const shown = (await store.held.heads(actor.tenantId))
    .filter((set) => state === 'all' || isWaiting(set, now()) || set.state === 'approved')
    .sort((a, b) => byNewest(placeOf(a), placeOf(b)))
  const left = last === undefined ? shown : shown.filter((set) => byNewest(placeOf(set), last) > 0)
  const items = left.slice(0, limit)
  const end = items.at(-1)
  return {
    items: items.map(summaryOf),
    total: shown.length,
    next: left.length > limit && end ? cursorOf(placeOf(end)) : null,
  }
}

/** One change set, everybody by name, and what it means to them. */
export async function readHeld(actor: Actor, id: string, ports: Ports): Promise<HeldDetail> {
  mustRead(actor)
  const { value } = await findHeld(actor, id, ports)
  return detailOf(value, await consequencesOfHeld(value, ports))
}

/**
 * Approves a change set, or a part of it: a worker applies it under the tenant's lock, at once. Whoever is not approved is
 * not planned again until the profile is edited or somebody releases them.
 * @param seen the version that the person has seen, where they decide by a card that was made some time ago.
 */
export async function approveHeld(
  actor: Actor,
  id: string,
  given: Given<Approval>,
  ports: Ports,
  seen?: string,
): Promise<HeldSummary> {
  mustAdminister(actor)
  const stored = await findHeld(actor, id, ports)
  await mustBeUnlocked(actor.tenantId, ports)
  const asked = given()
  const approval = { ...asked, except: [...new Set(asked.except)] }
  // Asked for once more because the answer was lost: the worker is asked again, nothing else changes.
  const isAgain = stored.value.state === 'approved' && isSame(stored.value.decision, approval)
  if (!isAgain) mustWait(stored, ports, seen)
  const strangers = strangersOf(stored.value, approval)
  if (strangers.length > 0)
    throw new Refusal('invalid', 'The approval names people who are not in this change.', {
      findings: strangers.slice(0, 100).map((one) => finding('except', one, 'somebody of this change set')),
    })
  const decided = isAgain ? stored.value : await decide(stored, approval, 'approved', actor, ports)
  await askForRun(decided, actor, ports)
  return summaryOf(headOf(decided))
}

/**
 * Keeps the group as it is: nobody of this change set is planned or told of again.
 * @param seen as in `approveHeld`.
 */
export async function dismissHeld(actor: Actor, id: string, ports: Ports, seen?: string): Promise<HeldSummary> {
  mustAdminister(actor)
  const stored = await findHeld(actor, id, ports)
  await mustBeUnlocked(actor.tenantId, ports)
  if (stored.value.state === 'dismissed') return summaryOf(headOf(stored.value))
  mustWait(stored, ports, seen)
  const nobody = { adds: false, removes: false, except: [] }
  const dismissed = await decide(stored, nobody, 'dismissed', actor, ports)
  // Whoever has a card about it is owed another one. An approval needs no word: the run that it asks for looks for them.
  await moreIsOwed(actor.tenantId, 1, ports)
  return summaryOf(headOf(dismissed))
}

/** Has the people who were refused in a decided change set planned again, from the next maintenance on. */
export async function releaseHeld(actor: Actor, id: string, ports: Ports): Promise<HeldSummary> {
  mustAdminister(actor)
  const { value, etag } = await findHeld(actor, id, ports)
  await mustBeUnlocked(actor.tenantId, ports)
  if (value.released) return summaryOf(headOf(value))
  if (!value.decision) throw new Refusal('not found', 'Nobody was refused in this change: it was not decided.')
  const about = audit('held change released', value, undefined)
  return summaryOf(headOf(await audited(about, actor, ports, () => write({ ...value, released: true }, etag, ports))))
}

/** A held change of the actor's tenant. @throws Refusal where there is none of that id. */
export async function findHeld(
  { tenantId }: Actor,
  id: string,
  { store }: Pick<Ports, 'store'>,
): Promise<Stored<HeldChangeSet>> {
  const stored = id.length > 200 ? undefined : await store.held.get(tenantId, id)
  if (!stored) throw new Refusal('not found', `There is no held change "${id.slice(0, 60)}".`)
  return stored
}

function mustWait(
  { value: set, etag }: Stored<HeldChangeSet>,
  { now }: Pick<Ports, 'now'>,
  seen: string | undefined,
): void {
  if (isWaiting(set, now())) {
    if (seen === undefined || seen === etag) return
    throw new Refusal('changed', 'This change is not what the card shows any more. Review it in the tab.')
  }
  const what = set.state === 'held' ? 'has expired' : `is ${set.state}`
  const who = set.decision ? ` by ${set.decision.by}` : ''
  throw new Refusal('changed', `This change does not wait for a decision any more: it ${what}${who}.`)
}

/** Whoever is named and is not in the change. */
function strangersOf({ add, remove }: HeldChangeSet, { except }: Approval): string[] {
  const people = new Set([...add, ...remove].map(({ entraId }) => entraId))
  return except.filter((one) => !people.has(one))
}

function isSame(decision: HeldDecision | null, { adds, removes, except }: Approval): boolean {
  const decided = new Set(decision?.except)
  return (
    decision?.adds === adds &&
    decision.removes === removes &&
    decided.size === except.length &&
    except.every((id) => decided.has(id))
  )
}

const by = (actor: Actor, { now }: Pick<Ports, 'now'>) => ({
  by: nameOf(actor),
  at: now().toISOString(),
})

function decide(
  { value, etag }: Stored<HeldChangeSet>,
  approval: Approval,
  state: 'approved' | 'dismissed',
  actor: Actor,
  ports: Ports,
): Promise<HeldChangeSet> {
  const decision: HeldDecision = { ...approval, ...by(actor, ports) }
  const about = audit(`held change ${state}`, value, approval)
  return audited(about, actor, ports, () => write({ ...value, state, decision }, etag, ports))
}

/** For the record: what was decided, about how many; who they were is on the held change itself. */
const audit = (action: Audited['action'], set: HeldChangeSet, approval: Approval | undefined): Audited => ({
  action,
  subject: { kind: 'held change', id: set.id, title: set.title },
  after: {
    profile: set.profileId,
    adds: set.add.length,
    removes: set.remove.length,
    ...(approval
      ? { approved: { adds: approval.adds, removes: approval.removes, except: approval.except.length } }
      : {}),
  },
})

async function write(set: HeldChangeSet, etag: string, { store }: Pick<Ports, 'store'>): Promise<HeldChangeSet> {
  const written = await store.held.put(set, etag)
  if (written === 'changed') throw new Refusal('changed', 'Somebody else has decided meanwhile. Read it again.')
  return written.value
}

/** One run a change set: whoever asks twice gets one. Should the worker die, the watchdog finds it in the registry. */
async function askForRun(set: HeldChangeSet, actor: Actor, ports: Ports): Promise<void> {
  const { tenantId } = actor
  const id = heldRunId(set.id)
  await ports.store.registry.update(tenantId, (entry) => ({
    ...entry,
    openRuns: [...entry.openRuns.filter((one) => one !== id), id],
  }))
  await ports.store.runs.put(newRun(tenantId, 'held change', id, ports.now(), by(actor, ports).by), undefined)
  await ports.bell.ring(tenantId, 'held change', id)
}

/** What leaves: everything but the tenant's id, which is the caller's own. */
const detailOf = (set: HeldChangeSet, consequences: Consequences | null): HeldDetail =>
  HeldDetail.parse({ ...set, consequences })

const summaryOf = ({ decision, outcome, ...set }: HeldHead): HeldSummary =>
  HeldSummary.parse({
    ...set,
    decision: decision && { ...decision, except: new Set(decision.except).size },
    outcome: outcome && { ...outcome, left: outcome.left.length },
  })

const headOf = ({ add, remove, ...set }: HeldChangeSet): HeldHead => ({
  ...set,
  adds: add.length,
  removes: remove.length,
})
