import { useSyncExternalStore } from 'react'
import { hashOf, readRoute, type Route } from './route.ts'

/** Asked before another page is opened; it opens the page itself, or does not. */
export type RouteGuard = (wanted: Route) => void

/** The page that is shown: while a guard asks, the address may already be another. */
const shown: { hash: string | undefined; guard: RouteGuard | undefined } = { hash: undefined, guard: undefined }
/** The pages on the way to the one that is shown, which is the last. */
let trail: readonly string[] = []
const readers = new Set<() => void>()

function shownHash(): string {
  if (shown.hash === undefined) {
    shown.hash = window.location.hash
    trail = trailTo(shown.hash, [])
  }
  return shown.hash
}

/** The way to a page: whoever opens the one that they came from has gone back. */
export function trailTo(hash: string, way: readonly string[]): readonly string[] {
  const page = hashOf(readRoute(hash))
  if (page === way.at(-1)) return way
  return page === way.at(-2) ? way.slice(0, -1) : [...way, page]
}

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
  trail = trailTo(wanted, trail)
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

/** Opens the page that somebody came from. @returns whether there is one. */
export function goBack(): boolean {
  const before = trail.at(-2)
  if (before === undefined) return false
  goTo(readRoute(before))
  return true
}

/** Has a guard asked before another page is opened. @returns lets go of it. */
export function guardRoute(guard: RouteGuard): () => void {
  shown.guard = guard
  return () => {
    if (shown.guard === guard) shown.guard = undefined
  }
}
