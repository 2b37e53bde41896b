import { makeStyles, tokens } from '@fluentui/react-components'
import type { ClauseVerdict, OwnValue, RuleVerdict } from '../../core/contract/why.ts'
import { headingOf, plain, sentenceOf, type Names } from '../profile/rule-sentence.ts'
import { useWords } from '../words/words-context.ts'
import { ownValueText } from './own-value-text.ts'
import { filterSectionOf } from './filter-section-of.ts'
import { Verdict } from '../parts/Verdict.tsx'

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    padding: `0 0 0 ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalXS,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    display: 'grid',
    gap: tokens.spacingVerticalS,
  },
  own: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

type Clause = ClauseVerdict | RuleVerdict

/** The rules as a tree, each with whether it is true of the person, and what the person has. */
export function ClauseVerdicts({ clause, names }: { clause: Clause; names: Names }) {
  return clause.kind === 'rule' ? <OneRule verdict={clause} names={names} /> : <Group group={clause} names={names} />
}

function Group({ group, names }: { group: ClauseVerdict; names: Names }) {
  const styles = useStyles()
  const { rules } = useWords().words
  const [only] = group.clauses
  if (only && group.clauses.length === 1 && !group.not) return <ClauseVerdicts clause={only} names={names} />
  return (
    <div>
      <Verdict holds={group.holds}>{headingOf(group, rules)}</Verdict>
      <ul className={styles.list}>
        {group.clauses.map((clause) => (
          <li key={`${clause.kind} ${clause.path}`}>
            <ClauseVerdicts clause={clause} names={names} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function OneRule({ verdict, names }: { verdict: RuleVerdict; names: Names }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const section = filterSectionOf(verdict.path)
  return (
    <Verdict holds={verdict.holds}>
      {plain(sentenceOf(verdict.rule, { words, format, names, section }))}
      {verdict.own.map((own: OwnValue) => (
        <div key={own.source} className={styles.own}>
          {words.why.has(
            names.course(own.source.replace(/^course:/, '')) ?? words.rules.source[own.source] ?? own.label,
            ownValueText(own, { words, format }),
          )}
        </div>
      ))}
    </Verdict>
  )
}
