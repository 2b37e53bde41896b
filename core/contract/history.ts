import { z } from 'zod'
import { cursorShape } from '../by-time.ts'
import { Mover } from '../change-set.ts'
import { ProfileId, RunId } from '../ids.ts'

const Counts = z.object({ adds: z.int(), removes: z.int() })

/** What one run did to a profile's group. */
export const HistoryEntry = z.object({
  runId: RunId,
  at: z.iso.datetime(),
  /** Who is responsible: a person, or the timetable. */
  startedBy: z.string(),
  /** How many came and went in all. */
  adds: z.int(),
  removes: z.int(),
  /** How many of them the question concerns: all, where it names nobody. */
  concerned: Counts,
  /** Those by name, as they were called then, with the reason; as many as were asked for. */
  add: z.array(Mover),
  remove: z.array(Mover),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** What runs did to a profile's group, newest first. */
export const History = z.object({
  profileId: ProfileId,
  items: z.array(HistoryEntry),
  /**
   * The cursor of what is older; null where there is nothing more. A search looks at so many people a request at most: an
   * answer may be short, or empty, and go on.
   */
  next: z.string().nullable(),
})
export type History = z.infer<typeof History>

/** So many names of each direction an answer may have where it is about several runs. */
export const mostNamesOfMany = 1_000

/** What is asked of a history. */
export const HistoryQuery = z
  .strictObject({
    /** Somebody: a Learn365 user id, an Entra object id, or the e-mail address of a user whom Learn365 knows. */
    user: z.string().trim().min(1).max(300).optional(),
    /** A part of a name. */
    search: z.string().max(200).optional(),
    /** One run alone. */
    run: z.string().max(200).optional(),
    cursor: z.string().max(300).regex(cursorShape, 'the `next` of an answer, or nothing').optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    names: z.coerce.number().int().min(0).max(100_000).optional(),
  })
  .refine(({ run, names }) => run !== undefined || (names ?? 0) <= mostNamesOfMany, {
    path: ['names'],
    error: `${mostNamesOfMany} at most; up to 100000 of one run, which "run" names`,
  })
export type HistoryQuery = z.infer<typeof HistoryQuery>
