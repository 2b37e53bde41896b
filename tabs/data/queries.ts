import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type {
  Me,
  MembersPage,
  ProfileDetail,
  ProfileRow,
  RunDetail,
  RunsPage,
  SettingsAnswer,
  TenantStatus,
} from '../../core/contract/answers.ts'
import type { HeldDetail, HeldPage } from '../../core/contract/held.ts'
import type { History } from '../../core/contract/history.ts'
import type { ProfilePreview } from '../../core/contract/preview.ts'
import type { Why } from '../../core/contract/why.ts'
import type { ProfileSchema } from '../../core/profile-schema.ts'
import { isOpen } from '../activity/run-now.ts'
import { useTab } from '../tab-context.ts'
import { definitionOf } from './definition-of.ts'
import { everyPage, type ListPage } from './every-page.ts'
import { pathOf } from './path.ts'

export type UserOption = { id: string; title: string; email: string; department: string; city: string }

/** Somebody as a search finds them; without an id in Entra ID they can have no role. */
export type FoundUser = UserOption & { directoryId: string | null }

const historyAPage = 20
const mostPoints = 200
const soonMs = 2_000
const idleMs = 30_000
const membersAPage = 50
const idsACall = 50

export const useMe = () => {
  const { api } = useTab()
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => api.get<Me>('/api/me', signal), staleTime: Infinity })
}

/** Readiness and lock; watched more closely while something is going on. */
export const useTenant = (enabled = true) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['tenant'],
    queryFn: ({ signal }) => api.get<TenantStatus>('/api/tenant', signal),
    enabled,
    refetchInterval: ({ state: { data } }) =>
      data && (data.lock !== null || (data.settingsSaved && !data.ready)) ? soonMs : idleMs,
  })
}

/**
 * All profiles; with `deleted` those that can be restored, too.
 * @param anew read again whenever the page is opened: other people make profiles, too.
 */
export const useProfiles = (deleted = false, { anew = false, enabled = true } = {}) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['profiles', deleted],
    enabled,
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        api.get<ListPage<ProfileRow>>(pathOf('/api/profiles', { cursor, deleted: deleted ? 'true' : null }), signal),
      ),
    refetchOnMount: anew ? 'always' : true,
  })
}

/** Which profiles refer to these, and to which of them; looked up one profile at a time, for a few. */
export const useReferrers = (rows: readonly ProfileRow[]) => {
  const { api } = useTab()
  const ids = rows.map(({ id }) => id)
  return useQuery({
    queryKey: ['profile', 'referrers', ids],
    async queryFn({ signal }) {
      const details = await Promise.all(
        ids.map((id) => api.get<ProfileDetail>(`/api/profiles/${encodeURIComponent(id)}`, signal)),
      )
      return details.flatMap(({ title, referredToBy }) =>
        referredToBy.filter(({ id }) => !ids.includes(id)).map((other) => ({ title: other.title, of: title })),
      )
    },
  })
}

export const useProfile = (id: string) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['profile', id],
    queryFn: ({ signal }) => api.get<ProfileDetail>(`/api/profiles/${encodeURIComponent(id)}`, signal),
  })
}

/** Names of sources and courses; without a snapshot there are none, and a profile is still to be read. */
export const useProfileSchema = (ready: boolean) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['profile-schema'],
    queryFn: ({ signal }) => api.get<ProfileSchema>('/api/profile-schema', signal),
    enabled: ready,
    staleTime: 5 * 60_000,
  })
}

/** The people with these ids, asked for in portions. */
export const useUsers = (ids: string[]) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['users', ids],
    queryFn: async ({ signal }) => {
      const portions = Array.from({ length: Math.ceil(ids.length / idsACall) }, (_, i) =>
        ids.slice(i * idsACall, (i + 1) * idsACall),
      )
      const answers = await Promise.all(
        portions.map((some) => api.get<{ items: UserOption[] }>(pathOf('/api/users', { ids: some.join(',') }), signal)),
      )
      return answers.flatMap((answer) => answer.items)
    },
    enabled: ids.length > 0,
  })
}

