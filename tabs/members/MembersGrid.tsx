import { Button } from '@fluentui/react-components'
import type { MemberRow } from '../../core/contract/answers.ts'
import { PeopleGrid, type GridColumn } from '../parts/PeopleGrid.tsx'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'

/** Somebody who is asked about. */
export type Somebody = { id: string; name: string }

type MembersGridProps = {
  count: number
  itemAt: (row: number) => MemberRow | undefined
  onSight: (first: number, last: number) => void
  onWhy: (somebody: Somebody) => void
}

/** The members, however many: name, address, reason, and why. */
export function MembersGrid({ count, itemAt, onSight, onWhy }: MembersGridProps) {
  const { members, people } = useWords().words
  const columns: GridColumn<MemberRow>[] = [
    { id: 'name', label: members.name, grow: 1.4, render: ({ name }) => <span title={name}>{name}</span> },
    {
      id: 'email',
      label: members.email,
      grow: 1.6,
      wideOnly: true,
      render: ({ email }) => <span title={email}>{email}</span>,
    },
    { id: 'reason', label: members.reason, wideOnly: true, render: ({ reason }) => <Told>{reason}</Told> },
    {
      id: 'why',
      label: people.why,
      // A button, with room for letters that somebody has set wider.
      width: '6.5rem',
      render: ({ userId, name }) => (
        <Button size="small" aria-label={people.whyOf(name)} onClick={() => onWhy({ id: userId, name })}>
          {people.why}
        </Button>
      ),
    },
  ]
  return (
    <PeopleGrid
      label={members.label}
      columns={columns}
      count={count}
      itemAt={itemAt}
      idAt={String}
      under={({ email }) => email}
      onSight={onSight}
    />
  )
}
