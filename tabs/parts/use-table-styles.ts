import { makeStyles, tokens } from '@fluentui/react-components'

const narrow = '@media (max-width: 640px)'

/**
 * A table that becomes a stack of cards where it would not fit: the head goes, and each cell brings its own label. The
 * parts carry ARIA roles, so that it stays a table to everybody who does not see it.
 */
export const useTableStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { width: '100%' },
  head: { [narrow]: { display: 'none' } },
  headCell: { fontWeight: tokens.fontWeightSemibold, minWidth: 0 },
  row: {
    [narrow]: {
      display: 'flex',
      flexDirection: 'column',
      gap: tokens.spacingVerticalXS,
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    },
  },
  cell: {
    minHeight: '44px',
    minWidth: 0,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
    [narrow]: { minHeight: 0, padding: 0, width: '100%', flexShrink: 0, flexBasis: 'auto' },
  },
  content: { minWidth: 0, flex: '1 1 0' },
  label: {
    display: 'none',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    flex: '0 0 40%',
    [narrow]: { display: 'block' },
  },
})
