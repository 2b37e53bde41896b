import { useQuery } from '@tanstack/react-query'
import type { ProfileDetail } from '../../core/contract/answers.ts'
import { useTab } from '../tab-context.ts'

/** A profile as it is now, whatever of it is kept here; it is asked for each time. */
export const useNewestProfile = (id: string) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['newest-profile', id],
    queryFn: ({ signal }) => api.get<ProfileDetail>(`/api/profiles/${encodeURIComponent(id)}`, signal),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}
