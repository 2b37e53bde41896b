import { describe, expect, it } from 'vitest'
import type { HeldHead } from '../../core/change-set.ts'
import { membersInGroup, statusOf } from '../../core/profile-status.ts'
import { jaTold } from '../../core/told/ja-told.ts'
import { told } from '../../core/told/told.ts'
import { aProfile } from './a-profile.ts'

const now = new Date('2026-11-28T18:00:00Z')
const last = { at: '2026-11-28T15:00:00.000Z', because: '', members: 18, kept: 0 }
const profile = aProfile(1, 'New in Denver')
const after = (verdict: string, because = '') => ({ ...profile, lastOutcome: { ...last, verdict, because } })
const throttled = '17 member changes exceed 5 members'
const held = after('held', throttled)

const set = (more: Partial<HeldHead> = {}): HeldHead => ({
  id: 'one',
  tenantId: profile.tenantId,
  profileId: profile.id,
  title: 'New in Denver',
  because: throttled,
  heldAt: last.at,
  expiresAt: '2026-12-12T15:00:00.000Z',
  have: 18,
  adds: 17,
  removes: 0,
  state: 'held',
  decision: null,
  outcome: null,
  released: false,
  renewedAt: null,
  ...more,
})
const decided = (more: Partial<NonNullable<HeldHead['decision']>> = {}): NonNullable<HeldHead['decision']> => ({
  by: 'maya.jensen@contoso.com',
  at: '2026-11-28T16:00:00.000Z',
  adds: true,
  removes: true,
  except: [],
  ...more,
})
const dismissed = set({ state: 'dismissed', decision: decided({ adds: false, removes: false }) })
const applied = set({
  state: 'applied',
  decision: decided(),
  outcome: { at: '2026-11-28T16:01:00.000Z', added: 17, removed: 0, left: [] },
})

describe('The status of a profile', () => {
  it('is that it has not run yet only as long as it has never run', () => {
    expect(statusOf(profile, [], now)).toMatchObject({ status: 'not run yet' })
    expect(statusOf({ ...after('apply'), modifiedAt: '2026-11-28T16:00:00.000Z' }, [], now)).toEqual({
      status: 'waits for maintenance',
      statusReason: 'changed since the last maintenance',
      heldId: null,
    })
  })

  it('is what the last maintenance has made of it', () => {
    expect(statusOf(after('apply'), [], now)).toMatchObject({ status: 'updated' })
    expect(statusOf(after('nothing to do'), [], now)).toMatchObject({ status: 'up to date' })
    const failed = { status: 'needs attention', statusReason: 'Entra ID answered 503' }
    expect(statusOf(after('failed', failed.statusReason), [], now)).toMatchObject(failed)
  })

  it.each([held, after('nothing to do')])('is held as long as a change waits for somebody, and names it', (one) => {
    expect(statusOf(one, [set()], now)).toEqual({ status: 'held', statusReason: throttled, heldId: 'one' })
  })

  it('says at once who dismissed its held change, and still does after the next maintenance', () => {
    for (const one of [held, after('nothing to do')]) {
      const told = statusOf(one, [dismissed], now)
      expect(told).toMatchObject({ status: 'people left out', heldId: 'one' })
      expect(told.statusReason).toMatch(/^maya\.jensen@contoso\.com dismissed its held change: nobody of it is planned/)
    }
  })

  it('says who left people out of its held change', () => {
    const partly = { ...applied, removes: 3, decision: decided({ removes: false }) }
    const told = statusOf(held, [partly], now)
    expect(told).toMatchObject({ status: 'people left out', heldId: 'one' })
    expect(told.statusReason).toMatch(/^maya\.jensen@contoso\.com left people out of its held change/)
  })

  it('is updated once an approval is applied, with the members that the group has then', () => {
    const approved = set({ state: 'approved', decision: decided() })
    expect(statusOf(held, [approved], now)).toMatchObject({ status: 'waits for maintenance', heldId: 'one' })
    expect(membersInGroup(held, [approved])).toBe(18)
    expect(statusOf(held, [applied], now)).toEqual({ status: 'updated', statusReason: '', heldId: null })
    expect(membersInGroup(held, [applied])).toBe(35)
  })

  it.each([set({ expiresAt: last.at }), { ...dismissed, released: true }])(
    'is not held any more when its change has expired, or whoever was left out is released',
    (one) => expect(statusOf(held, [one], now)).toMatchObject({ status: 'waits for maintenance', heldId: null }),
  )

  it('is that nobody is added or removed where it is deleted or not auto-populated', () => {
    const off = aProfile(2, 'Off', { autoPopulate: false })
    expect(statusOf(off, [dismissed], now)).toMatchObject({ status: 'not auto-populated', heldId: null })
    const deletion = { at: last.at, handled: false, former: { enroll: true, autoPopulate: true } }
    expect(statusOf({ ...held, deletion }, [set()], now)).toMatchObject({ status: 'deleted', statusReason: '' })
  })

  it('is told in Japanese, too', () => {
    const partly = { ...applied, decision: decided({ except: [profile.id as never] }) }
    const sets = [[], [set()], [dismissed], [partly], [set({ state: 'approved' })], [set({ expiresAt: last.at })]]
    for (const one of sets) expect(told(statusOf(held, one, now).statusReason, jaTold).own).toBe(true)
  })
})
