import { describe, expect, it } from 'vitest'
import type { Me, RunDetail, RunSummary, TenantStatus } from '../../core/contract/answers.ts'
import { ProfileId, TenantId } from '../../core/ids.ts'
import { currentStage } from '../../tabs/activity/current-stage.ts'
import { inReadingOrder } from '../../tabs/activity/outcome-order.ts'
import { requestsText } from '../../tabs/activity/requests-text.ts'
import { lastEnded, tookMs, whyNot, type RunKind } from '../../tabs/activity/run-now.ts'
import { formatFor } from '../../tabs/format.ts'
import { en } from '../../tabs/words/en.ts'

type Outcome = RunDetail['profiles'][number]

const at = '2026-11-23T12:00:00.000Z'
const tenantId = TenantId.parse('00000000-0000-4000-8000-000000000001')
const me = (role: Me['roles'][number]): Me => ({
  userId: 'u',
  name: 'Megan',
  email: 'm@contoso.com',
  tenantId,
  roles: [role],
})
const tenant = (more: Partial<TenantStatus> = {}): TenantStatus => ({
  tenantId,
  settingsSaved: true,
  ready: true,
  snapshotTakenAt: at,
  users: 10,
  lock: null,
  lastRefresh: null,
  nextRefresh: at,
  lastMaintenance: null,
  nextMaintenance: at,
  ...more,
})
const run = (kind: RunSummary['kind'], state: RunSummary['state']): RunSummary => ({
  id: `${kind} ${state}`,
  kind,
  slot: at,
  startedBy: 'the timetable',
  state,
  because: '',
  startedAt: at,
  finishedAt: null,
})
const why = (kind: RunKind, more: Partial<TenantStatus> = {}, runs: RunSummary[] = []) =>
  whyNot(kind, { me: me('Assigner.Admin'), tenant: tenant(more), runs }, en)

describe('Run now', () => {
  it('is offered to an administrator', () => {
    expect(why('maintenance')).toBeUndefined()
    expect(why('data refresh', { snapshotTakenAt: null, ready: false })).toBeUndefined()
  })

  it('is not offered to a reader, and says so', () => {
    expect(whyNot('maintenance', { me: me('Assigner.Reader'), tenant: tenant(), runs: [] }, en)).toBe(
      en.common.adminOnly,
    )
  })

  it('waits for the settings, and maintenance for the first data refresh', () => {
    expect(why('data refresh', { settingsSaved: false })).toBe(en.activity.why.settings)
    expect(why('maintenance', { snapshotTakenAt: null })).toBe(en.activity.why.snapshot)
  })

  it('waits for a run of the same kind, and only of that', () => {
    expect(why('maintenance', {}, [run('maintenance', 'waiting')])).toBe(en.activity.why.running)
    expect(why('maintenance', {}, [run('maintenance', 'done'), run('data refresh', 'running')])).toBeUndefined()
  })

  it('waits while the tenant is locked', () => {
    expect(why('data refresh', { lock: { since: at, until: at } })).toBe(en.common.locked)
  })
})

describe('A run', () => {
  it('is at the stage that has begun and not ended', () => {
    const stage = (name: string, ms: number | null) => ({
      name,
      startedAt: at,
      tookMs: ms,
      planned: 0,
      written: 0,
      skipped: 0,
      held: 0,
      remarks: [],
      trouble: [],
    })
    expect(currentStage({ stages: [stage('users', 5), stage('courses', null)] })?.name).toBe('courses')
    expect(currentStage({ stages: [stage('users', 5)] })).toBeUndefined()
  })

  it('counts its time up to now while it goes on', () => {
    const now = Date.parse('2026-11-23T12:01:12.000Z')
    expect(tookMs({ startedAt: at, finishedAt: null }, now)).toBe(72_000)
    expect(tookMs({ startedAt: at, finishedAt: '2026-11-23T12:00:01.000Z' }, now)).toBe(1000)
    expect(tookMs({ startedAt: null, finishedAt: null }, now)).toBeUndefined()
  })

  it('counts as the last one by its end, not by its beginning', () => {
    const ended = (id: string, finishedAt: string | null) => ({ ...run('maintenance', 'done'), id, finishedAt })
    const runs = [ended('goes on', null), ended('early', at), ended('late', '2026-11-23T12:05:00.000Z')]
    expect(lastEnded(runs, 'maintenance')?.id).toBe('late')
    expect(lastEnded(runs, 'data refresh')).toBeUndefined()
  })

  it('tells first what needs a person, then profiles by title', () => {
    const outcome = (title: string, verdict: Outcome['verdict']): Outcome => ({
      profileId: ProfileId.parse('3f0c7c1e-5f7a-4f0e-9b51-0c2f8f1f0a11'),
      title,
      verdict,
      because: '',
      members: null,
      added: 0,
      removed: 0,
      held: 0,
      cannotBeMembers: 0,
      kept: 0,
    })
    const outcomes = [
      outcome('Denver 10', 'apply'),
      outcome('Tokyo', 'held'),
      outcome('Zurich', 'failed'),
      outcome('denver 9', 'nothing to do'),
      outcome('Berlin', 'held'),
    ]
    expect(inReadingOrder(outcomes, 'en').map(({ title }) => title)).toEqual([
      'Zurich',
      'Berlin',
      'Tokyo',
      'denver 9',
      'Denver 10',
    ])
  })

  it('tells what it has spent', () => {
    const format = formatFor('en-GB', en)
    const spent = { Learn365: 1412, 'request units': 816, 'Entra ID': 37, mail: 0 }
    const told = 'Entra ID 37 · Learn365 1,412 · Cosmos DB request units 816'
    expect(requestsText(spent, en, format)).toBe(told)
  })
})
