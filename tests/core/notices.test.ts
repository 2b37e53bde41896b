import { describe, expect, it } from 'vitest'
import type { TenantId } from '../../core/ids.ts'
import { Notice, notice as noticeOf, type NoticeContent } from '../../core/notices.ts'
import { profileId } from '../support/people.ts'

const tenantId = '00000007-0000-4000-8000-000000000001' as TenantId
const now = new Date('2026-11-23T12:00:05Z')
const later = (ms: number): Date => new Date(now.getTime() + ms)
const notice = (tenant: TenantId, occasion: string, content: NoticeContent, at: Date) =>
  noticeOf({ tenantId: tenant, occasion, runId: null }, content, at)
const slot = 'maintenance:2026-11-23T12:00:00.000Z'
const review = (n: number): NoticeContent => ({
  kind: 'needs review',
  profileId: profileId(n),
  title: 'CSMs',
  problems: [],
})
const ready: NoticeContent = { kind: 'ready for use' }
const failed: NoticeContent = { kind: 'sync failed', run: slot, problem: 'Graph cannot be reached' }

describe('A notice', () => {
  it('has the same id when it is written again for the same occasion: nobody is told twice', () => {
    for (const content of [review(1), ready, failed])
      expect(notice(tenantId, slot, content, later(600_000)).id).toBe(notice(tenantId, slot, content, now).id)
  })

  it('has another id for another occasion, kind or profile', () => {
    const ids = [review(1), review(2), ready, failed].map((content) => notice(tenantId, slot, content, now).id)
    expect(new Set([...ids, notice(tenantId, 'another slot', ready, now).id]).size).toBe(5)
  })

  it('begins unsent, may go out at once, and can be stored', () => {
    const written = notice(tenantId, slot, ready, now)
    expect(Notice.parse(JSON.parse(JSON.stringify(written)))).toEqual(written)
    const createdAt = '2026-11-23T12:00:05.000Z'
    expect(written).toMatchObject({ state: 'unsent', tries: 0, createdAt, notBefore: createdAt })
  })
})
