import { useQuery } from '@tanstack/react-query'
import type { ProfilePreview } from '../../core/contract/preview.ts'
import type { ProfileDefinition } from '../../core/profile.ts'
import { useTab } from '../tab-context.ts'
import { pathOf } from './path.ts'

/** So many people are told by name, in each direction. */
const mostNames = 200

type Question = { session: string; serial: number; profile: string | undefined; definition: ProfileDefinition }

/** What the next maintenance would change if the draft were saved, by name; computed anew each time it is asked. */
export const useChangePreview = ({ session, serial, profile, definition }: Question) => {
  const { api } = useTab()
  return useQuery({
    queryKey: ['change-preview', session, serial],
    queryFn: ({ signal }) =>
      api.ask<ProfilePreview>(pathOf('/api/profiles/preview', { profile, names: mostNames }), definition, signal),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}
