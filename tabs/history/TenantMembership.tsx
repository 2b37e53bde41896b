import { Select } from '@fluentui/react-components'
import { useState } from 'react'
import { useProfiles } from '../data/queries.ts'
import { LinkButton } from '../parts/LinkButton.tsx'
import { useWords } from '../words/words-context.ts'
import { MembershipCard } from './MembershipCard.tsx'

/** Membership over time of a profile that is chosen; the largest one first. */
export function TenantMembership() {
  const { words } = useWords()
  const profiles = useProfiles().data?.filter(({ members }) => members !== null) ?? []
  const [chosen, setChosen] = useState<string>()
  const largest = profiles.toSorted((a, b) => (b.members ?? 0) - (a.members ?? 0))[0]
  const id = chosen ?? largest?.id
  if (id === undefined) return null
  return (
    <MembershipCard
      key={id}
      id={id}
      aside={
        <>
          <Select
            aria-label={words.history.profile}
            value={id}
            onChange={(_, { value }) => setChosen(value)}
            style={{ maxWidth: '100%' }}
          >
            {profiles.map((row) => (
              <option key={row.id} value={row.id}>
                {row.title}
              </option>
            ))}
          </Select>
          <LinkButton to={{ page: 'history', id }}>{words.history.seeHistory}</LinkButton>
        </>
      }
    />
  )
}
