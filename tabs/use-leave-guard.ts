import { useEffect, useRef, useState } from 'react'
import type { Route } from './route.ts'
import { useLeaveWarning } from './use-leave-warning.ts'
import { goTo, guardRoute } from './use-route.ts'

/**
 * A dialog hides the page behind it from screen readers, and shows it again a moment after it is gone: a page that came
 * sooner would stay hidden.
 */
const dialogsCloseMs = 300

/** Asks before a page with something unsaved is left, by whatever way. */
export function useLeaveGuard(unsaved: boolean) {
  const [wanted, setWanted] = useState<Route>()
  const [leaving, setLeaving] = useState<Route>()
  const release = useRef<() => void>(undefined)
  useLeaveWarning(unsaved)
  useEffect(() => {
    if (!unsaved) return
    const letGo = guardRoute(setWanted)
    release.current = letGo
    return letGo
  }, [unsaved])
  useEffect(() => {
    if (!leaving) return
    const timer = setTimeout(() => {
      release.current?.()
      goTo(leaving)
    }, dialogsCloseMs)
    return () => clearTimeout(timer)
  }, [leaving])
  return {
    /** The page that somebody wants to open, while it is asked whether they may. */
    wanted: leaving ? undefined : wanted,
    stay: () => setWanted(undefined),
    /** Opens a page without asking, once whatever dialog was open is gone. */
    leaveTo: setLeaving,
    isLeaving: leaving !== undefined,
  }
}
