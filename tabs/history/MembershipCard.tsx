import { useState, type ReactNode } from 'react'
import { useMembershipCounts, useProfiles } from '../data/queries.ts'
import { Card } from '../parts/Card.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useWords } from '../words/words-context.ts'
import { MembershipChart } from './MembershipChart.tsx'
import { membershipPoints } from './membership-points.ts'

/** How the group of a profile has grown and shrunk. */
export function MembershipCard({ id, aside }: { id: string; aside?: ReactNode }) {
  const { words } = useWords()
  const [now] = useState(() => new Date().toISOString())
  const counts = useMembershipCounts(id)
  const members = useProfiles().data?.find((row) => row.id === id)?.members ?? 0
  return (
    <Card title={words.history.chart} aside={aside}>
      <Loaded query={counts}>
        {(entries) => <MembershipChart points={membershipPoints(entries, members)} until={now} />}
      </Loaded>
    </Card>
  )
}
