import { Link } from '@fluentui/react-components'
import type { HeldDetail } from '../../core/contract/held.ts'
import { Card } from '../parts/Card.tsx'
import { Facts } from '../parts/Facts.tsx'
import { Told } from '../parts/Told.tsx'
import { When } from '../parts/When.tsx'
import { hashOf } from '../route.ts'
import { useWords } from '../words/words-context.ts'

/** Whose change it is, why it is held, since when and until when. */
export function HeldFacts({ set }: { set: HeldDetail }) {
  const { words, format } = useWords()
  const { held } = words
  return (
    <Card title={held.facts}>
      <Facts
        facts={[
          {
            name: held.profile,
            value: <Link href={hashOf({ page: 'profile', id: set.profileId })}>{set.title}</Link>,
          },
          { name: held.why, value: <Told>{set.because}</Told> },
          { name: held.heldAt, value: <When at={set.heldAt} /> },
          ...(set.state === 'held'
            ? [{ name: held.expiresAt, value: held.expiresHint(format.dateTime(set.expiresAt)) }]
            : []),
          { name: held.members, value: format.number(set.have) },
        ]}
      />
    </Card>
  )
}
