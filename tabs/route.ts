/** Pages about one profile, behind its id in the address. */
export const profileParts = ['members', 'history', 'preview'] as const
export type ProfilePart = (typeof profileParts)[number]

/** Where in the tab somebody is; the address after `#`. */
export type Route =
  | { page: 'profiles' }
  | { page: 'profile'; id: string }
  | { page: 'new profile' }
  | { page: 'edit profile'; id: string }
  | { page: ProfilePart; id: string }
  | { page: 'held' }
  | { page: 'held change'; id: string }
  | { page: 'activity' }
  | { page: 'run'; id: string }
  | { page: 'audit' }
  | { page: 'access' }
  | { page: 'settings' }
  /** An address that names no page. */
  | { page: 'nowhere'; hash: string }

/** The pages of the navigation, in its order. */
export const navigation = ['profiles', 'held', 'activity', 'access', 'settings'] as const
export type NavPage = (typeof navigation)[number]

/** The entry of the navigation that a page belongs to. */
export const navPageOf: Record<Route['page'], NavPage | undefined> = {
  profiles: 'profiles',
  profile: 'profiles',
  'new profile': 'profiles',
  'edit profile': 'profiles',
  members: 'profiles',
  history: 'profiles',
  preview: 'profiles',
  held: 'held',
  'held change': 'held',
  activity: 'activity',
  run: 'activity',
  audit: 'activity',
  access: 'access',
  settings: 'settings',
  nowhere: undefined,
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
    case 'members':
    case 'history':
    case 'preview':
      return `#/profiles/${encodeURIComponent(route.id)}/${route.page}`
    case 'held change':
      return `#/held/${encodeURIComponent(route.id)}`
    case 'run':
      return `#/activity/${encodeURIComponent(route.id)}`
    case 'nowhere':
      return route.hash
    case 'profiles':
    case 'held':
    case 'activity':
    case 'audit':
    case 'access':
    case 'settings':
      return `#/${route.page}`
  }
}

/** The whole address of a page, for who is outside Teams. */
export const addressOf = (route: Route, { origin, pathname }: { origin: string; pathname: string }): string =>
  `${origin}${pathname}${hashOf(route)}`

/** A page as Teams' deep links name it. */
export const subPageOf = (route: Route): string => hashOf(route).replace(/^#\//, '')

/** The page that a deep link of Teams names; anything unknown is the Profiles page, for nobody has typed it. */
export function readSubPage(subPageId: string): Route {
  const route = readRoute(subPageId)
  return route.page === 'nowhere' ? { page: 'profiles' } : route
}

const alone = ['profiles', 'held', 'activity', 'audit', 'access', 'settings'] as const

/** Reads the part of an address after `#`; an empty one is the Profiles page. */
export function readRoute(hash: string): Route {
  const [page, id, part] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decoded)
  if (page === 'profiles' && id === 'new') return { page: 'new profile' }
  if (page === 'profiles' && id && part === 'edit') return { page: 'edit profile', id }
  if (page === 'profiles' && id) return { page: profileParts.find((name) => name === part) ?? 'profile', id }
  if (page === 'held' && id) return { page: 'held change', id }
  if (page === 'activity' && id) return { page: 'run', id }
  if (!page) return { page: 'profiles' }
  const known = alone.find((name) => name === page)
  return known ? { page: known } : { page: 'nowhere', hash }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
