import { SearchBox, Text, makeStyles, tokens, useAnnounce } from '@fluentui/react-components'
import { Suspense, lazy, useEffect, useState } from 'react'
import type { ProfileDetail, TenantStatus } from '../../core/contract/answers.ts'
import { useMemberRows, type Sight } from '../data/use-member-rows.ts'
import { useMembersDownload } from '../data/use-members-download.ts'
import { MembersGrid, type Somebody } from '../members/MembersGrid.tsx'
import { OtherPeople } from '../members/OtherPeople.tsx'
import { Surface } from '../parts/Card.tsx'
import { ErrorPanel } from '../parts/ErrorPanel.tsx'
import { Loading } from '../parts/Loading.tsx'
import { PageOfProfile } from '../parts/PageOfProfile.tsx'
import { CannotBeMembers } from '../profile/CannotBeMembers.tsx'
import { DownloadMembers } from '../profile/DownloadMembers.tsx'
import { membersCount } from '../profile/members-count.ts'
import { useLater } from '../use-later.ts'
import { useWords } from '../words/words-context.ts'

const WhyDialog = lazy(async () => ({ default: (await import('../why/WhyDialog.tsx')).WhyDialog }))

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  search: { flex: '1 1 14rem', maxWidth: '28rem' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** Everybody in a profile, however many, and why; and why somebody else is not. */
export function MembersPage({ id, tenant }: { id: string; tenant: TenantStatus }) {
  const { actions, people } = useWords().words
  return (
    <PageOfProfile id={id} name={actions.members} titleOf={people.membersOf}>
      {(profile) => <MembersOf profile={profile} tenant={tenant} />}
    </PageOfProfile>
  )
}

function MembersOf({ profile: { id, title }, tenant }: { profile: ProfileDetail; tenant: TenantStatus }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { announce } = useAnnounce()
  const { members, people } = words
  const [search, setSearch] = useState('')
  const [sight, setSight] = useState<Sight>({ first: 0, last: 0 })
  const [asked, setAsked] = useState<Somebody>()
  const searched = useLater(search.trim(), 300)
  const { first, itemAt, error, retry } = useMemberRows(id, searched, useLater(sight, 120))
  const download = useMembersDownload(id, title, () => announce(members.downloaded))
  const count = first && membersCount(first, searched, words, format)
  useEffect(() => {
    if (count && searched !== '') announce(count)
  }, [announce, count, searched])
  const none = first?.at === null ? members.never : searched === '' ? members.empty : members.nothingFound
  return (
    <>
      {download.error && <ErrorPanel error={download.error} />}
      <div className={styles.tools} role="search">
        <SearchBox
          className={styles.search}
          aria-label={people.search}
          placeholder={people.search}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <Text className={styles.quiet}>{count}</Text>
        <DownloadMembers locked={tenant.lock !== null} busy={download.isPending} onDownload={() => download.mutate()} />
        <Text size={200} className={styles.quiet}>
          {people.hint}
        </Text>
      </div>
      {error && <ErrorPanel error={error} onRetry={retry} />}
      {!first && !error && <Loading />}
      {first?.total === 0 && <p className={styles.quiet}>{none}</p>}
      {first && first.total > 0 && (
        <Surface>
          <MembersGrid
            key={searched}
            count={first.total}
            itemAt={itemAt}
            onSight={(from, to) => setSight({ first: from, last: to })}
            onWhy={setAsked}
          />
        </Surface>
      )}
      {first && searched !== '' && (
        <OtherPeople
          search={searched}
          isMember={(user) => first.items.some(({ userId }) => userId === user)}
          onWhy={setAsked}
        />
      )}
      {first && <CannotBeMembers people={first.cannot} />}
      {asked && (
        <Suspense>
          <WhyDialog
            key={asked.id}
            profileId={id}
            somebody={asked}
            tenant={tenant}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}
