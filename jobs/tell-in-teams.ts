import { heldMessageOf } from '../actions/held-message.ts'
import { actorInTeams } from '../actions/actor-in-teams.ts'
import { isLockAlert, listens, type Alert, type AlertContent } from '../core/alerts.ts'
import { alertMessage } from '../core/cards/alert-card.ts'
import { sent } from '../core/outbox.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import { ConversationGone, type Conversation, type TeamsMessage } from '../core/ports/teams.ts'
import { isLocked } from '../core/tenant.ts'

/** What is to be said now, and for a card about a held change the state that it shows. */
type Saying = { message: TeamsMessage; shows?: NonNullable<Alert['card']>['shows'] }

/**
 * Tells a person what they are owed, as things stand now: nobody who has no role any more or wants no alerts, and nothing
 * that is over.
 * @returns the alert as it is to be kept. @throws Trouble.
 */
export async function tellInTeams(alert: Alert, ports: Ports): Promise<Alert> {
  const over: Alert = { ...alert, state: 'given up' }
  const found = await ports.store.conversations.get(alert.tenantId, alert.userId)
  if (!found || found.value.deadSince !== null) return over
  const saying = await sayingOf(alert, found.value, ports)
  if (!saying) return over
  try {
    const activityId = await say(alert, saying.message, found.value, ports)
    ports.measures.alert(alert.content.kind, 'sent')
    return { ...sent(alert), card: saying.shows && !alert.replaces ? { activityId, shows: saying.shows } : null }
  } catch (error) {
    if (!(error instanceof ConversationGone)) throw error
    ports.measures.alert(alert.content.kind, 'gone')
    await isDead(found, ports)
    return over
  }
}

async function say(alert: Alert, message: TeamsMessage, to: Conversation, { teams }: Ports): Promise<string> {
  if (alert.replaces === null) return (await teams.send(to, message)).activityId
  await teams.update(to, alert.replaces, message)
  return alert.replaces
}

/** Not tried again until the person writes to the bot. */
async function isDead({ value, etag }: Stored<Conversation>, { store, now, log }: Ports): Promise<void> {
  log.info({ tenant: value.tenantId }, 'a conversation in Teams is gone; its alerts stop')
  await store.conversations.put({ ...value, deadSince: now().toISOString() }, etag)
}

async function sayingOf(alert: Alert, person: Conversation, ports: Ports): Promise<Saying | undefined> {
  const { content } = alert
  // What is on a card that somebody has is put right, whoever they are by now: without names, and without buttons.
  if (alert.replaces !== null) return content.kind === 'held' ? cardNow(content.heldId, person, ports) : undefined
  if (!listens(person) || (isLockAlert(content) && !person.lockAlerts)) return undefined
  const { roles } = await actorInTeams(person, ports)
  if (roles.length === 0) return undefined
  if (content.kind === 'held') {
    const saying = await cardNow(content.heldId, person, ports, roles.includes('Assigner.Admin'))
    // Decided before it could be told: there is nothing to do any more.
    return saying?.shows === 'held' ? saying : undefined
  }
  if (isLockAlert(content) && !(await isStillSo(content, alert, ports))) return undefined
  return { message: alertMessage(content, person.language, ports.linkTo) }
}

/** A tenant that is unlocked by now is not told of as locked, nor the other way round. */
async function isStillSo(content: AlertContent, { tenantId }: Alert, { store, now }: Ports): Promise<boolean> {
  const lock = await store.locks.get(tenantId)
  const isHeld = isLocked(lock, now())
  return content.kind === 'locked' ? isHeld && lock.owner === content.runId : !isHeld
}

async function cardNow(
  heldId: string,
  { tenantId, language }: Conversation,
  ports: Ports,
  mayDecide = false,
): Promise<Saying | undefined> {
  const stored = await ports.store.held.get(tenantId, heldId)
  return stored && heldMessageOf(stored, { language, mayDecide }, ports)
}
