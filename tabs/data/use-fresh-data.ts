import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { TenantStatus } from '../../core/contract/answers.ts'

const changedBy = {
  maintenance: ['profiles', 'profile', 'members', 'runs', 'held', 'history'],
  refresh: ['profile-schema', 'users', 'runs'],
}

/** Reads again what a run has changed, as soon as the run has ended. */
export function useFreshData(tenant: TenantStatus): void {
  const client = useQueryClient()
  const maintenance = tenant.lastMaintenance?.finishedAt
  const refresh = tenant.snapshotTakenAt
  const seen = useRef({ maintenance, refresh })
  useEffect(() => {
    const keys = [
      ...(seen.current.maintenance === maintenance ? [] : changedBy.maintenance),
      ...(seen.current.refresh === refresh ? [] : changedBy.refresh),
    ]
    seen.current = { maintenance, refresh }
    for (const key of keys) void client.invalidateQueries({ queryKey: [key] })
  }, [client, maintenance, refresh])
}
