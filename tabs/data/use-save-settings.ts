import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SettingsAnswer, SettingsInput } from '../../core/contract/answers.ts'
import { useTab } from '../tab-context.ts'

/** Saves the settings, unless somebody has saved others since they were read (`etag`). */
export function useSaveSettings(etag: string | null, onSaved: (saved: SettingsAnswer) => void) {
  const { api } = useTab()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: SettingsInput) => api.send<SettingsAnswer>('PUT', '/api/settings', input, etag ?? undefined),
    onSuccess(saved) {
      client.setQueryData(['settings'], saved)
      onSaved(saved)
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['tenant'] }),
        client.invalidateQueries({ queryKey: ['runs'] }),
      ]),
  })
}
