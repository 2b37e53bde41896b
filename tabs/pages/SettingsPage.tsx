import { useState } from 'react'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import { useSettings } from '../data/queries.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { SettingsForm } from '../settings/SettingsForm.tsx'
import { useWords } from '../words/words-context.ts'

/** The tenant's preferences. */
export function SettingsPage({ me, tenant }: { me: Me; tenant: TenantStatus }) {
  const { words, format } = useWords()
  const settings = useSettings()
  const [loads, setLoads] = useState(0)
  const { data } = settings
  const lead = data?.savedAt
    ? words.settings.lastSaved(format.dateTime(data.savedAt), data.savedBy)
    : words.settings.intro
  return (
    <Page title={words.settings.title} lead={<p>{lead}</p>}>
      <Loaded query={settings}>
        {(saved) => (
          // Loading the newest version begins a new form: what was typed belongs to the old one.
          <SettingsForm
            key={loads}
            saved={saved}
            me={me}
            tenant={tenant}
            onReload={() => void settings.refetch().then(() => setLoads(loads + 1))}
          />
        )}
      </Loaded>
    </Page>
  )
}
