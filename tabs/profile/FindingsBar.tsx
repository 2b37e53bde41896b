import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components'
import type { Finding } from '../../core/findings.ts'
import { useWords } from '../words/words-context.ts'
import { findingText, isToReview } from './finding-text.ts'

const useStyles = makeStyles({ list: { paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' } })

/** What somebody should look at in a profile as it stands. */
export function FindingsBar({ findings }: { findings: Finding[] }) {
  const styles = useStyles()
  const { words } = useWords()
  const toReview = findings.filter(isToReview)
  if (toReview.length === 0) return null
  const broken = toReview.some((finding) => finding.severity === 'error')
  return (
    <MessageBar intent={broken ? 'error' : 'warning'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.profile.findings}</MessageBarTitle>
        <ul className={styles.list}>
          {toReview.map((finding) => (
            <li key={`${finding.path} ${finding.found} ${finding.expected}`}>{findingText(finding, words)}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  )
}
