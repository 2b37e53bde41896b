import { describe, expect, it } from 'vitest'
import { Alert, alertsOf, cardInPlaceOf, hasOpenCard, lockAlertsOf } from '../../core/alerts.ts'
import { RunId, TenantId } from '../../core/ids.ts'
import { notice, type Notice, type NoticeContent } from '../../core/notices.ts'
import type { Conversation } from '../../core/ports/teams.ts'
import { entraId, profileId } from '../support/people.ts'

const tenantId = TenantId.parse('00000007-0000-4000-8000-000000000001')
const now = new Date('2026-11-23T12:00:05Z')
const run = RunId.parse('maintenance:2026-11-23T12:00:00.000Z')
const another = RunId.parse('maintenance:2026-11-23T15:00:00.000Z')

const person = (n: number, wishes: Partial<Conversation> = {}): Conversation => ({
  tenantId,
  id: entraId(n),
  name: `Person ${n}`,
  email: '',
  language: 'en',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversationId: `a:${n}`,
  botAccount: '28:bot',
  userAccount: `29:${n}`,
  alerts: true,
  lockAlerts: false,
  deadSince: null,
  seenAt: now.toISOString(),
  ...wishes,
})
const review = (n: number): NoticeContent => ({
  kind: 'needs review',
  profileId: profileId(n),
  title: `Profile ${n}`,
  problems: [],
})
const held = (n: number): NoticeContent => ({
  kind: 'held',
  profileId: profileId(n),
  title: `Profile ${n}`,
  heldId: `held ${n}`,
  because: '3 adds exceed 2 members',
  have: 10,
  adds: 3,
  removes: 0,
  names: [],
})
const told = (content: NoticeContent, runId: RunId | null = run): Notice =>
  notice({ tenantId, occasion: runId ?? 'x', runId }, content, now)

describe('An alert', () => {
  it('is for everybody who has switched alerts on and can be reached, and for nobody else', () => {
    const people = [person(1), person(2, { alerts: false }), person(3, { deadSince: now.toISOString() }), person(4)]
    const alerts = alertsOf([told(review(1))], people, now)
    expect(alerts.map(({ userId }) => userId)).toEqual([entraId(1), entraId(4)])
    expect(alerts.map((one) => Alert.parse(JSON.parse(JSON.stringify(one))))).toEqual(alerts)
  })

  it('has the same id when it is planned again for the same occasion: nobody is told twice', () => {
    const ids = (at: Date) =>
      alertsOf([told(review(1)), told(review(2))], [person(1), person(2)], at).map(({ id }) => id)
    expect(new Set(ids(now)).size).toBe(4)
    expect(ids(new Date(now.getTime() + 60_000))).toEqual(ids(now))
  })

  it('is one a matter up to three of a run; more become one digest, with what has to be decided first', () => {
    const some = [1, 2, 3].map((n) => told(review(n)))
    expect(alertsOf(some, [person(1)], now).map(({ content }) => content.kind)).toEqual(Array(3).fill('needs review'))
    const more = alertsOf([...some, told(held(4))], [person(1)], now)
    expect(more).toMatchObject([{ content: { kind: 'digest', all: 4 } }])
    const [digest] = more
    if (digest?.content.kind !== 'digest') throw new Error('it is no digest')
    expect(digest.content.items.map(({ kind }) => kind)).toEqual(['held', ...Array<string>(3).fill('needs review')])
  })

  it('is counted by run: four of two runs are no digest, nor are those that belong to no run', () => {
    const two = [told(review(1)), told(review(2)), told(review(3), another), told(review(4), another)]
    const none = [5, 6, 7, 8].map((n) => told(review(n), null))
    expect(alertsOf([...two, ...none], [person(1)], now)).toHaveLength(8)
  })

  it('of many hundred profiles names ten, and says how many there are', () => {
    const many = Array.from({ length: 500 }, (_, n) => told(held(n)))
    const [digest] = alertsOf(many, [person(1)], now)
    expect(digest?.content).toMatchObject({ kind: 'digest', all: 500 })
    expect(JSON.stringify(digest).length).toBeLessThan(5_000)
  })
})

describe('An alert about the lock', () => {
  it('is only for whoever has asked for it as well', () => {
    const people = [person(1), person(2, { lockAlerts: true }), person(3, { lockAlerts: true, alerts: false })]
    const alerts = (['locked', 'unlocked'] as const).flatMap((kind) => lockAlertsOf(kind, { id: run }, people, now))
    expect(alerts.map(({ userId, content }) => [userId, content.kind])).toEqual([
      [entraId(2), 'locked'],
      [entraId(2), 'unlocked'],
    ])
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(2)
  })
})

describe('A card that was sent', () => {
  const [alert] = alertsOf([told(held(1))], [person(1)], now)
  if (!alert) throw new Error('nobody is told')
  const withCard = { ...alert, state: 'sent' as const, card: { activityId: 'a1', shows: 'held' as const } }

  it('may become something else as long as its change waits or is being applied', () => {
    const open = (['held', 'approved', 'applied', 'dismissed', 'expired', 'withdrawn'] as const).filter((shows) =>
      hasOpenCard({ ...withCard, card: { activityId: 'a1', shows } }),
    )
    expect(open).toEqual(['held', 'approved'])
    expect(hasOpenCard(alert)).toBe(false)
  })

  it('is owed another one in its place, once for each thing that its change becomes', () => {
    const next = cardInPlaceOf(withCard, 'dismissed', now)
    expect(next).toMatchObject({ replaces: 'a1', state: 'unsent', tries: 0, card: null, userId: alert.userId })
    expect(cardInPlaceOf(withCard, 'dismissed', new Date(0)).id).toBe(next.id)
    expect(new Set([alert.id, next.id, cardInPlaceOf(withCard, 'approved', now).id]).size).toBe(3)
  })
})
