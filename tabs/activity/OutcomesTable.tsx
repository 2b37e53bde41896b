import { Link, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { RunDetail } from '../../core/contract/answers.ts'
import type { StackedColumn } from '../parts/StackedRow.tsx'
import { StackedTable } from '../parts/StackedTable.tsx'
import { Told } from '../parts/Told.tsx'
import { hashOf } from '../route.ts'
import { useWords } from '../words/words-context.ts'
import { inReadingOrder } from './outcome-order.ts'
import { VerdictBadge } from './VerdictBadge.tsx'

type Outcome = RunDetail['profiles'][number]

const useStyles = makeStyles({
  none: { color: tokens.colorNeutralForeground3 },
  number: { fontVariantNumeric: 'tabular-nums' },
  reason: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

/** What a run did to each profile. */
export function OutcomesTable({ outcomes }: { outcomes: Outcome[] }) {
  const styles = useStyles()
  const { words, format, language } = useWords()
  const { outcome: names } = words.activity
  const number = (n: number | null) => (
    <Text className={n ? styles.number : styles.none}>{n === null ? words.common.none : format.number(n)}</Text>
  )
  const columns: StackedColumn<Outcome>[] = [
    {
      id: 'title',
      label: names.title,
      grow: 2,
      render: (outcome) => <Link href={hashOf({ page: 'profile', id: outcome.profileId })}>{outcome.title}</Link>,
    },
    {
      id: 'verdict',
      label: names.verdict,
      grow: 2,
      render: (outcome) => (
        <>
          <VerdictBadge verdict={outcome.verdict} />
          <div className={styles.reason}>{outcome.because && <Told>{outcome.because}</Told>}</div>
        </>
      ),
    },
    { id: 'members', label: names.members, render: (outcome) => number(outcome.members) },
    { id: 'added', label: names.added, render: (outcome) => number(outcome.added) },
    { id: 'removed', label: names.removed, render: (outcome) => number(outcome.removed) },
    { id: 'held', label: names.held, render: (outcome) => number(outcome.held) },
    { id: 'cannot', label: names.cannot, render: (outcome) => number(outcome.cannotBeMembers) },
  ]
  return (
    <StackedTable
      label={words.activity.profiles}
      columns={columns}
      items={inReadingOrder(outcomes, language)}
      idOf={(outcome) => outcome.profileId}
    />
  )
}
