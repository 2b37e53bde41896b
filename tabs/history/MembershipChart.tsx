import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { StackedColumn } from '../parts/StackedRow.tsx'
import { StackedTable } from '../parts/StackedTable.tsx'
import { useWidth } from '../use-width.ts'
import { useWords } from '../words/words-context.ts'
import { stepPath, ticksTo } from './step-path.ts'
import type { Point } from './membership-points.ts'

const room = { height: 220, left: 44, right: 12, top: 12, bottom: 28 }

const useStyles = makeStyles({
  chart: { width: '100%', height: `${room.height}px`, overflow: 'visible' },
  line: { fill: 'none', stroke: tokens.colorBrandStroke1, strokeWidth: 2 },
  area: { fill: tokens.colorBrandBackground2, stroke: 'none' },
  grid: { stroke: tokens.colorNeutralStroke2, strokeWidth: 1 },
  label: { fill: tokens.colorNeutralForeground3, fontSize: '12px', fontFamily: tokens.fontFamilyBase },
  summary: { cursor: 'pointer', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
})

/**
 * Members of a group over time, as a line; and as a table for whoever reads that better.
 * @param until the moment at which the line ends: now.
 */
export function MembershipChart({ points, until }: { points: Point[]; until: string }) {
  const styles = useStyles()
  const { history } = useWords().words
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return <Text>{history.chartTooFew}</Text>
  return (
    <>
      <Drawing points={points} first={first} last={last} until={until} />
      <details>
        <summary className={styles.summary}>{history.asTable}</summary>
        <PointsTable points={points} />
      </details>
    </>
  )
}

type DrawingProps = { points: Point[]; first: Point; last: Point; until: string }

/** Drawn as wide as there is room, so that its letters are as large as others. */
function Drawing({ points, first, last, until }: DrawingProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { history } = words
  const { element, width } = useWidth<SVGSVGElement>(720)
  const size = { ...room, width }
  // Ends on one day are told apart by their times.
  const when = format.date(first.at) === format.date(until) ? format.dateTime : format.date
  const most = Math.max(...points.map(({ members }) => members), 1)
  const ticks = ticksTo(most)
  const { line, area, xOf, yOf } = stepPath(points, until, ticks.at(-1) ?? most, size)
  const says = history.chartSays(format.number(first.members), format.number(last.members), when(first.at), when(until))
  return (
    <svg ref={element} className={styles.chart} role="img" aria-label={says}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={size.left} x2={size.width - size.right} y1={yOf(tick)} y2={yOf(tick)} />
          <text className={styles.label} x={size.left - 8} y={yOf(tick) + 4} textAnchor="end">
            {format.number(tick)}
          </text>
        </g>
      ))}
      <path className={styles.area} d={area} />
      <path className={styles.line} d={line} />
      <text className={styles.label} x={xOf(first.at)} y={size.height - 8} textAnchor="start">
        {when(first.at)}
      </text>
      <text className={styles.label} x={xOf(until)} y={size.height - 8} textAnchor="end">
        {when(until)}
      </text>
    </svg>
  )
}

function PointsTable({ points }: { points: Point[] }) {
  const { words, format } = useWords()
  const { history, held } = words
  const columns: StackedColumn<Point>[] = [
    { id: 'at', label: history.when, grow: 2, render: ({ at }) => format.dateTime(at) },
    { id: 'adds', label: held.column.adds, render: ({ adds }) => format.number(adds) },
    { id: 'removes', label: held.column.removes, render: ({ removes }) => format.number(removes) },
    { id: 'members', label: history.members, render: ({ members }) => format.number(members) },
  ]
  return <StackedTable label={history.chart} columns={columns} items={points.toReversed()} idOf={({ at }) => at} />
}
