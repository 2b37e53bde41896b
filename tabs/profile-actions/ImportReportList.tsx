import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { ImportReport } from '../../core/contract/profile-file.ts'
import { findingLines, findingText } from '../profile/finding-text.ts'
import { useWords } from '../words/words-context.ts'

const mostNamed = 50

const useStyles = makeStyles({
  list: { paddingLeft: tokens.spacingHorizontalL, maxHeight: '12rem', overflowY: 'auto' },
  bad: { color: tokens.colorPaletteRedForeground1 },
})

/** What an import does, or would do, with each profile of a file. */
export function ImportReportList({ report }: { report: ImportReport }) {
  const styles = useStyles()
  const speech = useWords()
  const { words, format } = speech
  const { importing } = words
  const { imported, notImported } = report
  return (
    <>
      {report.dryRun && (
        <Text weight="semibold">
          {importing.would(imported.length, format.number(imported.length))}
          {notImported.length > 0 && `, ${importing.wouldNot(notImported.length, format.number(notImported.length))}`}
        </Text>
      )}
      <ul className={styles.list} tabIndex={0} aria-label={importing.title}>
        {notImported.slice(0, mostNamed).map(({ place, title, findings }) => (
          <li key={place} className={styles.bad}>
            {title ?? importing.place(format.number(place + 1))}
            {findingLines(findings, speech, findingText).map(({ finding: { path }, text }) => (
              <div key={`${path} ${text}`}>{text}</div>
            ))}
          </li>
        ))}
        {imported.slice(0, mostNamed).map(({ place, title, titleInFile }) => (
          <li key={place}>{title === titleInFile ? title : importing.renamed(title, titleInFile)}</li>
        ))}
      </ul>
    </>
  )
}
