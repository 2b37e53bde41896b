import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

/** Where a table of a few columns becomes cards, and where one of many does, in CSS pixels of the window. */
export const stackedUpTo = { few: 640, many: 1023 } as const
export type Columns = keyof typeof stackedUpTo

const narrow = `@media (max-width: ${stackedUpTo.few}px)`
const middle = `@media (min-width: ${stackedUpTo.few + 1}px) and (max-width: ${stackedUpTo.many}px)`

/**
 * A table that becomes a stack of cards where it would not fit: the head goes, and each cell brings its own label. The
 * parts carry ARIA roles, so that it stays a table to everybody who does not see it.
 */
const useStyles = makeStyles({
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

/** Cards of several columns, where a table of many would still not fit. Each label stands above what it names. */
const useCards = makeStyles({
  table: { [middle]: { minWidth: 0 } },
  head: { [middle]: { display: 'none' } },
  row: {
    [middle]: {
      display: 'grid',
      position: 'relative',
      gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
      alignItems: 'start',
      gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM} 40px`,
    },
  },
  placed: { [middle]: { position: 'absolute' } },
  tick: { [middle]: { position: 'absolute', left: 0, top: tokens.spacingVerticalXXS, width: '40px' } },
  cell: { [middle]: { minHeight: 0, padding: 0, flexDirection: 'column', alignItems: 'flex-start' } },
  first: { [middle]: { gridColumnStart: '1', gridColumnEnd: '-1', fontSize: tokens.fontSizeBase400 } },
  label: { [middle]: { display: 'block', flex: '0 0 auto' } },
})

/** How a table looks that becomes cards, by whether it has few columns or many. */
export function useTableStyles(columns: Columns = 'few') {
  const styles = useStyles()
  const cards = useCards()
  if (columns === 'few') return styles
  return {
    ...styles,
    table: mergeClasses(styles.table, cards.table),
    head: mergeClasses(styles.head, cards.head),
    row: mergeClasses(styles.row, cards.row),
    placed: mergeClasses(styles.placed, cards.placed),
    tick: mergeClasses(styles.tick, cards.tick),
    cell: mergeClasses(styles.cell, cards.cell),
    first: mergeClasses(styles.first, cards.first),
    label: mergeClasses(styles.label, cards.label),
  }
}
