/** Where in the tab somebody is; the address after `#`. */
export type Route =
  | { page: 'profiles' }
  | { page: 'profile'; id: string }
  | { page: 'new profile' }
  | { page: 'edit profile'; id: string }
  | { page: 'activity' }
  | { page: 'run'; id: string }
  | { page: 'settings' }

/** The pages of the navigation, in its order. */
export const navigation = ['profiles', 'activity', 'settings'] as const
export type NavPage = (typeof navigation)[number]

/** The entry of the navigation that a page belongs to. */
export const navPageOf: Record<Route['page'], NavPage> = {
  profiles: 'profiles',
  profile: 'profiles',
  'new profile': 'profiles',
  'edit profile': 'profiles',
  activity: 'activity',
  run: 'activity',
  settings: 'settings',
}

/** The address of a page. */
export function hashOf(route: Route): string {
  switch (route.page) {
    case 'profile':
      return `#/profiles/${encodeURIComponent(route.id)}`
    case 'new profile':
      return '#/profiles/new'
    case 'edit profile':
      return `#/profiles/${encodeURIComponent(route.id)}/edit`
    case 'run':
      return `#/activity/${encodeURIComponent(route.id)}`
    case 'profiles':
    case 'activity':
    case 'settings':
      return `#/${route.page}`
  }
}

/** Reads the part of an address after `#`; anything unknown is the Profiles page. */
export function readRoute(hash: string): Route {
  const [page, id, part] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decoded)
  if (page === 'profiles' && id === 'new') return { page: 'new profile' }
  if (page === 'profiles' && id && part === 'edit') return { page: 'edit profile', id }
  if (page === 'profiles' && id) return { page: 'profile', id }
  if (page === 'activity' && id) return { page: 'run', id }
  if (page === 'activity' || page === 'settings') return { page }
  return { page: 'profiles' }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
