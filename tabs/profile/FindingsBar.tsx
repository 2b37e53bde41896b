import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components'
import type { Finding } from '../../core/findings.ts'
import { useWords } from '../words/words-context.ts'
import { sectionOfPath } from './section-of-path.ts'

const useStyles = makeStyles({ list: { paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' } })

/** What somebody should look at in a profile as it stands. */
export function FindingsBar({ findings }: { findings: Finding[] }) {
  const styles = useStyles()
  const { words } = useWords()
  if (findings.length === 0) return null
  const broken = findings.some((finding) => finding.severity === 'error')
  return (
    <MessageBar intent={broken ? 'error' : 'warning'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.profile.findings}</MessageBarTitle>
        <ul className={styles.list}>
          {findings.map((finding) => (
            <li key={`${finding.path} ${finding.expected}`}>
              {words.profile.section[sectionOfPath(finding.path)]}:{' '}
              {words.errors.finding(words.told(finding.expected).text, finding.found)}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  )
}
