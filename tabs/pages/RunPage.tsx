import { makeStyles, tokens } from '@fluentui/react-components'
import type { Me, RunDetail, TenantStatus } from '../../core/contract/answers.ts'
import { AsideDecision } from '../activity/AsideDecision.tsx'
import { OutcomesTable } from '../activity/OutcomesTable.tsx'
import { RunFacts } from '../activity/RunFacts.tsx'
import { Stage } from '../activity/Stage.tsx'
import { isGone } from '../data/api-error.ts'
import { useRun } from '../data/queries.ts'
import { BackLink } from '../parts/BackLink.tsx'
import { Card } from '../parts/Card.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { RunStateBadge } from '../parts/RunStateBadge.tsx'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  stages: { padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column' },
  lead: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** One run: its stages and what it did to each profile; it goes on by itself while the run does. */
export function RunPage({ id, me, tenant }: { id: string; me: Me; tenant: TenantStatus }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { activity } = words
  const run = useRun(id)
  const title = run.data
    ? activity.runTitle(activity.kind[run.data.kind], format.utc(run.data.slot))
    : isGone(run.error)
      ? words.nowhere.run
      : activity.title
  return (
    <Page
      title={title}
      back={<BackLink to={{ page: 'activity' }}>{activity.back}</BackLink>}
      lead={
        run.data && (
          <div className={styles.lead} role="status">
            <RunStateBadge state={run.data.state} />
          </div>
        )
      }
    >
      <Loaded query={run}>{(data) => <RunParts run={data} me={me} tenant={tenant} />}</Loaded>
    </Page>
  )
}

function RunParts({ run, me, tenant }: { run: RunDetail; me: Me; tenant: TenantStatus }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { activity } = words
  return (
    <>
      {run.state === 'kept aside' && <AsideDecision run={run} me={me} tenant={tenant} />}
      <RunFacts run={run} />
      <Card title={activity.stages}>
        {run.stages.length === 0 && <p>{activity.noStages}</p>}
        <ol className={styles.stages}>
          {run.stages.map((stage) => (
            <Stage key={`${stage.name} ${stage.startedAt}`} stage={stage} kind={run.kind} />
          ))}
        </ol>
      </Card>
      {run.kind === 'maintenance' && (
        <Card title={activity.profiles}>
          {run.profiles.length === 0 ? <p>{activity.noProfiles}</p> : <OutcomesTable outcomes={run.profiles} />}
          {run.profilesLeftOut > 0 && (
            <p>{activity.leftOut(run.profilesLeftOut, format.number(run.profilesLeftOut))}</p>
          )}
        </Card>
      )}
    </>
  )
}
