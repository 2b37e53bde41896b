import { Field, Select, makeStyles } from '@fluentui/react-components'
import { useWords } from '../words/words-context.ts'
import type { Column, Sort } from './profile-list.ts'

const useStyles = makeStyles({
  field: { display: 'none', '@media (max-width: 640px)': { display: 'grid' } },
})

type SortMenuProps = { columns: Column[]; sort: Sort; onSort: (sort: Sort) => void }

/** Sorting where the head of the grid does not fit. */
export function SortMenu({ columns, sort, onSort }: SortMenuProps) {
  const styles = useStyles()
  const { words } = useWords()
  return (
    <Field className={styles.field} label={words.profiles.sortBy} orientation="horizontal">
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
    </Field>
  )
}
