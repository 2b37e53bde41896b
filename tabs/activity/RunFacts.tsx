import type { RunDetail } from '../../core/contract/answers.ts'
import { Card } from '../parts/Card.tsx'
import { Facts } from '../parts/Facts.tsx'
import { Told } from '../parts/Told.tsx'
import { useNow } from '../use-now.ts'
import { useWords } from '../words/words-context.ts'
import { requestsText } from './requests-text.ts'
import { isOpen, tookMs } from './run-now.ts'

/** When a run was, who asked for it, how long it took and what it spent. */
export function RunFacts({ run }: { run: RunDetail }) {
  const { words, format } = useWords()
  const now = useNow(isOpen(run))
  const { activity, common } = words
  const ms = tookMs(run, now)
  const requests = requestsText(run.requests, words, format)
  return (
    <Card title={activity.overview}>
      {run.because && (
        <p>
          <Told>{run.because}</Told>
        </p>
      )}
      <Facts
        facts={[
          { name: activity.column.slot, value: format.slot(run.slot) },
          { name: activity.column.by, value: <Told>{run.startedBy}</Told> },
          { name: activity.startedAt, value: run.startedAt === null ? common.none : format.dateTime(run.startedAt) },
          { name: activity.finishedAt, value: run.finishedAt === null ? common.none : format.dateTime(run.finishedAt) },
          { name: activity.column.took, value: ms === undefined ? common.none : format.took(ms) },
        ]}
      />
      {requests && (
        <details>
          <summary>{activity.forIt}</summary>
          <Facts facts={[{ name: activity.requests, value: requests }]} />
        </details>
      )}
    </Card>
  )
}
