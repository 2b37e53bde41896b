import { useCallback, useEffect, useRef, useState } from 'react'
import type { Route } from '../route.ts'
import { useLeaveWarning } from '../use-leave-warning.ts'
import { goTo, guardRoute } from '../use-route.ts'

/** Asks before a page with something unsaved is left, by whatever way. */
export function useLeaveGuard(unsaved: boolean) {
  const [wanted, setWanted] = useState<Route>()
  const release = useRef<() => void>(undefined)
  useLeaveWarning(unsaved)
  useEffect(() => {
    if (!unsaved) return
    const letGo = guardRoute(setWanted)
    release.current = letGo
    return letGo
  }, [unsaved])
  /** Opens a page without asking. */
  const leaveTo = useCallback((route: Route) => {
    release.current?.()
    goTo(route)
  }, [])
  return { wanted, stay: () => setWanted(undefined), leaveTo }
}
