import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { Role } from '../../core/access.ts'
import type { FoundUser } from '../data/queries.ts'
import type { StackedColumn } from '../parts/StackedRow.tsx'
import { StackedTable } from '../parts/StackedTable.tsx'
import { useWords } from '../words/words-context.ts'
import type { Person } from './grants-draft.ts'

export type OnAdd = (person: Person, role: Role) => void

const useStyles = makeStyles({
  offers: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** People who were found, in the columns of the table of those who have a role, each with the roles to give. */
export function FoundTable({ found, onAdd }: { found: FoundUser[]; onAdd: OnAdd }) {
  const styles = useStyles()
  const { access } = useWords().words
  const offers = [
    { role: 'Assigner.Admin', label: access.asAdmin },
    { role: 'Assigner.Reader', label: access.asReader },
  ] as const
  const columns: StackedColumn<FoundUser>[] = [
    { id: 'name', label: access.column.name, grow: 1.5, min: '9rem', render: ({ title }) => title },
    { id: 'email', label: access.column.email, grow: 1.6, min: '10rem', render: ({ email }) => email },
    {
      id: 'give',
      label: access.column.role,
      // As wide as the other table's last three.
      grow: 3.1,
      min: '16rem',
      render: ({ directoryId, title, email }) =>
        directoryId === null ? (
          <span className={styles.quiet}>{access.noId}</span>
        ) : (
          <div className={styles.offers}>
            {offers.map(({ role, label }) => (
              <Button
                key={role}
                size="small"
                aria-label={access.addTo(label, title)}
                onClick={() => onAdd({ directoryId, title, email }, role)}
              >
                {label}
              </Button>
            ))}
          </div>
        ),
    },
  ]
  return <StackedTable label={access.found} columns={columns} items={found} idOf={({ id }) => id} />
}
