import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTab } from '../tab-context.ts'
import { pathOf } from './path.ts'
import type { UserOption } from './queries.ts'

/** People by a part of their name or e-mail address, the first fifty. */
export const useUserSearch = (search: string, enabled: boolean) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['users', 'search', search],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: UserOption[] }>(pathOf('/api/users', { search }), signal)).items,
    enabled,
    placeholderData: keepPreviousData,
  })
}
