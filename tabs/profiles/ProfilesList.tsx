import { Button, SearchBox, Text, makeStyles, tokens, useAnnounce } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { Surface } from '../parts/Card.tsx'
import { useKept } from '../use-kept.ts'
import { useWords } from '../words/words-context.ts'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { ProfilesTable } from './ProfilesTable.tsx'
import { SortMenu } from './SortMenu.tsx'
import { firstSort, found, optionalColumns, shownColumns, sorted, type OptionalColumn } from './profile-list.ts'

const rowsAtOnce = 50

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  search: { flex: '1 1 14rem', maxWidth: '24rem' },
  count: {
    color: tokens.colorNeutralForeground3,
    marginRight: 'auto',
    '@media (max-width: 640px)': { flexBasis: '100%', order: 1 },
  },
  nothing: { padding: tokens.spacingHorizontalXXL, color: tokens.colorNeutralForeground3 },
  more: { alignSelf: 'center' },
})

/** The profiles with their search, columns and order. */
export function ProfilesList({ profiles }: { profiles: ProfileRow[] }) {
  const styles = useStyles()
  const { words, format, language } = useWords()
  const { announce } = useAnnounce()
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState(firstSort)
  const [most, setMost] = useState(rowsAtOnce)
  const [chosen, setChosen] = useKept<OptionalColumn>('columns', optionalColumns)
  const columns = shownColumns(chosen)
  const hits = found(profiles, search)
  const rows = sorted(hits, sort, language)
  const count =
    search.trim() === ''
      ? words.profiles.count(profiles.length, format.number(profiles.length))
      : words.profiles.found(format.number(hits.length), format.number(profiles.length))
  useEffect(() => {
    if (search.trim() !== '') announce(count)
  }, [announce, count, search])
  return (
    <>
      <div className={styles.tools} role="search">
        <SearchBox
          className={styles.search}
          aria-label={words.profiles.search}
          placeholder={words.profiles.search}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <Text className={styles.count}>{count}</Text>
        <SortMenu columns={columns} sort={sort} onSort={setSort} />
        <ColumnsMenu chosen={chosen} onChoose={setChosen} />
      </div>
      <Surface>
        {rows.length === 0 ? (
          <p className={styles.nothing}>{words.profiles.nothingFound}</p>
        ) : (
          <ProfilesTable rows={rows.slice(0, most)} columns={columns} sort={sort} onSort={setSort} />
        )}
      </Surface>
      {rows.length > most && (
        <Button className={styles.more} onClick={() => setMost(most + rowsAtOnce)}>
          {words.profiles.more(format.number(Math.min(rowsAtOnce, rows.length - most)))}
        </Button>
      )}
    </>
  )
}
