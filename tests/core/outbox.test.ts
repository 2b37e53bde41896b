import { describe, expect, it } from 'vitest'
import type { TenantId } from '../../core/ids.ts'
import { notice, type NoticeContent } from '../../core/notices.ts'
import { claimed, mayBeTried, refused } from '../../core/outbox.ts'

const tenantId = '00000007-0000-4000-8000-000000000001' as TenantId
const now = new Date('2026-11-23T12:00:05Z')
const later = (ms: number): Date => new Date(now.getTime() + ms)
const ready: NoticeContent = { kind: 'ready for use' }
const minute = 60_000
const days = 24 * 60 * minute
const owed = notice({ tenantId, occasion: 'first', runId: null }, ready, now)

describe('What the other side refuses', () => {
  it('is tried again after 2, 4, 8 … minutes, at most an hour apart', () => {
    const waits: number[] = []
    for (let one = owed; waits.length < 8; one = refused(one, now))
      waits.push((new Date(refused(one, now).notBefore).getTime() - now.getTime()) / minute)
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60])
  })

  it.each([
    [0, 'unsent'],
    [3 * days, 'unsent'],
    [3 * days + 1, 'given up'],
  ] as const)('%i ms after it was written is %s', (ms, state) => {
    expect(refused(owed, later(ms))).toMatchObject({ id: owed.id, tries: 1, state, content: ready })
  })

  it('waits longer where the other side asks for it, and never shorter', () => {
    const waits = [1, 30].map((minutes) => Date.parse(refused(owed, now, minutes * minute).notBefore) - now.getTime())
    expect(waits).toEqual([2 * minute, 30 * minute])
  })
})

describe('What somebody is about to send', () => {
  it('is left to them for five minutes, and then is anybody’s again', () => {
    const one = claimed(owed, now)
    expect([0, 5 * minute - 1, 5 * minute].map((ms) => mayBeTried(one, later(ms)))).toEqual([false, false, true])
    expect(one).toMatchObject({ state: 'unsent', tries: 0 })
  })
})
