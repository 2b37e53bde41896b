import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import type { Me, ProfileDetail, TenantStatus } from '../../core/contract/answers.ts'
import { isGone } from '../data/api-error.ts'
import { useProfile, useProfileSchema, useProfiles } from '../data/queries.ts'
import { BackLink } from '../parts/BackLink.tsx'
import { CopyLink } from '../parts/CopyLink.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Page } from '../parts/Page.tsx'
import { ProfileDeeds } from '../profile-actions/ProfileDeeds.tsx'
import { actions } from '../profile-actions/what-can-be-done.ts'
import { BasicDetails } from '../profile/BasicDetails.tsx'
import { Courses } from '../profile/Courses.tsx'
import { FilterSectionCard } from '../profile/FilterSectionCard.tsx'
import { FindingsBar } from '../profile/FindingsBar.tsx'
import { Members } from '../profile/Members.tsx'
import { Overrides } from '../profile/Overrides.tsx'
import { ProfileStatus } from '../profile/ProfileStatus.tsx'
import { SectionsNote } from '../profile/SectionsNote.tsx'
import { filterSections } from '../profile/filter-sections.ts'
import { namesOf } from '../profile/names-of.ts'
import { whyNotChange } from '../why-not-change.ts'
import { useWords } from '../words/words-context.ts'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingHorizontalXL, minWidth: 0 },
})

/** The Actions panel's, as far as they make sense for one profile; to edit is beside the title. */
const offeredOf = ({ deleted }: ProfileDetail) =>
  actions.filter((action) => action !== 'edit' && (deleted || action !== 'restore'))

/** One profile: the guide's six sections, how it stands, and its members. */
export function ProfilePage({ id, me, tenant }: { id: string; me: Me; tenant: TenantStatus }) {
  const profile = useProfile(id)
  const { words } = useWords()
  const back = <BackLink to={{ page: 'profiles' }}>{words.profile.back}</BackLink>
  if (profile.data) return <ProfileSections profile={profile.data} me={me} tenant={tenant} />
  return (
    <Page title={isGone(profile.error) ? words.nowhere.profile : words.profiles.title} back={back}>
      <Loaded query={profile}>{() => null}</Loaded>
    </Page>
  )
}

function ProfileSections({ profile, me, tenant }: { profile: ProfileDetail; me: Me; tenant: TenantStatus }) {
  const styles = useStyles()
  const { words } = useWords()
  const schema = useProfileSchema(tenant.ready)
  const row = useProfiles(profile.deleted).data?.find(({ id }) => id === profile.id)
  const names = namesOf(schema.data)
  return (
    <Page
      title={profile.title}
      back={<BackLink to={{ page: 'profiles' }}>{words.profile.back}</BackLink>}
      lead={row && <ProfileStatus row={row} nextMaintenance={tenant.nextMaintenance} />}
      actions={
        <>
          {!profile.deleted && me.roles.includes('Assigner.Admin') && (
            <LinkButton
              appearance="primary"
              to={{ page: 'edit profile', id: profile.id }}
              reason={whyNotChange(me, tenant, words)}
            >
              {words.editor.edit}
            </LinkButton>
          )}
          <CopyLink page={{ page: 'profile', id: profile.id }} title={profile.title} />
        </>
      }
    >
      {row && <ProfileDeeds me={me} tenant={tenant} rows={[row]} actions={offeredOf(profile)} />}
      {profile.deleted && (
        <MessageBar layout="multiline">
          <MessageBarBody>{words.profile.deleted}</MessageBarBody>
        </MessageBar>
      )}
      <FindingsBar findings={profile.findings} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <BasicDetails profile={profile} />
          <SectionsNote profile={profile} />
          {filterSections.map((section) => (
            <FilterSectionCard key={section} section={section} rules={profile[section]} names={names} />
          ))}
        </div>
        <div className={styles.column}>
          <Overrides {...profile.overrides} />
          <Courses ids={profile.courses} schema={schema.data} />
        </div>
      </div>
      <Members id={profile.id} inGroup={row?.members ?? null} />
    </Page>
  )
}
