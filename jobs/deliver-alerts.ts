import { cardInPlaceOf, hasOpenCard, type Alert } from '../core/alerts.ts'
import { Trouble, wordsForLog } from '../core/errors.ts'
import { grouped } from '../core/grouped.ts'
import { stateNow } from '../core/held.ts'
import type { TenantId } from '../core/ids.ts'
import { mayBeTried } from '../core/outbox.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import { sendOwed } from './outbox.ts'
import { tellInTeams } from './tell-in-teams.ts'

/**
 * Teams takes 7 messages a second of a bot in one chat, 60 in half a minute, and 30 requests a second of an app in a
 * tenant. So many people are told at the same time (one whose Teams is slow keeps nobody else waiting), each message of a
 * person is this far from the next, and so is one person from the next.
 */
const peopleAtOnce = 4
const betweenMessagesMs = 500
const betweenPeopleMs = 150

/**
 * Sends a tenant's alerts in Teams, and puts the cards of held changes right that have become something else.
 * @param isWanted which of them, where not all are meant.
 * @returns how many are left for later.
 */
export async function deliverAlerts(
  tenantId: TenantId,
  ports: Ports,
  isWanted: (alert: Alert) => boolean = () => true,
): Promise<number> {
  const alerts = (await ports.store.alerts.list(tenantId)).filter(({ value }) => isWanted(value))
  const owed = alerts.filter(({ value }) => value.state === 'unsent')
  owed.push(...(await cardsOwed(tenantId, alerts, ports)))
  const people = [...grouped(owed, ({ value }) => value.userId).values()]
  let left = 0
  const lane = async (): Promise<void> => {
    for (let theirs = people.shift(); theirs; theirs = people.shift()) {
      const later = await tellPerson(theirs, ports)
      left += later
      if (people.length > 0) await ports.sleep(betweenPeopleMs)
    }
  }
  await Promise.all(Array.from({ length: peopleAtOnce }, lane))
  return left
}

/** Cards of changes that were decided, withdrawn or have expired since: what is owed in their place. */
async function cardsOwed(
  tenantId: TenantId,
  alerts: readonly Stored<Alert>[],
  { store, now }: Ports,
): Promise<Stored<Alert>[]> {
  const owed: Stored<Alert>[] = []
  const states = new Map<string, ReturnType<typeof stateNow>>()
  for (const { value, etag } of alerts) {
    if (!hasOpenCard(value) || value.content.kind !== 'held') continue
    const { heldId } = value.content
    // One that is forgotten was decided long ago, or has expired.
    const set = states.has(heldId) ? undefined : (await store.held.get(tenantId, heldId))?.value
    const state = states.get(heldId) ?? (set ? stateNow(set, now()) : 'expired')
    states.set(heldId, state)
    if (state === value.card.shows) continue
    const written = await store.alerts.put(cardInPlaceOf(value, state, now()), undefined)
    if (written !== 'changed') owed.push(written)
    await store.alerts.put({ ...value, card: { ...value.card, shows: state } }, etag)
  }
  return owed
}

/** Tells one person, one thing after the other. Once something was refused, nothing is tried before its time has come. */
async function tellPerson(alerts: readonly Stored<Alert>[], ports: Ports): Promise<number> {
  const inOrder = [...alerts].sort((a, b) => a.value.createdAt.localeCompare(b.value.createdAt))
  const waits = inOrder.some(({ value }) => value.tries > 0 && !mayBeTried(value, ports.now()))
  if (waits) return inOrder.length
  let over = 0
  for (const [number, alert] of inOrder.entries()) {
    const outcome = await sendOwed(alert, sending(ports), ports)
    if (outcome === 'refused') break
    if (outcome === 'left') continue
    over += 1
    if (outcome === 'sent' && number < inOrder.length - 1) await ports.sleep(betweenMessagesMs)
  }
  return inOrder.length - over
}

const sending = (ports: Ports) => ({
  shelf: ports.store.alerts,
  send: (alert: Alert) => tellInTeams(alert, ports),
  failed(error: unknown, { tenantId, content, tries, state }: Alert) {
    ports.measures.alert(content.kind, 'failed')
    const facts = { tenant: tenantId, alert: content.kind, tries, problem: wordsForLog(error) }
    ports.log.warn(facts, state === 'unsent' ? 'an alert could not be sent' : 'an alert is given up')
  },
  waitMs(error: unknown) {
    // Tried again it would fail again, and keep what comes after it waiting.
    if (!(error instanceof Trouble)) return 'never' as const
    return error.kind === 'rejected' ? ('never' as const) : (error.retryAfterSeconds ?? 0) * 1_000
  },
})
