import { Badge, type BadgeProps } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleRegular } from '@fluentui/react-icons/svg/circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { PauseCircleRegular } from '@fluentui/react-icons/svg/pause-circle'
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited'
import type { ReactElement } from 'react'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { useBadgeStyles } from './use-badge-styles.ts'
import { useWords } from '../words/words-context.ts'

type Status = ProfileRow['status']

const looks: Record<Status, { color: NonNullable<BadgeProps['color']>; icon: ReactElement }> = {
  'not run yet': { color: 'informative', icon: <CircleRegular /> },
  'up to date': { color: 'success', icon: <CheckmarkCircleRegular /> },
  updated: { color: 'brand', icon: <CheckmarkCircleRegular /> },
  held: { color: 'warning', icon: <PauseCircleRegular /> },
  'needs attention': { color: 'danger', icon: <ErrorCircleRegular /> },
  'not auto-populated': { color: 'informative', icon: <PersonProhibitedRegular /> },
  'waits for maintenance': { color: 'informative', icon: <ClockRegular /> },
  'people left out': { color: 'informative', icon: <DismissCircleRegular /> },
  deleted: { color: 'informative', icon: <DeleteRegular /> },
}

/** How a profile is; never by colour alone. */
export function StatusBadge({ status }: { status: Status }) {
  const styles = useBadgeStyles()
  const { words } = useWords()
  const { color, icon } = looks[status]
  return (
    <Badge className={styles.badge} appearance="tint" color={color} icon={icon}>
      {words.status[status]}
    </Badge>
  )
}
