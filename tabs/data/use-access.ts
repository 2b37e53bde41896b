import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AccessAnswer, AccessInput } from '../../core/contract/access.ts'
import { useTab } from '../tab-context.ts'

/** Who has which role inside the product; kept as it was opened while somebody edits it. */
export function useAccess() {
  const { api } = useTab()
  return useQuery({
    queryKey: ['access'],
    queryFn: ({ signal }) => api.get<AccessAnswer>('/api/access', signal),
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  })
}

/** Saves the list, unless somebody has saved another since it was read (`etag`). */
export function useSaveAccess(etag: string | null, onSaved: (saved: AccessAnswer) => void) {
  const { api } = useTab()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: AccessInput) => api.send<AccessAnswer>('PUT', '/api/access', input, etag ?? undefined),
    onSuccess(saved) {
      client.setQueryData(['access'], saved)
      onSaved(saved)
    },
  })
}
