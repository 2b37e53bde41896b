import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { RunSummary } from '../../core/contract/answers.ts'
import { lastEnded, type RunKind } from './run-now.ts'

/**
 * The run of a kind that ended last. When another one ends while somebody looks on, the state of the tenant is read
 * anew, and `onEnded` is told.
 */
export function useEnded(
  runs: RunSummary[],
  kind: RunKind,
  onEnded: (run: RunSummary) => void,
): RunSummary | undefined {
  const client = useQueryClient()
  const last = lastEnded(runs, kind)
  const seen = useRef(last?.id)
  const tell = useEffectEvent(onEnded)
  useEffect(() => {
    if (!last || seen.current === last.id) return
    seen.current = last.id
    void client.invalidateQueries({ queryKey: ['tenant'] })
    tell(last)
  }, [client, last])
  return last
}
