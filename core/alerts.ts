import { z } from 'zod'
import { HeldChangeSet } from './change-set.ts'
import { grouped } from './grouped.ts'
import { EntraUserId, RunId, TenantId } from './ids.ts'
import { NoticeContent, type Notice } from './notices.ts'
import { Owed, owedFrom } from './outbox.ts'
import type { Conversation } from './ports/teams.ts'
import type { Run } from './run.ts'

/*
 * What a person is told in Teams, as data: a notice, several of a run as one digest, or the lock. Like a notice it is
 * written under the id of its occasion before it is sent, so that nobody is told twice.
 */
export const AlertContent = z.discriminatedUnion('kind', [
  ...NoticeContent.options,
  z.object({ kind: z.literal('locked'), runId: RunId, since: z.iso.datetime() }),
  z.object({ kind: z.literal('unlocked') }),
  z.object({ kind: z.literal('digest'), items: z.array(NoticeContent), all: z.int() }),
])
export type AlertContent = z.infer<typeof AlertContent>

const State = HeldChangeSet.shape.state

export const Alert = Owed.extend({
  id: z.string(),
  tenantId: TenantId,
  userId: EntraUserId,
  content: AlertContent,
  /** The message in whose place it comes; null for a message of its own. */
  replaces: z.string().nullable(),
  /** The card about a held change that was sent, and which state of the change it shows. */
  card: z.object({ activityId: z.string(), shows: State }).nullable(),
})
export type Alert = z.infer<typeof Alert>

/** So many alerts of a run are sent one by one; more become one digest. */
export const mostOfARun = 3
/** So many things a digest names; it says how many there are in all. */
const mostInDigest = 10

/** What has to be decided comes first. */
const order: NoticeContent['kind'][] = [
  'held',
  'needs review',
  'sync failed',
  'access refused',
  'refresh kept aside',
  'secret expires',
  'group recreated',
  'ready for use',
]
const placeOf = ({ content }: Notice): number => order.indexOf(content.kind)

/** Whether somebody has asked to be told, and can be. */
export const listens = ({ alerts, deadSince }: Pick<Conversation, 'alerts' | 'deadSince'>): boolean =>
  alerts && deadSince === null

/** Whether it is about the lock: told only to whoever has asked for that, too. */
export const isLockAlert = ({ kind }: AlertContent): boolean => kind === 'locked' || kind === 'unlocked'

/**
 * Who is to be told what of the notices of a tenant whose runs are over: one alert a notice and person, or one digest a
 * run and person where there are more than three. Their ids are the same whenever it is asked again.
 */
export function alertsOf(notices: readonly Notice[], people: readonly Conversation[], now: Date): Alert[] {
  const byRun = grouped(notices, ({ runId, id }) => runId ?? id)
  return [...byRun].flatMap(([run, ofRun]) =>
    people.filter(listens).flatMap((person) => {
      if (ofRun.length <= mostOfARun) return ofRun.map(({ id, content }) => alert(id, person, content, now))
      const sorted = [...ofRun].sort((a, b) => placeOf(a) - placeOf(b))
      const items = sorted.slice(0, mostInDigest).map(({ content }) => content)
      return [alert(`digest:${run}`, person, { kind: 'digest', items, all: ofRun.length }, now)]
    }),
  )
}

/** Who is to be told that a run has locked the tenant, or unlocked it: only who has asked for that, too. */
export const lockAlertsOf = (
  kind: 'locked' | 'unlocked',
  { id }: Pick<Run, 'id'>,
  people: readonly Conversation[],
  now: Date,
): Alert[] =>
  people
    .filter((person) => listens(person) && person.lockAlerts)
    .map((person) => {
      const content: AlertContent = kind === 'locked' ? { kind, runId: id, since: now.toISOString() } : { kind }
      return alert(`${kind}:${id}`, person, content, now)
    })

function alert(occasion: string, { tenantId, id }: Conversation, content: AlertContent, now: Date): Alert {
  return {
    id: `alert:${occasion}:${id}`,
    tenantId,
    userId: id,
    content,
    replaces: null,
    card: null,
    ...owedFrom(now),
  }
}

/** What a card shows of a change that nobody has to decide any more does not change again. */
const isOpenState = (state: HeldChangeSet['state']): boolean => state === 'held' || state === 'approved'

/** Whether there is a card whose change may still become something else. */
export const hasOpenCard = (alert: Alert): alert is Alert & { card: NonNullable<Alert['card']> } =>
  alert.card !== null && isOpenState(alert.card.shows)

/**
 * A held change has become something else than the card of an alert shows: the card that is owed in its place.
 * @param state what became of the change.
 */
export const cardInPlaceOf = (
  { id, tenantId, userId, content, card }: Alert & { card: NonNullable<Alert['card']> },
  state: HeldChangeSet['state'],
  now: Date,
): Alert => ({
  id: `${id}:${state}`,
  tenantId,
  userId,
  content,
  replaces: card.activityId,
  card: null,
  ...owedFrom(now),
})
