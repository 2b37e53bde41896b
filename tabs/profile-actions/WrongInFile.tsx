import type { Finding } from '../../core/findings.ts'
import { findingLines, findingText } from '../profile/finding-text.ts'
import { useWords } from '../words/words-context.ts'

const mostTold = 20

/** Where a file is wrong that is none of profiles: of use to whoever wrote it by hand, so it is folded. */
export function WrongInFile({ findings }: { findings: Finding[] }) {
  const speech = useWords()
  const { importing } = speech.words
  if (findings.length === 0) return null
  return (
    <details>
      <summary>{importing.wrongPlaces}</summary>
      <ul>
        {findingLines(findings, speech, findingText)
          .slice(0, mostTold)
          .map(({ finding: { path }, text }) => (
            <li key={`${path} ${text}`}>{path === '' ? text : importing.at(path, text)}</li>
          ))}
      </ul>
    </details>
  )
}
