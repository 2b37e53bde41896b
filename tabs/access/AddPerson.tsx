import { Button, SearchBox, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { Role } from '../../core/access.ts'
import { useUserSearch } from '../data/queries.ts'
import { Card } from '../parts/Card.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { useLater } from '../use-later.ts'
import { useWords } from '../words/words-context.ts'
import type { Person } from './grants-draft.ts'

const mostShown = 8

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: '28rem' },
  list: { listStyleType: 'none', padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  one: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** Finds somebody and gives them a role. */
export function AddPerson({ onAdd }: { onAdd: (person: Person, role: Role) => void }) {
  const styles = useStyles()
  const { access } = useWords().words
  const [search, setSearch] = useState('')
  const asked = useLater(search.trim(), 300)
  const users = useUserSearch(asked)
  const found = asked.length > 1 ? users.data?.slice(0, mostShown) : []
  const offers = [
    { role: 'Assigner.Admin', label: access.asAdmin },
    { role: 'Assigner.Reader', label: access.asReader },
  ] as const
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
      <ul className={styles.list}>
        {found?.map(({ id, title, email, directoryId }) => (
          <li key={id} className={styles.one}>
            <Text weight="semibold">{title}</Text>
            <span className={styles.quiet}>{email}</span>
            {directoryId === null ? (
              <span className={styles.quiet}>{access.noId}</span>
            ) : (
              offers.map(({ role, label }) => (
                <Button
                  key={role}
                  size="small"
                  aria-label={access.addTo(label, title)}
                  onClick={() => onAdd({ directoryId, title, email }, role)}
                >
                  {label}
                </Button>
              ))
            )}
          </li>
        ))}
      </ul>
      {asked.length > 1 && (users.data?.length ?? 0) > mostShown && <p role="status">{access.moreFound}</p>}
      <Text size={200} className={styles.quiet}>
        {access.full}
      </Text>
    </Card>
  )
}
