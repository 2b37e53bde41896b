import { makeStyles, tokens } from '@fluentui/react-components'

const narrow = '@media (max-width: 640px)'

/**
 * A table that becomes a stack of cards where it would not fit: the head goes, and each cell brings its own label. The
 * parts carry ARIA roles, so that it stays a table to everybody who does not see it.
 */
export const useTableStyles = makeStyles({
  scroll: { overflowX: 'auto', minWidth: 0 },
  /** `--least` is the sum of what the columns need. */
  table: { minWidth: 'var(--least)', [narrow]: { minWidth: 0 } },
  head: { [narrow]: { display: 'none' } },
  headCell: { fontWeight: tokens.fontWeightSemibold, flexBasis: 0, flexShrink: 1 },
  row: {
    ':last-child': { borderBottomStyle: 'none' },
    // Fluent's own hover is too light for links in the dark theme, and for everything in high contrast.
    ':hover': { backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground1 },
    ':active': { backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground1 },
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      gap: tokens.spacingVerticalXS,
      padding: `${tokens.spacingVerticalM} 0`,
    },
  },
  /** Where only the rows in sight are drawn, each is put to its place. */
  placed: { position: 'absolute', top: 0, left: 0, width: '100%', boxSizing: 'border-box' },
  opens: { cursor: 'pointer' },
  /** For a table that fills its surface to the edge. */
  flush: { [narrow]: { paddingLeft: tokens.spacingHorizontalL, paddingRight: tokens.spacingHorizontalL } },
  tick: { flexGrow: 0, flexShrink: 0, flexBasis: '40px', paddingLeft: 0, paddingRight: 0, alignItems: 'center' },
  cell: {
    minHeight: '44px',
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
    [narrow]: { minHeight: 0, padding: 0, gridColumnStart: '1', gridColumnEnd: '-1' },
  },
  first: { [narrow]: { fontSize: tokens.fontSizeBase400, paddingBottom: tokens.spacingVerticalXS } },
  /** Beside its tick box. */
  besideTick: { [narrow]: { gridColumnStart: '2' } },
  content: { minWidth: 0, flex: '1 1 0' },
  label: {
    display: 'none',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    flex: '0 0 36%',
    [narrow]: { display: 'block' },
  },
})
