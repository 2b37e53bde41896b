import { Button, useAnnounce } from '@fluentui/react-components'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import { whyNot } from '../activity/run-now.ts'
import { useRuns } from '../data/queries.ts'
import { useStartRun } from '../data/use-start-run.ts'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { useWords } from '../words/words-context.ts'

/** Runs maintenance now, for all profiles: groups and courses as they should be, without waiting for the timetable. */
export function RunMaintenance({ me, tenant }: { me: Me; tenant: TenantStatus }) {
  const { words } = useWords()
  const { announce } = useAnnounce()
  const runs = useRuns().data ?? []
  const start = useStartRun('maintenance', () => announce(words.actions.started))
  const reason = whyNot('maintenance', { me, tenant, runs }, words)
  return (
    <>
      <Button
        appearance="subtle"
        icon={<PlayRegular />}
        disabledFocusable={reason !== undefined || start.isPending}
        title={reason}
        aria-description={reason}
        onClick={() => start.mutate()}
      >
        {words.actions.runNow}
      </Button>
      {start.error && <ErrorPanel error={start.error} />}
    </>
  )
}
