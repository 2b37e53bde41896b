import type { RunSummary } from '../../core/contract/answers.ts'
import { isOpen } from '../activity/run-now.ts'

/** What happens after the settings were saved. */
export type SaveProgress =
  | { kind: 'waiting' }
  | { kind: 'refreshing'; runId: string }
  | { kind: 'ready' }
  | { kind: 'failed'; runId: string; because: string }

/**
 * Follows the data refresh that saving has started.
 * @param savedAt when they were saved, by the server's clock.
 */
export function saveProgress(runs: RunSummary[], savedAt: string | null): SaveProgress {
  const refreshes = runs.filter((run) => run.kind === 'data refresh')
  const open = refreshes.find(isOpen)
  if (open) return { kind: 'refreshing', runId: open.id }
  const since = savedAt === null ? Number.POSITIVE_INFINITY : Date.parse(savedAt)
  const ended = refreshes.filter((run) => Date.parse(run.finishedAt ?? '') >= since)
  const latest = ended.toSorted((a, b) => Date.parse(b.finishedAt ?? '') - Date.parse(a.finishedAt ?? ''))[0]
  if (latest)
    return latest.state === 'done' ? { kind: 'ready' } : { kind: 'failed', runId: latest.id, because: latest.because }
  return { kind: 'waiting' }
}
