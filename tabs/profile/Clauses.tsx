import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'
import { headingOf, type Clause, type Part } from './rule-sentence.ts'

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
  },
  not: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyleType: 'none', padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  sentence: { overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase400 },
  source: { fontWeight: tokens.fontWeightSemibold },
  value: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  unknown: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  unfinished: { color: tokens.colorNeutralForeground3 },
  joint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** Rules as they are read: a sentence each, groups set in, And, Or and Not named. */
export function Clauses({ clause }: { clause: Clause }) {
  if (clause.kind === 'rule') return <Sentence parts={clause.parts} />
  const [only] = clause.clauses
  // One rule alone needs no heading.
  if (only && clause.clauses.length === 1 && !clause.not) return <Clauses clause={only} />
  return <Group group={clause} />
}

function Group({ group }: { group: Extract<Clause, { kind: 'group' }> }) {
  const styles = useStyles()
  const { rules } = useWords().words
  const heading = headingOf(group, rules)
  return (
    <div className={mergeClasses(styles.group, group.not && styles.not)} role="group" aria-label={heading}>
      <div className={styles.head}>
        {group.not && (
          <Badge appearance="tint" color="danger">
            {rules.badge.not}
          </Badge>
        )}
        <Badge appearance="tint" color="brand">
          {rules.badge[group.relation]}
        </Badge>
        {heading}
      </div>
      <ul className={styles.list}>
        {group.clauses.map((clause, i) => (
          <li key={i}>
            {i > 0 && <span className={styles.joint}>{rules[group.relation]}</span>}
            <Clauses clause={clause} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Sentence({ parts }: { parts: Part[] }) {
  const styles = useStyles()
  return (
    <div className={styles.sentence}>
      {parts.map((part, i) => (
        <span key={i} className={part.kind === 'text' ? undefined : styles[part.kind]}>
          {part.text}
        </span>
      ))}
    </div>
  )
}
