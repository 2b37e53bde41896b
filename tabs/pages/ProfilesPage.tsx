import { PeopleAudienceRegular } from '@fluentui/react-icons/svg/people-audience'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import { useProfiles } from '../data/queries.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { TenantStart } from '../parts/TenantStart.tsx'
import { FileActions } from '../profile-actions/FileActions.tsx'
import { ProfilesList } from '../profiles/ProfilesList.tsx'
import type { Filter } from '../profiles/profile-list.ts'
import { usePlace } from '../use-place.ts'
import { whyNotChange } from '../why-not-change.ts'
import { useWords } from '../words/words-context.ts'

/** The guide's main screen: every profile of the tenant. */
export function ProfilesPage({ me, tenant }: { me: Me; tenant: TenantStatus }) {
  const { words } = useWords()
  const [filter, setFilter] = usePlace<Filter>('profiles.filter', 'all')
  const profiles = useProfiles(filter === 'deleted', { anew: true })
  const { noProfiles } = words.start
  const isEmpty = profiles.data?.length === 0 && filter === 'all'
  // Where it is the only thing to do, it stands behind the words that lead to it.
  const create = me.roles.includes('Assigner.Admin') && (
    <LinkButton appearance="primary" to={{ page: 'new profile' }} reason={whyNotChange(me, tenant, words)}>
      {words.editor.create}
    </LinkButton>
  )
  return (
    <Page
      title={words.profiles.title}
      actions={
        tenant.ready && (
          <>
            <FileActions me={me} tenant={tenant} isEmpty={isEmpty} />
            {!isEmpty && create}
          </>
        )
      }
    >
      {!tenant.ready && <TenantStart me={me} tenant={tenant} />}
      <Loaded query={profiles}>
        {(rows) => {
          if (rows.length > 0 || filter !== 'all')
            return <ProfilesList me={me} tenant={tenant} profiles={rows} filter={filter} onFilter={setFilter} />
          return (
            tenant.ready && (
              <EmptyState icon={<PeopleAudienceRegular />} {...noProfiles}>
                {create}
              </EmptyState>
            )
          )
        }}
      </Loaded>
    </Page>
  )
}
