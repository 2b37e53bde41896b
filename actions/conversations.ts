import { Refusal, wordsForLog } from '../core/errors.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import type { Conversation, Place } from '../core/ports/teams.ts'

const hour = 60 * 60_000
const mostTries = 5

/** Keeps where somebody was met, so that they can be told something later on. @returns the chat as it is kept. */
export async function rememberConversation(
  place: Place,
  ports: Pick<Ports, 'store' | 'now' | 'teams' | 'log'>,
): Promise<Conversation> {
  const email = async () => (await ports.store.conversations.get(place.tenantId, place.id))?.value.email
  const address = (await email()) ?? (await addressOf(place, ports))
  const now = ports.now()
  return change(place, ports, (kept) => {
    const seen = kept && now.getTime() - Date.parse(kept.seenAt) < hour ? kept.seenAt : now.toISOString()
    const usual = { email: address, alerts: false, lockAlerts: false }
    return { ...usual, ...kept, ...place, deadSince: null, seenAt: seen }
  })
}

/** The person has removed the app: nothing is sent there any more, and nothing is asked for. */
export async function forgetConversation(place: Place, ports: Pick<Ports, 'store' | 'now'>): Promise<void> {
  if (!(await ports.store.conversations.get(place.tenantId, place.id))) return
  const deadSince = ports.now().toISOString()
  await change(place, ports, (kept) => (kept ? { ...kept, deadSince, alerts: false, lockAlerts: false } : undefined))
}

/** Switches alerts, or those about the lock, for one person. @returns the chat as it is kept then. */
export const switchAlerts = (
  person: Conversation,
  wish: Partial<Pick<Conversation, 'alerts' | 'lockAlerts'>>,
  ports: Pick<Ports, 'store'>,
): Promise<Conversation> => change(person, ports, (kept) => ({ ...person, ...kept, ...wish }))

/** Reads, changes, writes; again where somebody was faster. What does not change is not written. */
async function change<T extends Conversation | undefined>(
  { tenantId, id }: Pick<Place, 'tenantId' | 'id'>,
  { store }: Pick<Ports, 'store'>,
  to: (kept: Conversation | undefined) => T,
): Promise<T> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const stored: Stored<Conversation> | undefined = await store.conversations.get(tenantId, id)
    const changed = to(stored?.value)
    if (!changed || isSame(stored?.value, changed)) return changed
    if ((await store.conversations.put(changed, stored?.etag)) !== 'changed') return changed
  }
  throw new Refusal('changed', 'Too much is written about this chat at the same time. Please try again.')
}

const isSame = (a: Conversation | undefined, b: Conversation): boolean =>
  a !== undefined && Object.entries(b).every(([name, value]) => a[name as keyof Conversation] === value)

/** Blank where Teams does not tell: the name does instead, and the next message does not ask again. */
async function addressOf(place: Place, { teams, log }: Pick<Ports, 'teams' | 'log'>): Promise<string> {
  try {
    return await teams.emailOf(place)
  } catch (error) {
    log.warn({ tenant: place.tenantId, because: wordsForLog(error) }, 'the address of somebody in Teams is not known')
    return ''
  }
}
