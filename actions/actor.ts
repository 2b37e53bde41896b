import type { Role } from '../core/contract/answers.ts'
import { Refusal } from '../core/errors.ts'
import type { TenantId } from '../core/ids.ts'

/** Who acts: the signed-in person, as their token says. The tenant comes from the token alone. */
export type Actor = { tenantId: TenantId; userId: string; name: string; email: string; roles: Role[] }

const whomToAsk = 'Ask an administrator of your organization to give you a role in Assigner.'

/** Refuses who may not read. */
export function mustRead(actor: Actor): void {
  if (actor.roles.length === 0) throw new Refusal('not allowed', `You have no role in Assigner. ${whomToAsk}`)
}

/** Refuses who may not change things. */
export function mustAdminister(actor: Actor): void {
  mustRead(actor)
  if (!actor.roles.includes('Assigner.Admin'))
    throw new Refusal(
      'not allowed',
      `This needs the role Assigner.Admin; you have ${actor.roles.join(', ')}. ${whomToAsk}`,
    )
}
