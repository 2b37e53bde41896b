import { Badge, Button, Link, Body1Strong, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { Override } from '../../core/profile.ts'
import { useUsers } from '../data/queries.ts'
import { Card } from '../parts/Card.tsx'
import { hashOf } from '../route.ts'
import { useWords } from '../words/words-context.ts'
import { overrideLines, type OverrideLine } from './override-names.ts'
import { useNamedProfiles } from './use-named-profiles.ts'

const linesAtOnce = 50

const useStyles = makeStyles({
  both: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 18rem), 1fr))',
    gap: tokens.spacingHorizontalXXL,
  },
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
})

type OverridesProps = { include: Override[]; exclude: Override[] }

/** Overrides: who is in or out whatever the rules say. */
export function Overrides({ include, exclude }: OverridesProps) {
  const styles = useStyles()
  const { words } = useWords()
  return (
    <Card title={words.profile.section.overrides}>
      <div className={styles.both}>
        <Side title={words.profile.include} hint={words.profile.includeHint} overrides={include} />
        <Side title={words.profile.exclude} hint={words.profile.excludeHint} overrides={exclude} />
      </div>
    </Card>
  )
}

function Side({ title, hint, overrides }: { title: string; hint: string; overrides: Override[] }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const [most, setMost] = useState(linesAtOnce)
  const shown = overrides.slice(0, most)
  const users = useUsers(shown.filter(({ kind }) => kind === 'user').map(({ id }) => id))
  const profiles = useNamedProfiles(shown)
  const rest = overrides.length - shown.length
  return (
    <div className={styles.side}>
      <Body1Strong as="h3">{title}</Body1Strong>
      <span className={styles.quiet}>{overrides.length === 0 ? words.profile.noOverrides : hint}</span>
      <ul className={styles.list}>
        {overrideLines(shown, users.data, profiles, words).map((line) => (
          <li key={line.id}>
            <Line line={line} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="small" onClick={() => setMost(most + linesAtOnce)}>
          {words.profile.moreItems(format.number(Math.min(linesAtOnce, rest)))}
        </Button>
      )}
    </div>
  )
}

function Line({ line }: { line: OverrideLine }) {
  const styles = useStyles()
  return (
    <>
      {line.profile && line.gone === undefined ? (
        <Link href={hashOf({ page: 'profile', id: line.profile })}>{line.name}</Link>
      ) : (
        line.name
      )}{' '}
      {line.gone !== undefined && (
        <Badge appearance="tint" color="warning">
          {line.gone}
        </Badge>
      )}
      <div className={styles.quiet}>{[line.about, line.reason].filter(Boolean).join(' · ')}</div>
    </>
  )
}
