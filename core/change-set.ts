import { z } from 'zod'
import { EntraUserId, Learn365UserId, ProfileId, TenantId } from './ids.ts'

/** A person in a change set, by name; `userId` is null for someone whom Learn365 has never known, as far as is recorded. */
export const Mover = z.object({
  entraId: EntraUserId,
  userId: Learn365UserId.nullable(),
  name: z.string(),
  reason: z.string(),
})
export type Mover = z.infer<typeof Mover>

/** What a person decided: which directions, and who is left out by name. A dismissal approves neither. */
export const HeldDecision = z.object({
  by: z.string(),
  at: z.iso.datetime(),
  adds: z.boolean(),
  removes: z.boolean(),
  except: z.array(EntraUserId),
})
export type HeldDecision = z.infer<typeof HeldDecision>

/** What became of an approval: who was approved and left out all the same, with the reason. */
export const HeldOutcome = z.object({
  at: z.iso.datetime(),
  added: z.int(),
  removed: z.int(),
  left: z.array(z.object({ entraId: EntraUserId, name: z.string(), because: z.string() })),
})
export type HeldOutcome = z.infer<typeof HeldOutcome>

/** The adds and removes of one profile at one moment, frozen by name while it waits for a person. */
export const HeldChangeSet = z.object({
  id: z.string(),
  tenantId: TenantId,
  profileId: ProfileId,
  title: z.string(),
  because: z.string(),
  heldAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  have: z.int(),
  add: z.array(Mover),
  remove: z.array(Mover),
  /** `approved` until a worker has applied what was approved. */
  state: z.enum(['held', 'approved', 'applied', 'dismissed', 'expired', 'withdrawn']),
  decision: HeldDecision.nullable().default(null),
  outcome: HeldOutcome.nullable().default(null),
  /** Whoever was refused in it is planned again: the profile was edited since, or somebody released them. */
  released: z.boolean().default(false),
  /** When it was last written anew because the refusals in it must not be forgotten. */
  renewedAt: z.iso.datetime().nullable().default(null),
})
export type HeldChangeSet = z.infer<typeof HeldChangeSet>

/** A change set without its people: how many they are. */
export type HeldHead = Omit<HeldChangeSet, 'add' | 'remove'> & { adds: number; removes: number }

/** A held change set waits this long for a decision. */
export const heldForDays = 14
