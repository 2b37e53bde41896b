import { z } from 'zod'
import type { Mover } from '../../core/change-set.ts'
import { ProfileId, RunId } from '../../core/ids.ts'
import type { TableShape } from './snapshot-tables.ts'

/** The head of a change: what is said of it without reading its people, and the chunks of these. */
export const MembershipChangeHead = z.object({
  profileId: ProfileId,
  runId: RunId,
  startedBy: z.string(),
  /** When it was made. Called so because documents of this container can be put in order by `slot` alone. */
  slot: z.string(),
  counts: z.object({ added: z.int(), removed: z.int() }),
  added: z.array(z.string()),
  removed: z.array(z.string()),
})
export type MembershipChangeHead = z.infer<typeof MembershipChangeHead>

/** People who were moved, by their Entra ids: these alone are always known. */
export const movers: TableShape<Mover> = {
  columns: { entraId: 'text', userId: 'text', name: 'text', reason: 'text' },
  keys: [(mover) => mover.entraId],
  rowsPerChunk: 1536,
}
