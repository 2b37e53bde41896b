import { z } from 'zod'
import { Mover } from '../change-set.ts'

/** What one run did to a profile's group. */
export const HistoryEntry = z.object({
  runId: z.string(),
  at: z.iso.datetime(),
  /** A person, or the timetable. */
  startedBy: z.string(),
  /** How many came and went, of all or of those who were asked for. */
  adds: z.int(),
  removes: z.int(),
  /** By name, with the reason for each, as many as were asked for. */
  added: z.array(Mover),
  removed: z.array(Mover),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/**
 * A page of a profile's history, newest first; `next` is the cursor of the following page, null on the last one. Where
 * somebody was asked for, a page may be empty and others follow.
 */
export const HistoryPage = z.object({ items: z.array(HistoryEntry), next: z.string().nullable() })
export type HistoryPage = z.infer<typeof HistoryPage>
