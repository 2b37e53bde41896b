import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RunSummary } from '../../core/contract/answers.ts'
import { useTab } from '../tab-context.ts'

/** Asks for a run by hand; whatever the answer, what is known of runs and lock is read anew. */
export function useStartRun(kind: RunSummary['kind'], onStarted: () => void) {
  const { api } = useTab()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.send<RunSummary>('POST', '/api/runs', { kind }),
    onSuccess: onStarted,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['runs'] }),
        client.invalidateQueries({ queryKey: ['tenant'] }),
      ]),
  })
}
