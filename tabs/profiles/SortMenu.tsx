import { Button, Select, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { stackedUpTo } from '../parts/use-table-styles.ts'
import { useWords } from '../words/words-context.ts'
import { resorted, type Column, type Sort } from './profile-list.ts'

const asCards = `@media (max-width: ${stackedUpTo.many}px)`

const useStyles = makeStyles({
  root: { display: 'none', alignItems: 'center', gap: tokens.spacingHorizontalS, [asCards]: { display: 'flex' } },
  label: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, whiteSpace: 'nowrap' },
})

type SortMenuProps = { columns: Column[]; sort: Sort; onSort: (sort: Sort) => void }

/** Sorting where the head of the table does not fit. */
export function SortMenu({ columns, sort, onSort }: SortMenuProps) {
  const styles = useStyles()
  const { profiles } = useWords().words
  const upwards = sort.direction === 'ascending'
  return (
    <div className={styles.root}>
      <label className={styles.label}>
        {profiles.sortBy}
        <Select
          value={sort.column}
          onChange={(_, { value }) =>
            onSort({ column: columns.find((name) => name === value) ?? 'title', direction: 'ascending' })
          }
        >
          {columns.map((column) => (
            <option key={column} value={column}>
              {profiles.column[column]}
            </option>
          ))}
        </Select>
      </label>
      <Button
        appearance="subtle"
        icon={upwards ? <ArrowUpRegular /> : <ArrowDownRegular />}
        aria-label={upwards ? profiles.ascending : profiles.descending}
        onClick={() => onSort(resorted(sort, sort.column))}
      />
    </div>
  )
}
