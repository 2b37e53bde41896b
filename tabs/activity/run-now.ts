import type { Me, RunSummary, TenantStatus } from '../../core/contract/answers.ts'
import type { Words } from '../words/en.ts'

/** What can be run now. */
export const runKinds = ['data refresh', 'maintenance'] as const satisfies RunSummary['kind'][]
export type RunKind = (typeof runKinds)[number]

/** Whether somebody works on a run, or is about to. */
export const isOpen = (run: Pick<RunSummary, 'state'>): boolean => run.state === 'waiting' || run.state === 'running'

/** The open run of a kind, if there is one. */
export const openRun = (runs: RunSummary[], kind: RunKind): RunSummary | undefined =>
  runs.find((run) => run.kind === kind && isOpen(run))

/** The run of a kind that ended last. */
export const lastEnded = (runs: RunSummary[], kind: RunKind): RunSummary | undefined =>
  runs
    .filter((run) => run.kind === kind && run.finishedAt !== null)
    .toSorted((a, b) => (b.finishedAt ?? '').localeCompare(a.finishedAt ?? ''))[0]

/** Why a run cannot be started now; undefined when it can. */
export function whyNot(
  kind: RunKind,
  { me, tenant, runs }: { me: Me; tenant: TenantStatus; runs: RunSummary[] },
  { common, activity }: Pick<Words, 'common' | 'activity'>,
): string | undefined {
  if (!me.roles.includes('Assigner.Admin')) return common.adminOnly
  if (!tenant.settingsSaved) return activity.why.settings
  if (openRun(runs, kind)) return activity.why.running
  if (tenant.lock) return common.locked
  if (kind === 'maintenance' && tenant.snapshotTakenAt === null) return activity.why.snapshot
  return undefined
}

/** How long a run took, in milliseconds; up to now while it runs, undefined before it has begun. */
export function tookMs(run: Pick<RunSummary, 'startedAt' | 'finishedAt'>, now: number): number | undefined {
  if (run.startedAt === null) return undefined
  const end = run.finishedAt === null ? now : Date.parse(run.finishedAt)
  return Math.max(0, end - Date.parse(run.startedAt))
}
