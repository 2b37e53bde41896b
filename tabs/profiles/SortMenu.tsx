import { Select, makeStyles, tokens } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'
import type { Column, Sort } from './profile-list.ts'

const useStyles = makeStyles({
  label: {
    display: 'none',
    '@media (max-width: 640px)': { display: 'flex' },
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    whiteSpace: 'nowrap',
  },
})

type SortMenuProps = { columns: Column[]; sort: Sort; onSort: (sort: Sort) => void }

/** Sorting where the head of the grid does not fit. */
export function SortMenu({ columns, sort, onSort }: SortMenuProps) {
  const styles = useStyles()
  const { words } = useWords()
  return (
    <label className={styles.label}>
      {words.profiles.sortBy}
      <Select
        value={sort.column}
        onChange={(_, { value }) =>
          onSort({ column: columns.find((name) => name === value) ?? 'title', direction: 'ascending' })
        }
      >
        {columns.map((column) => (
          <option key={column} value={column}>
            {words.profiles.column[column]}
          </option>
        ))}
      </Select>
    </label>
  )
}
