import { makeStyles, tokens } from '@fluentui/react-components'
import type { MembersPage } from '../../core/contract/answers.ts'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  box: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  summary: { cursor: 'pointer', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  list: {
    paddingTop: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalL,
    display: 'grid',
    gap: tokens.spacingVerticalXS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** People who match the rules and whom Entra ID cannot have in a group, with the reason for each. */
export function CannotBeMembers({ people }: { people: MembersPage['cannot'] }) {
  const styles = useStyles()
  const { words, format } = useWords()
  if (people.length === 0) return null
  return (
    <details className={styles.box}>
      <summary className={styles.summary}>{words.members.cannot(people.length, format.number(people.length))}</summary>
      <ul className={styles.list}>
        {people.map((person) => (
          <li key={person.userId}>
            {person.name}{' '}
            <span className={styles.quiet}>
              (<Told>{person.because}</Told>)
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
