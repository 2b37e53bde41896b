import { useSyncExternalStore } from 'react'
import { hashOf, readRoute, type Route } from './route.ts'

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => {
    window.removeEventListener('hashchange', changed)
  }
}

/** The page that is open; the component is drawn again when it changes. */
export const useRoute = (): Route => readRoute(useSyncExternalStore(subscribe, () => window.location.hash))

/** Opens a page, as a link would. */
export function goTo(route: Route): void {
  window.location.hash = hashOf(route)
}
