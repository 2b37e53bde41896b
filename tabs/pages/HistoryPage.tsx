import { SearchBox, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import { useHistory } from '../data/queries.ts'
import { HistoryEntryCard } from '../history/HistoryEntryCard.tsx'
import { MembershipCard } from '../history/MembershipCard.tsx'
import { Card } from '../parts/Card.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { Loading } from '../parts/Loading.tsx'
import { MoreButton } from '../parts/MoreButton.tsx'
import { PageOfProfile } from '../parts/PageOfProfile.tsx'
import { useLater } from '../use-later.ts'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  search: { maxWidth: '28rem', width: '100%' },
  list: { listStyleType: 'none', padding: 0 },
})

/** What each run did to a profile's group, by name with the reasons, and how the group has grown. */
export function HistoryPage({ id }: { id: string }) {
  const { actions, people } = useWords().words
  return (
    <PageOfProfile id={id} name={actions.history} titleOf={people.historyOf}>
      {() => (
        <>
          <MembershipCard id={id} />
          <Entries id={id} />
        </>
      )}
    </PageOfProfile>
  )
}

function Entries({ id }: { id: string }) {
  const styles = useStyles()
  const { words } = useWords()
  const { history } = words
  const [search, setSearch] = useState('')
  const asked = useLater(search.trim(), 300)
  const query = useHistory(id, asked)
  const entries = query.data?.pages.flatMap(({ items }) => items)
  return (
    <Card title={words.actions.history}>
      <SearchBox
        className={styles.search}
        aria-label={history.search}
        placeholder={history.search}
        value={search}
        onChange={(_, { value }) => setSearch(value)}
      />
      {query.error && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {!entries && !query.error && <Loading />}
      {entries?.length === 0 && <p role="status">{asked === '' ? history.empty : history.nothingFound}</p>}
      <ul className={styles.list}>
        {entries?.map((entry) => (
          <HistoryEntryCard key={entry.runId} entry={entry} />
        ))}
      </ul>
      <MoreButton query={query}>{history.more}</MoreButton>
    </Card>
  )
}
