import { useId, useMemo } from 'react'
import { useQuickPreview } from '../data/use-quick-preview.ts'
import { useLater } from '../use-later.ts'
import type { Changes } from './changes.ts'
import { countedPart } from './draft.ts'
import { nodePaths } from './node-paths.ts'

/** As long as somebody must have stopped typing before a count is asked for. */
const pauseMs = 300

/** What the rules describe as they are written, a moment behind. */
export function useLivePreview(changes: Changes, profile: string | undefined) {
  const session = useId()
  const { draft, serial } = useLater(changes, pauseMs)
  const body = useMemo(() => countedPart(draft), [draft])
  const query = useQuickPreview({ session, serial, profile, body, asked: draft })
  const { data } = query
  const ids = useMemo(() => data && nodePaths(data.asked), [data])
  return {
    preview: data?.preview,
    asked: data?.asked,
    /** Where the nodes stood that the answer speaks of. */
    ids,
    isCurrent: data?.serial === changes.serial,
    error: query.error,
    isCounting: query.isFetching,
    retry: () => void query.refetch(),
  }
}
