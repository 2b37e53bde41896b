import { useMutation } from '@tanstack/react-query'
import type { SettingsCheck, SettingsToCheck } from '../../core/contract/settings-check.ts'
import { useTab } from '../tab-context.ts'

/** Tries the connections; nothing is saved. */
export function useCheckSettings(onChecked: (check: SettingsCheck) => void) {
  const { api } = useTab()
  return useMutation({
    mutationFn: (values: SettingsToCheck) => api.send<SettingsCheck>('POST', '/api/settings/check', values),
    onSuccess: onChecked,
  })
}
