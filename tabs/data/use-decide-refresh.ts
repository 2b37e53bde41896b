import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RunSummary } from '../../core/contract/answers.ts'
import { useTab } from '../tab-context.ts'

export type AsideChoice = 'accept' | 'discard'

/** Decides about a data refresh that was kept aside. */
export function useDecideRefresh(id: string, onDecided: (decision: AsideChoice) => void) {
  const { api } = useTab()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (decision: AsideChoice) =>
      api.send<RunSummary>('POST', `/api/runs/${encodeURIComponent(id)}/${decision}`, {}),
    onSuccess: (_, decision) => onDecided(decision),
    onSettled: () =>
      Promise.all([['run', id], ['runs'], ['tenant']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}
