import { Button, Text, makeStyles, tokens, useAnnounce } from '@fluentui/react-components'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { useId } from 'react'
import type { Me, RunSummary, TenantStatus } from '../../core/contract/answers.ts'
import { useStartRun } from '../data/use-start-run.ts'
import { Card } from '../parts/Card.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { useWords } from '../words/words-context.ts'
import { RunProgress } from './RunProgress.tsx'
import { useEnded } from './use-ended.ts'
import { openRun, whyNot, type RunKind } from './run-now.ts'

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  foot: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center', marginTop: 'auto' },
})

type RunKindCardProps = { kind: RunKind; me: Me; tenant: TenantStatus; runs: RunSummary[] }

/** One of the two jobs: what it does, when it runs next, and a button to run it now. */
export function RunKindCard({ kind, me, tenant, runs }: RunKindCardProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { announce } = useAnnounce()
  const reasonId = useId()
  const { activity } = words
  const start = useStartRun(kind, () => announce(activity.started(activity.kind[kind])))
  const open = openRun(runs, kind)
  const reason = whyNot(kind, { me, tenant, runs }, words)
  const next = kind === 'data refresh' ? tenant.nextRefresh : tenant.nextMaintenance
  const last = useEnded(runs, kind, (run) => announce(activity.ended(activity.kind[kind], activity.state[run.state])))
  return (
    <Card title={activity.kind[kind]}>
      <Text>{activity.about[kind]}</Text>
      <Text className={styles.quiet}>
        {activity.next(format.slot(next))}
        <br />
        {last?.finishedAt
          ? activity.last(`${format.dateTime(last.finishedAt)}, ${activity.state[last.state]}`)
          : activity.never}
      </Text>
      {open && <RunProgress id={open.id} />}
      {start.error && <ErrorPanel error={start.error} />}
      <div className={styles.foot}>
        <Button
          icon={<PlayRegular />}
          aria-label={activity.runNowOf(activity.kind[kind])}
          aria-describedby={reason ? reasonId : undefined}
          disabledFocusable={reason !== undefined || start.isPending}
          onClick={() => start.mutate()}
        >
          {activity.runNow}
        </Button>
        {reason && (
          <Text id={reasonId} size={200} className={styles.quiet}>
            {reason}
          </Text>
        )}
      </div>
    </Card>
  )
}
