import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { AuditedAction } from '../../core/audit.ts'
import type { AuditPage } from '../../core/contract/audit.ts'
import { useTab } from '../tab-context.ts'
import { pathOf } from './path.ts'

/** Who changed what, newest first, a page at a time. */
export function useAudit(search: string, action: AuditedAction | '') {
  const { api } = useTab()
  return useInfiniteQuery({
    queryKey: ['audit', search, action],
    queryFn: ({ pageParam, signal }) =>
      api.get<AuditPage>(pathOf('/api/audit', { search, action, cursor: pageParam }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}
