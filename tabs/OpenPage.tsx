import { makeStyles, tokens } from '@fluentui/react-components'
import { lazy, Suspense } from 'react'
import type { Me, TenantStatus } from '../core/contract/answers.ts'
import { useFreshData } from './data/use-fresh-data.ts'
import { ProfilesPage } from './pages/ProfilesPage.tsx'
import { Loading } from './parts/Loading.tsx'
import { LockBanner } from './parts/LockBanner.tsx'
import type { Route } from './route.ts'

// The page that opens first is at hand; the others come when they are asked for.
const ProfilePage = lazy(async () => ({ default: (await import('./pages/ProfilePage.tsx')).ProfilePage }))
const NewProfilePage = lazy(async () => ({ default: (await import('./pages/NewProfilePage.tsx')).NewProfilePage }))
const EditProfilePage = lazy(async () => ({ default: (await import('./pages/EditProfilePage.tsx')).EditProfilePage }))
const ActivityPage = lazy(async () => ({ default: (await import('./pages/ActivityPage.tsx')).ActivityPage }))
const MembersPage = lazy(async () => ({ default: (await import('./pages/MembersPage.tsx')).MembersPage }))
const HistoryPage = lazy(async () => ({ default: (await import('./pages/HistoryPage.tsx')).HistoryPage }))
const PreviewPage = lazy(async () => ({ default: (await import('./pages/PreviewPage.tsx')).PreviewPage }))
const HeldPage = lazy(async () => ({ default: (await import('./pages/HeldPage.tsx')).HeldPage }))
const HeldChangePage = lazy(async () => ({ default: (await import('./pages/HeldChangePage.tsx')).HeldChangePage }))
const RunPage = lazy(async () => ({ default: (await import('./pages/RunPage.tsx')).RunPage }))
const AuditPage = lazy(async () => ({ default: (await import('./pages/AuditPage.tsx')).AuditPage }))
const AccessPage = lazy(async () => ({ default: (await import('./pages/AccessPage.tsx')).AccessPage }))
const NowherePage = lazy(async () => ({ default: (await import('./pages/NowherePage.tsx')).NowherePage }))
const SettingsPage = lazy(async () => ({ default: (await import('./pages/SettingsPage.tsx')).SettingsPage }))

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
})

type OpenPageProps = { route: Route; me: Me; tenant: TenantStatus }

/** The page that the address names, under the banner of a locked tenant. */
export function OpenPage({ route, me, tenant }: OpenPageProps) {
  const styles = useStyles()
  useFreshData(tenant)
  return (
    <div className={styles.content}>
      <LockBanner lock={tenant.lock} />
      <Suspense fallback={<Loading />}>{pageOf(route, me, tenant)}</Suspense>
    </div>
  )
}

function pageOf(route: Route, me: Me, tenant: TenantStatus) {
  switch (route.page) {
    case 'profiles':
      return <ProfilesPage me={me} tenant={tenant} />
    case 'profile':
      return <ProfilePage key={route.id} id={route.id} me={me} tenant={tenant} />
    case 'new profile':
      return <NewProfilePage me={me} tenant={tenant} />
    case 'edit profile':
      return <EditProfilePage key={route.id} id={route.id} me={me} tenant={tenant} />
    case 'members':
      return <MembersPage key={route.id} id={route.id} tenant={tenant} />
    case 'history':
      return <HistoryPage key={route.id} id={route.id} />
    case 'preview':
      return <PreviewPage key={route.id} id={route.id} tenant={tenant} />
    case 'held':
      return <HeldPage />
    case 'held change':
      return <HeldChangePage key={route.id} id={route.id} me={me} tenant={tenant} />
    case 'activity':
      return <ActivityPage me={me} tenant={tenant} />
    case 'run':
      return <RunPage key={route.id} id={route.id} me={me} tenant={tenant} />
    case 'audit':
      return <AuditPage />
    case 'access':
      return <AccessPage me={me} />
    case 'settings':
      return <SettingsPage me={me} tenant={tenant} />
    case 'nowhere':
      return <NowherePage />
  }
}
