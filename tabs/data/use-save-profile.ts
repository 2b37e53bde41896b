import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ProfileDetail } from '../../core/contract/answers.ts'
import type { ProfileDefinition } from '../../core/profile.ts'
import { useTab } from '../tab-context.ts'

/** What is saved: a new profile, or a version of one (`etag` of the version that was edited). */
export type ProfileToSave = { definition: ProfileDefinition; edited: { id: string; etag: string } | undefined }

/** Saves a profile, unless somebody has saved another version since it was read. */
export function useSaveProfile(onSaved: (saved: ProfileDetail) => void) {
  const { api } = useTab()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ definition, edited }: ProfileToSave) =>
      edited
        ? api.send<ProfileDetail>('PUT', `/api/profiles/${encodeURIComponent(edited.id)}`, definition, edited.etag)
        : api.send<ProfileDetail>('POST', '/api/profiles', definition),
    onSuccess(saved) {
      client.setQueryData(['profile', saved.id], saved)
      onSaved(saved)
    },
    onSettled: () =>
      Promise.all([['profiles'], ['members'], ['tenant']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}
