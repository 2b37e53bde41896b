import { z } from 'zod'
import { HeldChangeSet, HeldDecision, HeldOutcome } from '../change-set.ts'
import { EntraUserId } from '../ids.ts'
import { Consequences } from './preview.ts'

/** A held change set in the list: counts instead of names. */
export const HeldSummary = HeldChangeSet.omit({ tenantId: true, add: true, remove: true }).extend({
  adds: z.int(),
  removes: z.int(),
  /** `except` is how many were left out by name. */
  decision: HeldDecision.extend({ except: z.int() }).nullable(),
  /** `left` is how many were approved and left out all the same. */
  outcome: HeldOutcome.extend({ left: z.int() }).nullable(),
})
export type HeldSummary = z.infer<typeof HeldSummary>

/** A page of the list, newest first; `next` is the cursor of the following page, null on the last one. */
export const HeldPage = z.object({ items: z.array(HeldSummary), total: z.int(), next: z.string().nullable() })
export type HeldPage = z.infer<typeof HeldPage>

/** One held change set, by name, and what it means to people as things stand now. */
export const HeldDetail = HeldChangeSet.omit({ tenantId: true }).extend({
  /** Null once it is decided and applied, and where nobody can say who the members of the profile are. */
  consequences: Consequences.nullable(),
})
export type HeldDetail = z.infer<typeof HeldDetail>

/** What is approved: a direction, and who is left out of it. */
export const Approval = z
  .strictObject({
    adds: z.boolean().default(true),
    removes: z.boolean().default(true),
    except: z.array(EntraUserId).max(20_000).default([]),
  })
  .refine(({ adds, removes }) => adds || removes, 'adds, removes or both; to approve neither, dismiss it')
export type Approval = z.infer<typeof Approval>
