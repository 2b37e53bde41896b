import { Button, Menu, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ColumnTripleRegular } from '@fluentui/react-icons/svg/column-triple'
import { useWords } from '../words/words-context.ts'
import { optionalColumns, type OptionalColumn } from './profile-list.ts'

type ColumnsMenuProps = { chosen: OptionalColumn[]; onChoose: (columns: OptionalColumn[]) => void }

/** The columns that are shown on request. */
export function ColumnsMenu({ chosen, onChoose }: ColumnsMenuProps) {
  const { words } = useWords()
  return (
    <Menu
      checkedValues={{ columns: chosen }}
      onCheckedValueChange={(_, { checkedItems }) =>
        onChoose(optionalColumns.filter((column) => checkedItems.includes(column)))
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ColumnTripleRegular />}>{words.profiles.columns}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {optionalColumns.map((column) => (
            <MenuItemCheckbox key={column} name="columns" value={column}>
              {words.profiles.column[column]}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