export const useMembers = (id: string, search: string) => {
  const { api } = useTab()
  return useInfiniteQuery({
    queryKey: ['members', id, search],
    queryFn: ({ pageParam, signal }) => {
      const path = `/api/profiles/${encodeURIComponent(id)}/members`
      return api.get<MembersPage>(pathOf(path, { search, cursor: pageParam, limit: membersAPage }), signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

/** People of Learn365 by a part of their name or address. */
export const useUserSearch = (search: string) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['users', 'search', search],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: FoundUser[] }>(pathOf('/api/users', { search }), signal)).items,
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  })
}

/** Why somebody is in a profile, or is not. */
export const useWhy = (id: string, user: string) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['members', id, 'why', user],
    queryFn: ({ signal }) => api.get<Why>(pathOf(`/api/profiles/${encodeURIComponent(id)}/why`, { user }), signal),
  })
}

const historyOf = (id: string) => `/api/profiles/${encodeURIComponent(id)}/history`

/** What runs did to a profile's group, newest first, by name. */
export const useHistory = (id: string, search: string) => {
  const { api } = useTab()
  return useInfiniteQuery({
    queryKey: ['history', id, search],
    queryFn: ({ pageParam, signal }) =>
      api.get<History>(pathOf(historyOf(id), { search, cursor: pageParam, limit: historyAPage }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

/** How many came and went, run by run, without names. */
export const useMembershipCounts = (id: string) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['history', id, 'counts'],
    queryFn: async ({ signal }) =>
      (await api.get<History>(pathOf(historyOf(id), { limit: mostPoints, names: 0 }), signal)).items,
  })
}

/** What the next maintenance would make of a profile as it is saved. */
export const usePreview = (profile: ProfileDetail, enabled: boolean) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['members', profile.id, 'preview', profile.etag],
    queryFn: () =>
      api.send<ProfilePreview>('POST', pathOf('/api/profiles/preview', { profile: profile.id }), definitionOf(profile)),
    enabled,
    refetchOnWindowFocus: false,
  })
}

/** Changes that wait for a decision, or are being applied; with `all` the decided and expired ones, too. */
export const useHeld = (all = false) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['held', 'list', all],
    queryFn: async ({ signal }) =>
      everyPage((cursor) => api.get<HeldPage>(pathOf('/api/held', { state: all ? 'all' : null, cursor }), signal)),
    refetchInterval: ({ state: { data } }) => (data?.some(({ state }) => state === 'approved') ? soonMs : idleMs),
    placeholderData: keepPreviousData,
  })
}

/** One held change by name; read again until what was approved of it has been applied. */
export const useHeldChange = (id: string) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['held', 'change', id],
    queryFn: ({ signal }) => api.get<HeldDetail>(`/api/held/${encodeURIComponent(id)}`, signal),
    refetchInterval: ({ state: { data } }) => (data?.state === 'approved' ? soonMs : false),
  })
}

/** Runs, newest first: as many pages as were asked for, read again sooner while one of them is under way. */
export const useRuns = () => {
  const { api } = useTab()
  return useInfiniteQuery({
    queryKey: ['runs'],
    queryFn: ({ pageParam, signal }) => api.get<RunsPage>(pathOf('/api/runs', { cursor: pageParam }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    refetchInterval: ({ state: { data } }) => (data?.pages.some(({ items }) => items.some(isOpen)) ? soonMs : idleMs),
  })
}

/** One run with its stages; read again and again until it has ended. */
export const useRun = (id: string | undefined) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['run', id],
    queryFn: ({ signal }) => api.get<RunDetail>(`/api/runs/${encodeURIComponent(id ?? '')}`, signal),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) => (data && !isOpen(data) ? false : soonMs),
  })
}

/** The form keeps what it was opened with, so the settings are never read again behind its back. */
export const useSettings = () => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => api.get<SettingsAnswer>('/api/settings', signal),
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  })
}
