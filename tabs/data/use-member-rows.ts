import { useQueries } from '@tanstack/react-query'
import type { MemberRow, MembersPage } from '../../core/contract/answers.ts'
import { useTab } from '../tab-context.ts'
import { pathOf } from './path.ts'

/** The rows of a list that are in sight, counted from 0. */
export type Sight = { first: number; last: number }

const rowsAPage = 200

/** The pages that are needed for what is in sight; the first one always, because it tells how many there are. */
export function pagesOf({ first, last }: Sight): number[] {
  const [from, to] = [Math.floor(first / rowsAPage), Math.floor(last / rowsAPage)]
  const inSight = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return [...new Set([0, ...inSight])]
}

/**
 * Members of a profile, of which only the pages in sight are asked for: a list may have a hundred thousand.
 * @returns the first page with its counts; and the row at a place, undefined while it is on its way.
 */
export function useMemberRows(id: string, search: string, sight: Sight) {
  const { api } = useTab()
  const pages = pagesOf(sight)
  const queries = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['members', id, search, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<MembersPage>(
          pathOf(`/api/profiles/${encodeURIComponent(id)}/members`, {
            search,
            cursor: page * rowsAPage,
            limit: rowsAPage,
          }),
          signal,
        ),
      staleTime: 60_000,
    })),
  })
  const dataOf = new Map(pages.map((page, i) => [page, queries[i]?.data]))
  const itemAt = (row: number): MemberRow | undefined => dataOf.get(Math.floor(row / rowsAPage))?.items[row % rowsAPage]
  const failed = queries.find(({ error }) => error !== null)
  const retry = () => queries.forEach((query) => query.error && void query.refetch())
  return { first: queries[0]?.data, itemAt, error: failed?.error ?? null, retry }
}
