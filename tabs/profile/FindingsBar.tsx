import { Link, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components'
import type { Finding } from '../../core/findings.ts'
import { useWords } from '../words/words-context.ts'
import { findingLines, findingText, isToReview } from './finding-text.ts'

const useStyles = makeStyles({ list: { paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' } })

type FindingsBarProps = {
  findings: Finding[]
  /** The id of the element in which a finding can be mended: it gets the focus when the finding is chosen. */
  elementOf?: (finding: Finding) => string | undefined
}

/** What somebody should look at in a profile as it stands. */
export function FindingsBar({ findings, elementOf }: FindingsBarProps) {
  const styles = useStyles()
  const speech = useWords()
  const { words } = speech
  const toReview = findings.filter(isToReview)
  if (toReview.length === 0) return null
  const broken = toReview.some((finding) => finding.severity === 'error')
  return (
    <MessageBar intent={broken ? 'error' : 'warning'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.profile.findings}</MessageBarTitle>
        <ul className={styles.list}>
          {findingLines(toReview, speech, findingText).map(({ finding, text }) => (
            <li key={`${finding.path} ${text}`}>
              <Place element={elementOf?.(finding)}>{text}</Place>
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  )
}

function Place({ element, children }: { element: string | undefined; children: string }) {
  if (element === undefined) return children
  return (
    <Link as="button" inline onClick={() => document.getElementById(element)?.focus()}>
      {children}
    </Link>
  )
}
