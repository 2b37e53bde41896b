import { SearchBox, Text, makeStyles, tokens, useAnnounce } from '@fluentui/react-components'
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Me, ProfileRow, TenantStatus } from '../../core/contract/answers.ts'
import { Surface } from '../parts/Card.tsx'
import { ActionsPanel } from '../profile-actions/ActionsPanel.tsx'
import { useKept } from '../use-kept.ts'
import { usePlace } from '../use-place.ts'
import { useWords } from '../words/words-context.ts'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { FilterMenu } from './FilterMenu.tsx'
import { ProfilesTable } from './ProfilesTable.tsx'
import { SortMenu } from './SortMenu.tsx'
import { filtered, firstSort, found, optionalColumns, shownColumns, sorted } from './profile-list.ts'
import type { Filter, OptionalColumn } from './profile-list.ts'
import { useReturn } from './use-return.ts'

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  search: { flex: '1 1 14rem', maxWidth: '24rem' },
  count: {
    color: tokens.colorNeutralForeground3,
    marginRight: 'auto',
    '@media (max-width: 640px)': { flexBasis: '100%', order: 1 },
  },
  nothing: { padding: tokens.spacingHorizontalXXL, color: tokens.colorNeutralForeground3 },
})

type ProfilesListProps = {
  me: Me
  tenant: TenantStatus
  profiles: ProfileRow[]
  filter: Filter
  onFilter: (filter: Filter) => void
}

/** The profiles with their search, filter, columns and order, and what can be done with the selected ones. */
export function ProfilesList({ me, tenant, profiles, filter, onFilter }: ProfilesListProps) {
  const styles = useStyles()
  const { words, format, language } = useWords()
  const { announce } = useAnnounce()
  const [search, setSearch] = usePlace('profiles.search', '')
  const [sort, setSort] = usePlace('profiles.sort', firstSort)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useKept<OptionalColumn>('columns', optionalColumns)
  useReturn()
  const columns = useMemo(() => shownColumns(chosen), [chosen])
  // Thousands are narrowed and put in order while somebody types: the letter comes first.
  const asked = useDeferredValue(search)
  const all = useMemo(() => filtered(profiles, filter), [profiles, filter])
  const inOrder = useMemo(() => sorted(all, sort, language), [all, sort, language])
  const rows = useMemo(() => found(inOrder, asked), [inOrder, asked])
  const count =
    asked.trim() === ''
      ? words.profiles.count(all.length, format.number(all.length))
      : words.profiles.found(format.number(rows.length), format.number(all.length))
  useEffect(() => {
    if (asked.trim() !== '') announce(count)
  }, [announce, count, asked])
  const onTick = useCallback((some: ProfileRow[], isTicked: boolean) => {
    const ids = new Set<string>(some.map(({ id }) => id))
    setTicked((before) => new Set(isTicked ? [...before, ...ids] : [...before].filter((id) => !ids.has(id))))
  }, [])
  const labelOf = useCallback(({ title }: ProfileRow) => words.actions.tick(title), [words])
  const ticks = { isTicked: ({ id }: ProfileRow) => ticked.has(id), onTick, labelOf, all: words.actions.tickAll }
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
        <FilterMenu filter={filter} onFilter={onFilter} />
        <SortMenu columns={columns} sort={sort} onSort={setSort} />
        <ColumnsMenu chosen={chosen} onChoose={setChosen} />
      </div>
      <ActionsPanel
        me={me}
        tenant={tenant}
        rows={all.filter(({ id }) => ticked.has(id))}
        onClear={() => setTicked(new Set())}
        onAll={() => onTick(rows, true)}
      />
      <Surface>
        {rows.length === 0 ? (
          <p className={styles.nothing}>
            {asked.trim() === '' ? words.actions.noneInFilter : words.profiles.nothingFound}
          </p>
        ) : (
          <ProfilesTable rows={rows} columns={columns} sort={sort} onSort={setSort} ticks={ticks} />
        )}
      </Surface>
    </>
  )
}
