import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ProfilePreview } from '../../core/contract/preview.ts'
import { useTab } from '../tab-context.ts'
import { pathOf } from './path.ts'

/** A question of somebody who writes. @param serial differs for every draft. */
export type QuickQuestion<Asked> = {
  session: string
  serial: number
  profile: string | undefined
  body: unknown
  asked: Asked
}

/**
 * The counts of a draft while somebody types: an answer that is not wanted any more is dropped, and the last one stays
 * until the next comes.
 * @returns the answer beside what was asked about, for the draft may have gone on since.
 */
export function useQuickPreview<Asked>({ session, serial, profile, body, asked }: QuickQuestion<Asked>) {
  const { api } = useTab()
  return useQuery({
    queryKey: ['quick-preview', session, serial],
    queryFn: async ({ signal }) => {
      const path = pathOf('/api/profiles/preview', { quick: 'true', profile })
      return { preview: await api.ask<ProfilePreview>(path, body, signal), asked, serial }
    },
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  })
}
