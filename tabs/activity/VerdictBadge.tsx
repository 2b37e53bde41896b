import { Badge, type BadgeProps } from '@fluentui/react-components'
import type { RunDetail } from '../../core/contract/answers.ts'
import { useBadgeStyles } from '../parts/use-badge-styles.ts'
import { useWords } from '../words/words-context.ts'

type Verdict = RunDetail['profiles'][number]['verdict']

const colors: Record<Verdict, NonNullable<BadgeProps['color']>> = {
  apply: 'brand',
  'nothing to do': 'success',
  held: 'warning',
  cannot: 'danger',
  'not auto-populated': 'informative',
  failed: 'danger',
}

/** What became of a profile in a run. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const styles = useBadgeStyles()
  const { words } = useWords()
  return (
    <Badge className={styles.badge} appearance="tint" color={colors[verdict]}>
      {words.activity.verdict[verdict]}
    </Badge>
  )
}
