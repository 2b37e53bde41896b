import { Button, Select, Text } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import type { Role } from '../../core/access.ts'
import type { StackedColumn } from '../parts/StackedRow.tsx'
import { StackedTable } from '../parts/StackedTable.tsx'
import { useWords } from '../words/words-context.ts'
import { withRole, without, type DraftGrant } from './grants-draft.ts'

type GrantsTableProps = { grants: DraftGrant[]; disabled: boolean; onChange: (grants: DraftGrant[]) => void }

/** Who has which role; to be changed in place. */
export function GrantsTable({ grants, disabled, onChange }: GrantsTableProps) {
  const { words, format } = useWords()
  const { access, person } = words
  const roles = Object.keys(person.role) as Role[]
  const called = ({ name, email, userId }: DraftGrant) => name || email || userId
  const columns: StackedColumn<DraftGrant>[] = [
    { id: 'name', label: access.column.name, grow: 1.5, min: '9rem', render: called },
    { id: 'email', label: access.column.email, grow: 1.6, min: '10rem', render: ({ email }) => email },
    {
      id: 'role',
      label: access.column.role,
      min: '9rem',
      render: (one) => (
        <Select
          aria-label={access.roleOf(called(one))}
          value={one.role}
          disabled={disabled}
          onChange={(_, { value }) =>
            onChange(withRole(grants, one.userId, roles.find((role) => role === value) ?? one.role))
          }
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {person.role[role]}
            </option>
          ))}
        </Select>
      ),
    },
    {
      id: 'granted',
      label: access.column.granted,
      grow: 1.5,
      min: '9rem',
      render: ({ grantedBy, grantedAt }) =>
        grantedBy && grantedAt ? access.grantedBy(grantedBy, format.date(grantedAt)) : <Text italic>{access.new}</Text>,
    },
    {
      id: 'remove',
      label: access.column.remove,
      grow: 0.6,
      min: '6rem',
      render: (one) => (
        <Button
          size="small"
          icon={<DeleteRegular />}
          aria-label={access.removeOf(called(one))}
          disabledFocusable={disabled}
          onClick={() => onChange(without(grants, one.userId))}
        >
          {access.remove}
        </Button>
      ),
    },
  ]
  return <StackedTable label={access.label} columns={columns} items={grants} idOf={({ userId }) => userId} />
}
