import {
  createTableColumn,
  makeStyles,
  mergeClasses,
  tokens,
  useFluent,
  useScrollbarWidth,
  type TableRowId,
} from '@fluentui/react-components'
import {
  DataGrid,
  DataGridBody,
  DataGridCell,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  type RowRenderer,
} from '@fluentui-contrib/react-data-grid-react-window'
import {
  createContext,
  use,
  useMemo,
  type CSSProperties,
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { controlBeside } from './control-beside.ts'
import { gridHeight, rowHeight } from './grid-height.ts'
import { tickColumn } from './tick-column.tsx'
import type { Ticks } from './TickBox.tsx'

export type GridColumn<T> = {
  id: string
  label: string
  /** Share of the width, 1 if absent. */
  grow?: number
  /** The width of a column that neither grows nor shrinks. */
  width?: string
  /** Left out on a narrow screen, where `under` stands in for it. */
  wideOnly?: boolean
  render: (item: T) => ReactNode
}

type PeopleGridProps<T> = {
  label: string
  columns: GridColumn<T>[]
  /** How many rows there are; only those in sight are drawn. */
  count: number
  /** Undefined for a row that is still on its way. */
  itemAt: (row: number) => T | undefined
  idAt: (row: number) => string
  /** The second line of a row on a narrow screen. */
  under?: (item: T) => ReactNode
  /** Rows have a tick box where this is given. */
  ticks?: Ticks<T>
  /** Told which rows are in sight. */
  onSight?: (first: number, last: number) => void
}

const narrow = '@media (max-width: 640px)'
const overscan = 8

const useStyles = makeStyles({
  grid: { minWidth: 0 },
  head: { fontWeight: tokens.fontWeightSemibold },
  row: {
    ':hover': { backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground1 },
    ':active': { backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground1 },
  },
  cell: { minWidth: 0, alignItems: 'center' },
  text: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  tick: { flexGrow: 0, flexShrink: 0, flexBasis: '36px', paddingLeft: 0, paddingRight: 0 },
  wide: { [narrow]: { display: 'none' } },
  under: {
    display: 'none',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [narrow]: { display: 'block' },
  },
  coming: {
    display: 'inline-block',
    width: '60%',
    height: '0.8em',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground5,
  },
})

/** How the cells of a column look. */
type Look = (id: TableRowId) => { className: string; style?: CSSProperties }
const LookContext = createContext<Look>(() => ({ className: '' }))

function GridRow({ item, style }: { item: number; style: CSSProperties }) {
  const styles = useStyles()
  const look = use(LookContext)
  return (
    <DataGridRow<number> style={style} className={styles.row}>
      {({ renderCell, columnId }) => (
        <DataGridCell role="cell" {...look(columnId)}>
          {renderCell(item)}
        </DataGridCell>
      )}
    </DataGridRow>
  )
}

/** The same function for ever: another one would make every row anew, and take the focus out of it. */
const gridRow: RowRenderer<number> = ({ item, rowId }, style) => <GridRow key={rowId} item={item} style={style} />

/** What scrolls can be reached, and scrolled, by keyboard. */
const ScrollBox = (props: ComponentProps<'div'>) => <div role="rowgroup" tabIndex={0} {...props} />

/** Arrow keys go from the box or link of a row to the next one's, as in a list. */
function onArrows(event: KeyboardEvent<HTMLElement>): void {
  const next = controlBeside(event.currentTarget, event.target, event.key)
  if (!next) return
  event.preventDefault()
  next.focus()
}

/**
 * A list of any length, of which only what is in sight is drawn. It is a table to screen readers; that of Fluent's grid
 * which hands the focus around puts helpers into the page that are focusable and hidden at once.
 */
export function PeopleGrid<T>(props: PeopleGridProps<T>) {
  const { label, columns, count, itemAt, idAt, under, ticks, onSight } = props
  const styles = useStyles()
  const { targetDocument } = useFluent()
  const scrollbar = useScrollbarWidth({ targetDocument })
  const rows = useMemo(() => Array.from({ length: count }, (_, row) => row), [count])
  const height = gridHeight(count)
  const scrolls = count * rowHeight > height
  const cellOf = (column: GridColumn<T>, item: T | undefined, isFirst: boolean) => {
    if (item === undefined) return <span className={styles.coming} />
    return (
      <div className={styles.text}>
        {column.render(item)}
        {isFirst && under && <div className={styles.under}>{under(item)}</div>}
      </div>
    )
  }
  const shares = new Map(columns.map((column) => [column.id, column]))
  const look: Look = (id) => {
    const column = shares.get(String(id))
    if (!column) return { className: styles.tick }
    return {
      className: mergeClasses(styles.cell, column.wideOnly && styles.wide),
      style: column.width ? { flex: `0 0 ${column.width}` } : { flexGrow: column.grow ?? 1, flexBasis: 0 },
    }
  }
  const boxes = ticks ? [tickColumn(ticks, count, itemAt)] : []
  const gridColumns = columns.map((column, i) =>
    createTableColumn<number>({
      columnId: column.id,
      renderHeaderCell: () => column.label,
      renderCell: (row) => cellOf(column, itemAt(row), i === 0),
    }),
  )
  return (
    <LookContext value={look}>
      <DataGrid
        aria-label={label}
        className={styles.grid}
        items={rows}
        columns={[...boxes, ...gridColumns]}
        getRowId={idAt}
        role="table"
        focusMode="none"
        onKeyDown={onArrows}
      >
        <DataGridHeader style={scrolls ? { paddingRight: scrollbar } : {}}>
          <DataGridRow>
            {({ renderHeaderCell, columnId }) => (
              <DataGridHeaderCell tabIndex={-1} {...look(columnId)}>
                <span className={styles.head}>{renderHeaderCell()}</span>
              </DataGridHeaderCell>
            )}
          </DataGridRow>
        </DataGridHeader>
        <DataGridBody<number>
          role="none"
          itemSize={rowHeight}
          height={height}
          listProps={{
            overscanCount: overscan,
            outerElementType: ScrollBox,
            onItemsRendered: ({ visibleStartIndex, visibleStopIndex }) =>
              onSight?.(visibleStartIndex, visibleStopIndex),
          }}
        >
          {gridRow}
        </DataGridBody>
      </DataGrid>
    </LookContext>
  )
}
