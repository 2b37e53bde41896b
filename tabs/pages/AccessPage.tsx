import { useState } from 'react'
import type { Me } from '../../core/contract/answers.ts'
import { AccessForm } from '../access/AccessForm.tsx'
import { useAccess } from '../data/use-access.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { useWords } from '../words/words-context.ts'

/** Who may use Assigner. */
export function AccessPage({ me }: { me: Me }) {
  const { words } = useWords()
  const access = useAccess()
  const [loads, setLoads] = useState(0)
  return (
    <Page title={words.access.title} lead={<p>{words.access.intro}</p>}>
      <Loaded query={access}>
        {(saved) => (
          // Loading the newest list begins a new form: what was changed belongs to the old one.
          <AccessForm
            key={loads}
            saved={saved}
            me={me}
            onReload={() => void access.refetch().then(() => setLoads(loads + 1))}
          />
        )}
      </Loaded>
    </Page>
  )
}
