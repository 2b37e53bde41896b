import { Select, makeStyles, tokens } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'
import { filters, type Filter } from './profile-list.ts'

const useStyles = makeStyles({
  label: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, whiteSpace: 'nowrap' },
})

/** Which profiles are shown: all, or those of one status. */
export function FilterMenu({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const styles = useStyles()
  const { words } = useWords()
  const named = (name: Filter): string => {
    if (name === 'all') return words.actions.filterAll
    return name === 'deleted' ? words.actions.filterDeleted : words.status[name]
  }
  return (
    <label className={styles.label}>
      {words.actions.filter}
      <Select value={filter} onChange={(_, { value }) => onFilter(filters.find((name) => name === value) ?? 'all')}>
        {filters.map((name) => (
          <option key={name} value={name}>
            {named(name)}
          </option>
        ))}
      </Select>
    </label>
  )
}
