import { SearchBox, Text, makeStyles, tokens, useAnnounce } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { MemberRow } from '../../core/contract/answers.ts'
import { useMembers } from '../data/queries.ts'
import { Card } from '../parts/Card.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { Loading } from '../parts/Loading.tsx'
import { MoreButton } from '../parts/MoreButton.tsx'
import type { StackedColumn } from '../parts/StackedRow.tsx'
import { StackedTable } from '../parts/StackedTable.tsx'
import { Told } from '../parts/Told.tsx'
import { useLater } from '../use-later.ts'
import { useWords } from '../words/words-context.ts'
import { CannotBeMembers } from './CannotBeMembers.tsx'
import { membersCount } from './members-count.ts'

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  search: { flex: '1 1 14rem', maxWidth: '24rem' },
  quiet: { color: tokens.colorNeutralForeground3 },
  more: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
})

/**
 * Who is in the profile, a page at a time, and who matches but cannot be.
 * @param inGroup how many the Entra ID group has; a held change makes it differ.
 */
export function Members({ id, inGroup }: { id: string; inGroup: number | null }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { announce } = useAnnounce()
  const [search, setSearch] = useState('')
  const asked = useLater(search.trim(), 300)
  const query = useMembers(id, asked)
  const { members } = words
  const pages = query.data?.pages ?? []
  const first = pages[0]
  const items = pages.flatMap((page) => page.items)
  const count = first && membersCount(first, asked, words, format)
  const shown =
    first && items.length < first.total ? members.shown(format.number(items.length), format.number(first.total)) : ''
  const differs =
    first !== undefined && first.at !== null && asked === '' && inGroup !== null && first.total !== inGroup
  useEffect(() => {
    if (count && asked !== '' && !query.isPlaceholderData) announce(count)
  }, [announce, count, asked, query.isPlaceholderData])
  const columns: StackedColumn<MemberRow>[] = [
    { id: 'name', label: members.name, grow: 1.2, render: (member) => member.name },
    { id: 'email', label: members.email, grow: 1.5, render: (member) => member.email },
    { id: 'reason', label: members.reason, render: (member) => <Told>{member.reason}</Told> },
  ]
  return (
    <Card title={members.title} aside={count && <Text className={styles.quiet}>{count}</Text>}>
      {differs && <p className={styles.quiet}>{members.differs(format.number(inGroup))}</p>}
      {first && (first.total > 0 || asked !== '') && (
        <div className={styles.tools} role="search">
          <SearchBox
            className={styles.search}
            aria-label={members.search}
            placeholder={members.search}
            value={search}
            onChange={(_, { value }) => setSearch(value)}
          />
        </div>
      )}
      {query.error && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {!first && !query.error && <Loading />}
      {first && items.length === 0 && (
        <p className={styles.quiet}>
          {first.at === null ? members.never : asked === '' ? members.empty : members.nothingFound}
        </p>
      )}
      {items.length > 0 && (
        <StackedTable label={members.label} columns={columns} items={items} idOf={(member) => member.entraId} />
      )}
      {query.hasNextPage && (
        <div className={styles.more}>
          <MoreButton query={query}>{members.more}</MoreButton>
          <Text className={styles.quiet}>{shown}</Text>
        </div>
      )}
      {first && <CannotBeMembers people={first.cannot} />}
    </Card>
  )
}
