import { Checkbox } from '@fluentui/react-components'
import { ColumnTripleRegular } from '@fluentui/react-icons/svg/column-triple'
import { Disclosure } from '../parts/Disclosure.tsx'
import { useWords } from '../words/words-context.ts'
import { optionalColumns, type OptionalColumn } from './profile-list.ts'

type ColumnsMenuProps = { chosen: OptionalColumn[]; onChoose: (columns: OptionalColumn[]) => void }

/** The columns that are shown on request. */
export function ColumnsMenu({ chosen, onChoose }: ColumnsMenuProps) {
  const { words } = useWords()
  const withOrWithout = (column: OptionalColumn, on: boolean) =>
    optionalColumns.filter((name) => (name === column ? on : chosen.includes(name)))
  return (
    <Disclosure startWhenNarrow label={words.profiles.columns} button={{ icon: <ColumnTripleRegular /> }}>
      {optionalColumns.map((column) => (
        <div key={column}>
          <Checkbox
            label={words.profiles.column[column]}
            checked={chosen.includes(column)}
            onChange={(_, { checked }) => onChoose(withOrWithout(column, checked === true))}
          />
        </div>
      ))}
    </Disclosure>
  )
}
