import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type {
  Me,
  MembersPage,
  ProfileDetail,
  ProfileRow,
  RunDetail,
  RunSummary,
  SettingsAnswer,
  TenantStatus,
} from '../../core/contract/answers.ts'
import type { HeldDetail, HeldSummary } from '../../core/contract/held.ts'
import type { ProfileSchema } from '../../core/profile-schema.ts'
import { isOpen } from '../activity/run-now.ts'
import { useTab } from '../tab-context.ts'
import { everyPage, type ListPage } from './every-page.ts'
import { pathOf } from './path.ts'

export type UserOption = { id: string; title: string; email: string; department: string; city: string }

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

export const useProfiles = () => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['profiles'],
    queryFn: ({ signal }) =>
      everyPage((cursor) => api.get<ListPage<ProfileRow>>(pathOf('/api/profiles', { cursor }), signal)),
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

/** Changes that wait for a decision, or are being applied; with `all` the decided and expired ones, too. */
export const useHeld = (all = false) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['held', 'list', all],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: HeldSummary[] }>(pathOf('/api/held', { state: all ? 'all' : null }), signal)).items,
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

export const useRuns = () => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['runs'],
    queryFn: async ({ signal }) => (await api.get<{ items: RunSummary[] }>('/api/runs', signal)).items,
    refetchInterval: ({ state: { data } }) => (data?.some(isOpen) ? soonMs : idleMs),
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
