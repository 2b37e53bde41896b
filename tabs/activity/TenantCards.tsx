import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { Me, RunSummary, TenantStatus } from '../../core/contract/answers.ts'
import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'
import { RunKindCard } from './RunKindCard.tsx'
import { runKinds } from './run-now.ts'

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 17rem), 1fr))',
    gap: tokens.spacingHorizontalXL,
  },
  number: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** The data that there is, and the two jobs: when they run, and a button to run them now. */
export function TenantCards({ me, tenant, runs }: { me: Me; tenant: TenantStatus; runs: RunSummary[] }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { activity } = words
  return (
    <div className={styles.cards}>
      <Card title={activity.data}>
        <Text className={styles.number}>
          {tenant.users === null ? words.common.none : activity.users(tenant.users, format.number(tenant.users))}
        </Text>
        <Text className={styles.quiet}>
          {tenant.snapshotTakenAt === null
            ? activity.dataNever
            : activity.dataRead(format.dateTime(tenant.snapshotTakenAt))}
        </Text>
      </Card>
      {runKinds.map((kind) => (
        <RunKindCard key={kind} kind={kind} me={me} tenant={tenant} runs={runs} />
      ))}
    </div>
  )
}
