import { describe, expect, it } from 'vitest'
import { fittingRun } from '../../core/fitting-run.ts'
import { ProfileId, RunId, TenantId } from '../../core/ids.ts'
import { newRun, Run, type ProfileOutcome, type StageReport } from '../../core/run.ts'

const tenantId = TenantId.parse('5c0a7050-c0de-4c0d-a365-000000000365')
const empty = newRun(tenantId, 'maintenance', RunId.parse('maintenance:1'), new Date('2026-11-23T12:00:00Z'), 'a test')
const stage = (remarks: string[]): StageReport => ({
  name: 'Profile memberships are updated',
  startedAt: '2026-11-23T12:00:00.000Z',
  tookMs: 1,
  planned: 0,
  written: 0,
  skipped: 0,
  held: 0,
  remarks,
  trouble: [],
})
const outcome = (n: number, verdict: ProfileOutcome['verdict'], because = ''): ProfileOutcome => ({
  profileId: ProfileId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
  title: `Profile ${n}, with a title as long as people make them when they describe an audience`,
  verdict,
  because,
  members: n,
  added: 0,
  removed: 0,
  held: 0,
  cannotBeMembers: 0,
  kept: 0,
})
const bytes = (run: Run) => Buffer.byteLength(JSON.stringify(run))

describe('A run’s document', () => {
  it('says everything of an ordinary run', () => {
    const run = {
      ...empty,
      stages: [stage(['a remark'])],
      profiles: [outcome(1, 'apply'), outcome(2, 'nothing to do')],
    }
    expect(fittingRun(run)).toEqual(run)
  })

  it('stays below what the store takes where a group refuses 30,000 people, and says how many it does not name', () => {
    const refused = Array.from(
      { length: 30_000 },
      (_, n) => `Denver: person ${n} was left out, ${'because '.repeat(80)}`,
    )
    const fitting = fittingRun({ ...empty, stages: [stage(refused), stage(refused)], profiles: [outcome(1, 'apply')] })
    expect(bytes(fitting)).toBeLessThan(1_500_000)
    expect(fitting.stages[0]?.remarks).toHaveLength(501)
    expect(fitting.stages[0]?.remarks.at(-1)).toBe('… and 29500 more')
    const loud = Array.from({ length: 40 }, () => stage(refused.map(() => '例外'.repeat(300))))
    expect(bytes(fittingRun({ ...empty, stages: loud }))).toBeLessThan(1_500_000)
    expect(fitting.profiles).toHaveLength(1)
    expect(Run.safeParse(fitting).success).toBe(true)
  })

  it('names the profiles with trouble first where there are too many, in any script', () => {
    const many = Array.from({ length: 12_000 }, (_, n) =>
      outcome(n, n % 100 === 0 ? 'failed' : 'nothing to do', '例外'.repeat(n % 3)),
    )
    const fitting = fittingRun({ ...empty, profiles: many })
    expect(bytes(fitting)).toBeLessThan(1_510_000)
    expect(fitting.profiles.filter(({ verdict }) => verdict === 'failed')).toHaveLength(120)
    expect(fitting.profiles.length + fitting.profilesLeftOut).toBe(12_000)
    expect(fitting.profiles.map(({ members }) => members)).toEqual(
      fitting.profiles.map(({ members }) => members).sort((a, b) => Number(a) - Number(b)),
    )
  })
})
