import { Badge, Spinner, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import type { RunDetail } from '../../core/contract/answers.ts'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'

const counted = ['planned', 'written', 'skipped', 'held'] as const

const useStyles = makeStyles({
  stage: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTopStyle: 'none', paddingTop: 0 },
  },
  icon: { fontSize: '20px', lineHeight: '24px', color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { gridColumnStart: 2, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
})

/** One stage of a run: how long it took, what it counted, what it has to say, and what went wrong. */
export function Stage({ stage, kind }: { stage: RunDetail['stages'][number]; kind: RunDetail['kind'] }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { activity } = words
  const counts = kind === 'data refresh' ? { ...activity.counts, planned: activity.rows } : activity.counts
  const troubled = stage.trouble.length > 0
  return (
    <li className={styles.stage}>
      <span className={mergeClasses(styles.icon, troubled && styles.bad)} aria-hidden>
        {stage.tookMs === null ? (
          <Spinner size="extra-tiny" />
        ) : troubled ? (
          <ErrorCircleRegular />
        ) : (
          <CheckmarkCircleRegular />
        )}
      </span>
      <div className={styles.head}>
        <Text weight="semibold">
          <Told>{stage.name}</Told>
        </Text>
        <Text className={styles.quiet}>
          {stage.tookMs === null ? activity.stageRunning : format.took(stage.tookMs)}
        </Text>
        {counted
          .filter((name) => stage[name] > 0)
          .map((name) => (
            <Badge key={name} appearance="tint" color={name === 'held' ? 'warning' : 'informative'}>
              {`${format.number(stage[name])} ${counts[name]}`}
            </Badge>
          ))}
      </div>
      <Notes title={activity.trouble} texts={stage.trouble} bad />
      <Notes title={activity.remarks} texts={stage.remarks} />
    </li>
  )
}

function Notes({ title, texts, bad = false }: { title: string; texts: string[]; bad?: boolean }) {
  const styles = useStyles()
  if (texts.length === 0) return null
  return (
    <ul className={mergeClasses(styles.list, bad && styles.bad)} aria-label={title}>
      {texts.map((text) => (
        <li key={text}>
          <Told>{text}</Told>
        </li>
      ))}
    </ul>
  )
}
