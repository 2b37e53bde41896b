import { Badge, SearchBox, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { byName } from '../../core/by-name.ts'
import type { Mover } from '../../core/change-set.ts'
import { PeopleGrid, type GridColumn } from '../parts/PeopleGrid.tsx'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'
import { calledLike, untickedAfter } from './ticking.ts'

const searchedFrom = 8

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  search: { flex: '1 1 12rem', maxWidth: '20rem' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

type MoversProps = {
  title: string
  color: 'success' | 'danger' | 'informative'
  people: Mover[]
  /** Where somebody may leave people out: who is left out, and what to do when that changes. */
  pick?: { unticked: ReadonlySet<string>; onChange: (unticked: ReadonlySet<string>) => void } | undefined
}

/** People of a change in one direction, by name with the reason; ticked and unticked where that is asked for. */
export function Movers({ title, color, people, pick }: MoversProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { held } = words
  const [search, setSearch] = useState('')
  const inOrder = useMemo(() => people.toSorted(byName), [people])
  const shown = useMemo(() => calledLike(inOrder, search), [inOrder, search])
  const columns: GridColumn<Mover>[] = [
    { id: 'name', label: held.name, render: (one) => <span title={one.name}>{one.name}</span> },
    { id: 'reason', label: held.reason, wideOnly: true, render: (one) => <Told>{one.reason}</Told> },
  ]
  if (people.length === 0) return null
  const all = people.filter(({ entraId }) => !pick?.unticked.has(entraId)).length
  return (
    <div className={styles.box}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          {title}{' '}
          <Badge appearance="tint" color={color}>
            {format.number(people.length)}
          </Badge>
        </h3>
        {people.length >= searchedFrom && (
          <SearchBox
            className={styles.search}
            aria-label={`${title}: ${held.search}`}
            placeholder={held.search}
            value={search}
            onChange={(_, { value }) => setSearch(value)}
          />
        )}
        {pick && <Text className={styles.quiet}>{held.ticked(format.number(all), format.number(people.length))}</Text>}
      </div>
      {shown.length === 0 ? (
        <p className={styles.quiet}>{held.nothingFound}</p>
      ) : (
        <PeopleGrid
          label={title}
          columns={columns}
          count={shown.length}
          itemAt={(row) => shown[row]}
          idAt={(row) => shown[row]?.entraId ?? String(row)}
          under={(one) => <Told>{one.reason}</Told>}
          {...(pick
            ? {
                ticks: {
                  isTicked: (one: Mover) => !pick.unticked.has(one.entraId),
                  onTick: (some: Mover[], ticked: boolean) => pick.onChange(untickedAfter(pick.unticked, some, ticked)),
                  labelOf: (one: Mover) => held.tick(one.name),
                  all: held.tickAll,
                },
              }
            : {})}
        />
      )}
    </div>
  )
}
