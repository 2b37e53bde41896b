import { z } from 'zod'
import { Grant, mostGrants, WantedGrant } from '../access.ts'

/** The roles that were granted inside the product. Those of Entra ID come with people's tokens and are not known here. */
export const AccessAnswer = z.object({ grants: z.array(Grant), etag: z.string().nullable() })
export type AccessAnswer = z.infer<typeof AccessAnswer>

/** The whole list as it is to be. */
export const AccessInput = z.strictObject({
  grants: z.array(WantedGrant).max(mostGrants, `at most ${mostGrants} people; give app roles to groups in Entra ID`),
})
export type AccessInput = z.infer<typeof AccessInput>
