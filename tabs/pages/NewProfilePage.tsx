import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import { useProfileSchema } from '../data/queries.ts'
import { newDefinition } from '../editor/draft.ts'
import { AdminsEditor } from '../editor/AdminsEditor.tsx'
import { BackLink } from '../parts/BackLink.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { TenantStart } from '../parts/TenantStart.tsx'
import { useWords } from '../words/words-context.ts'

const edited = { first: newDefinition, saved: undefined }

/** The guide's "Create new". */
export function NewProfilePage({ me, tenant }: { me: Me; tenant: TenantStatus }) {
  const { words } = useWords()
  const schema = useProfileSchema(tenant.ready)
  return (
    <Page
      title={words.editor.titleNew}
      back={<BackLink to={{ page: 'profiles' }}>{words.profile.back}</BackLink>}
      lead={tenant.ready && <p>{words.editor.intro}</p>}
    >
      {tenant.ready ? (
        <Loaded query={schema}>
          {(offered) => <AdminsEditor opened={edited} schema={offered} me={me} tenant={tenant} />}
        </Loaded>
      ) : (
        <TenantStart me={me} tenant={tenant} />
      )}
    </Page>
  )
}
