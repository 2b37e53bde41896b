import { z } from 'zod'
import { EntraUserId, Learn365UserId, ProfileId, TenantId } from './ids.ts'

/** A person in a change set, by name; `userId` is absent for someone whom Learn365 does not know. */
export const Mover = z.object({
  entraId: EntraUserId,
  userId: Learn365UserId.nullable(),
  name: z.string(),
  reason: z.string(),
})
export type Mover = z.infer<typeof Mover>

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
  state: z.enum(['held', 'approved', 'dismissed', 'expired', 'withdrawn']),
})
export type HeldChangeSet = z.infer<typeof HeldChangeSet>

/** A held change set waits this long for a decision. */
export const heldForDays = 14
