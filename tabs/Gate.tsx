import { useMe } from './data/queries.ts'
import { ErrorScreen } from './parts/ErrorScreen.tsx'
import { Loading } from './parts/Loading.tsx'
import { NoRoleScreen } from './parts/NoRoleScreen.tsx'
import { Shell } from './Shell.tsx'
import { useShown } from './use-shown.ts'

/** Lets in who is signed in and has a role; tells everybody else what to do. */
export function Gate() {
  const me = useMe()
  const failed = me.data === undefined && me.error !== null && !me.isFetching
  useShown(me.data ? 'a page' : failed ? { error: me.error } : 'nothing yet')
  const retry = () => void me.refetch()
  if (me.data) return me.data.roles.length > 0 ? <Shell me={me.data} /> : <NoRoleScreen me={me.data} onRetry={retry} />
  return failed ? <ErrorScreen error={me.error} onRetry={retry} /> : <Loading />
}
