import { useSyncExternalStore } from 'react'
import { hashOf, readRoute, type Route } from './route.ts'

/** Asked before another page is opened; it opens the page itself, or does not. */
export type RouteGuard = (wanted: Route) => void

/** The page that is shown: while a guard asks, the address may already be another. */
const shown: { hash: string | undefined; guard: RouteGuard | undefined } = { hash: undefined, guard: undefined }
const readers = new Set<() => void>()

const shownHash = (): string => (shown.hash ??= window.location.hash)

function onHashChange(): void {
  const wanted = window.location.hash
  if (wanted === shownHash()) return
  if (shown.guard) {
    // The address names the page that is shown until the guard lets go.
    window.history.pushState(null, '', `${window.location.pathname}${window.location.search}${shownHash()}`)
    shown.guard(readRoute(wanted))
    return
  }
  shown.hash = wanted
  readers.forEach((changed) => changed())
}

function subscribe(changed: () => void): () => void {
  if (readers.size === 0) window.addEventListener('hashchange', onHashChange)
  readers.add(changed)
  return () => {
    readers.delete(changed)
    if (readers.size === 0) window.removeEventListener('hashchange', onHashChange)
  }
}

/** The page that is open; the component is drawn again when it changes. */
export const useRoute = (): Route => readRoute(useSyncExternalStore(subscribe, shownHash))

/** Opens a page, as a link would. */
export function goTo(route: Route): void {
  window.location.hash = hashOf(route)
}

/** Has a guard asked before another page is opened. @returns lets go of it. */
export function guardRoute(guard: RouteGuard): () => void {
  shown.guard = guard
  return () => {
    if (shown.guard === guard) shown.guard = undefined
  }
}
