import { makeStyles, tokens } from '@fluentui/react-components'
import type { FilterSection } from '../../core/profile.ts'
import type { Rules } from '../../core/rules.ts'
import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'
import { Clauses } from './Clauses.tsx'
import { clauseOf, type Names } from './rule-sentence.ts'

const useStyles = makeStyles({ none: { color: tokens.colorNeutralForeground3 } })

type FilterSectionCardProps = { section: FilterSection; rules: Rules | null | undefined; names: Names }

/** User properties, User dates or User activities: the rules of the section as sentences. */
export function FilterSectionCard({ section, rules, names }: FilterSectionCardProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const empty = !rules || rules.rules.length === 0
  return (
    <Card title={words.profile.section[section]}>
      {empty ? (
        <p className={styles.none}>{words.profile.noRules}</p>
      ) : (
        <Clauses clause={clauseOf(rules, { words, format, names, section })} />
      )}
    </Card>
  )
}
