import { makeStyles } from '@fluentui/react-components'

/** A badge whose words may need two lines on a narrow screen. */
export const useBadgeStyles = makeStyles({ badge: { height: 'auto', minHeight: '20px', textAlign: 'start' } })
