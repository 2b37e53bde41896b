import { Badge, Spinner, type BadgeProps } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { PauseCircleRegular } from '@fluentui/react-icons/svg/pause-circle'
import type { ReactElement } from 'react'
import type { RunSummary } from '../../core/contract/answers.ts'
import { useBadgeStyles } from './use-badge-styles.ts'
import { useWords } from '../words/words-context.ts'

type State = RunSummary['state']

const looks: Record<State, { color: NonNullable<BadgeProps['color']>; icon: ReactElement }> = {
  waiting: { color: 'informative', icon: <ClockRegular /> },
  running: { color: 'brand', icon: <Spinner size="extra-tiny" aria-hidden /> },
  done: { color: 'success', icon: <CheckmarkCircleRegular /> },
  failed: { color: 'danger', icon: <ErrorCircleRegular /> },
  'kept aside': { color: 'warning', icon: <PauseCircleRegular /> },
  terminated: { color: 'warning', icon: <DismissCircleRegular /> },
}

/** How a run stands; never by colour alone. */
export function RunStateBadge({ state }: { state: State }) {
  const styles = useBadgeStyles()
  const { words } = useWords()
  const { color, icon } = looks[state]
  return (
    <Badge className={styles.badge} appearance="tint" color={color} icon={icon}>
      {words.activity.state[state]}
    </Badge>
  )
}
