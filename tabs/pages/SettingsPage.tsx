import { useState } from 'react'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import { useSettings } from '../data/queries.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { SaveNotice } from '../settings/SaveNotice.tsx'
import { SettingsForm } from '../settings/SettingsForm.tsx'
import { useWords } from '../words/words-context.ts'

/** The tenant's preferences. */
export function SettingsPage({ me, tenant }: { me: Me; tenant: TenantStatus }) {
  const { words, format } = useWords()
  const settings = useSettings()
  const [savedHere, setSavedHere] = useState<{ at: string | null }>()
  const { data } = settings
  const lead = data?.savedAt
    ? words.settings.lastSaved(format.dateTime(data.savedAt), data.savedBy)
    : words.settings.intro
  return (
    <Page title={words.settings.title} lead={<p>{lead}</p>}>
      {savedHere && <SaveNotice tenant={tenant} savedAt={savedHere.at} />}
      <Loaded query={settings}>
        {(saved) => (
          // A new version starts a new form: what was typed before belongs to the old one.
          <SettingsForm
            key={saved.etag}
            saved={saved}
            me={me}
            tenant={tenant}
            onSaved={({ savedAt }) => setSavedHere({ at: savedAt })}
            onReload={() => void settings.refetch()}
          />
        )}
      </Loaded>
    </Page>
  )
}
