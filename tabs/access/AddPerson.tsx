import { SearchBox, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useUserSearch } from '../data/queries.ts'
import { Card } from '../parts/Card.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { useLater } from '../use-later.ts'
import { useWords } from '../words/words-context.ts'
import { FoundTable, type OnAdd } from './FoundTable.tsx'

const mostShown = 8

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: '28rem' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** Finds somebody and gives them a role. */
export function AddPerson({ onAdd }: { onAdd: OnAdd }) {
  const styles = useStyles()
  const { access } = useWords().words
  const [search, setSearch] = useState('')
  const asked = useLater(search.trim(), 300)
  const users = useUserSearch(asked)
  const found = asked.length > 1 ? users.data?.slice(0, mostShown) : []
  return (
    <Card title={access.add}>
      <SearchBox
        className={styles.search}
        aria-label={access.search}
        placeholder={access.search}
        value={search}
        onChange={(_, { value }) => setSearch(value)}
      />
      {users.error && <ErrorPanel error={users.error} />}
      {asked.length > 1 && found?.length === 0 && <p role="status">{access.nobodyFound}</p>}
      {found && found.length > 0 && <FoundTable found={found} onAdd={onAdd} />}
      {asked.length > 1 && (users.data?.length ?? 0) > mostShown && <p role="status">{access.moreFound}</p>}
      <Text size={200} className={styles.quiet}>
        {access.full}
      </Text>
    </Card>
  )
}
