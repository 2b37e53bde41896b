import { Badge, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import { memo, useState } from 'react'
import type { Finding } from '../../core/findings.ts'
import { findingLine, findingLines } from '../profile/finding-text.ts'
import { useWords } from '../words/words-context.ts'
import { useLive } from './editor-context.ts'
import type { QueryNode } from './query.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', padding: 0, margin: 0, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  line: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'flex-start' },
  icon: { flexShrink: 0, marginTop: '2px' },
  error: { color: tokens.colorPaletteRedForeground1 },
  warning: { color: tokens.colorNeutralForeground2 },
  count: { flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
})

/** How many users satisfy a rule, a group or a section, as of the last count. */
export function NodeCount({ id }: { id: string }) {
  const users = useLive().counts.get(id)
  return users === undefined ? null : <Count users={users} />
}

/** What is told of all rules changes with every count; the badge of one seldom does. */
const Count = memo(function Count({ users }: { users: number }) {
  const styles = useStyles()
  const { words, format } = useWords()
  return (
    <Badge className={styles.count} appearance="tint" color={users === 0 ? 'warning' : 'informative'} size="large">
      {words.editor.count.rule(users, format.number(users))}
    </Badge>
  )
})

type NodeFindingsProps = {
  node: QueryNode
  /** It is still being filled in: that is no mistake before somebody wants to save. */
  unfinished?: boolean
}

/** What is wrong with a rule or group, or noteworthy, beside it; of one that has been touched since nothing is known. */
export function NodeFindings({ node, unfinished = false }: NodeFindingsProps) {
  const { findings, asked, attempted } = useLive()
  const shown = asked.has(node) ? findings.get(node.id) : undefined
  return shown && (attempted || !unfinished) ? <Findings findings={shown} /> : null
}

const findingsAtOnce = 5

/** Findings without their place, for where the place is plain: of many the first ones, errors before warnings, and more on request. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const styles = useStyles()
  const spoken = useWords()
  const [showsAll, setShowsAll] = useState(false)
  if (findings.length === 0) return null
  const { words, format } = spoken
  const worst = findings.toSorted((a, b) => a.severity.localeCompare(b.severity))
  const lines = findingLines(worst, spoken, findingLine)
  const shown = showsAll ? lines : lines.slice(0, findingsAtOnce)
  const rest = lines.length - shown.length
  return (
    <ul className={styles.list}>
      {shown.map(({ finding, text }) => (
        <li key={`${finding.path} ${text}`} className={mergeClasses(styles.line, styles[finding.severity])}>
          {finding.severity === 'error' ? (
            <ErrorCircleRegular className={styles.icon} />
          ) : (
            <WarningRegular className={styles.icon} />
          )}
          <span>{text}</span>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <Button size="small" appearance="subtle" onClick={() => setShowsAll(true)}>
            {words.editor.moreFindings(format.number(rest))}
          </Button>
        </li>
      )}
    </ul>
  )
}
