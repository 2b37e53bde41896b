import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Approval, HeldSummary } from '../../core/contract/held.ts'
import { useTab } from '../tab-context.ts'

/** What a person decides about a held change. */
export type HeldChoice = { kind: 'approve'; approval: Approval } | { kind: 'dismiss' } | { kind: 'release' }

/** Sends the decision; whatever the answer, what is known of held changes is read anew: somebody else may have decided. */
export function useDecideHeld(id: string, onDecided: (kind: HeldChoice['kind']) => void) {
  const { api } = useTab()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (choice: HeldChoice) =>
      api.send<HeldSummary>(
        'POST',
        `/api/held/${encodeURIComponent(id)}/${choice.kind}`,
        choice.kind === 'approve' ? choice.approval : undefined,
      ),
    onSuccess: (_, { kind }) => onDecided(kind),
    onSettled: () =>
      Promise.all(
        [['held'], ['tenant'], ['runs'], ['profiles']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  })
}
