import { Badge, Spinner, type BadgeProps } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import { PauseCircleRegular } from '@fluentui/react-icons/svg/pause-circle'
import type { ReactElement } from 'react'
import type { HeldSummary } from '../../core/contract/held.ts'
import { useBadgeStyles } from '../parts/use-badge-styles.ts'
import { useWords } from '../words/words-context.ts'

const looks: Record<HeldSummary['state'], { color: NonNullable<BadgeProps['color']>; icon: ReactElement }> = {
  held: { color: 'warning', icon: <PauseCircleRegular /> },
  approved: { color: 'brand', icon: <Spinner size="extra-tiny" aria-hidden /> },
  applied: { color: 'success', icon: <CheckmarkCircleRegular /> },
  dismissed: { color: 'informative', icon: <DismissCircleRegular /> },
  expired: { color: 'informative', icon: <ClockRegular /> },
  withdrawn: { color: 'informative', icon: <DismissCircleRegular /> },
}

/** How a held change stands; never by colour alone. */
export function HeldStateBadge({ state }: { state: HeldSummary['state'] }) {
  const styles = useBadgeStyles()
  const { words } = useWords()
  const { color, icon } = looks[state]
  return (
    <Badge className={styles.badge} appearance="tint" color={color} icon={icon}>
      {words.held.state[state]}
    </Badge>
  )
}
