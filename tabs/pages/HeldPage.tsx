import { Switch } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { useState } from 'react'
import { useHeld } from '../data/queries.ts'
import { HeldTable } from '../held/HeldTable.tsx'
import { Surface } from '../parts/Card.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { useWords } from '../words/words-context.ts'

/** The changes that wait for somebody's decision. */
export function HeldPage() {
  const { words } = useWords()
  const { held } = words
  const [all, setAll] = useState(false)
  const sets = useHeld(all)
  return (
    <Page
      title={held.title}
      lead={<p>{held.intro}</p>}
      actions={<Switch label={held.all} checked={all} onChange={(_, { checked }) => setAll(checked)} />}
    >
      <Loaded query={sets}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={<CheckmarkCircleRegular />} title={held.noneTitle} text={held.none} />
          ) : (
            <Surface>
              <HeldTable sets={items} />
            </Surface>
          )
        }
      </Loaded>
    </Page>
  )
}
