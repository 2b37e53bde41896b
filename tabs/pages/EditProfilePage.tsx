import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useState } from 'react'
import type { Me, ProfileDetail, TenantStatus } from '../../core/contract/answers.ts'
import { isGone } from '../data/api-error.ts'
import { useProfile, useProfileSchema } from '../data/queries.ts'
import { definitionIn } from '../editor/draft.ts'
import { AdminsEditor } from '../editor/AdminsEditor.tsx'
import { BackLink } from '../parts/BackLink.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { useWords } from '../words/words-context.ts'

type EditProfilePageProps = { id: string; me: Me; tenant: TenantStatus }

/** A profile to be changed. */
export function EditProfilePage({ id, me, tenant }: EditProfilePageProps) {
  const { words } = useWords()
  const profile = useProfile(id)
  if (!profile.data && isGone(profile.error))
    return (
      <Page title={words.nowhere.profile} back={<BackLink to={{ page: 'profiles' }}>{words.profile.back}</BackLink>}>
        <ErrorPanel error={profile.error} />
      </Page>
    )
  const title = profile.data ? words.editor.titleEdit(profile.data.title) : words.editor.edit
  return (
    <Page title={title} back={<BackLink to={{ page: 'profile', id }}>{words.editor.back}</BackLink>}>
      <Loaded query={profile}>{(saved) => <Version saved={saved} me={me} tenant={tenant} />}</Loaded>
    </Page>
  )
}

/** Holds on to the version that was opened: what is read again meanwhile does not change what somebody writes. */
function Version({ saved, me, tenant }: { saved: ProfileDetail; me: Me; tenant: TenantStatus }) {
  const { words } = useWords()
  const [edited] = useState(() => ({ first: definitionIn(saved), saved }))
  const schema = useProfileSchema(tenant.ready)
  if (edited.saved.deleted)
    return (
      <MessageBar layout="multiline">
        <MessageBarBody>{words.profile.deleted}</MessageBarBody>
      </MessageBar>
    )
  return (
    <Loaded query={schema}>
      {(offered) => <AdminsEditor opened={edited} schema={offered} me={me} tenant={tenant} />}
    </Loaded>
  )
}
