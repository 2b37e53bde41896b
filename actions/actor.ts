import type { Role } from '../core/access.ts'
import { Refusal } from '../core/errors.ts'
import type { TenantId } from '../core/ids.ts'

/** Who signed in, as the token says. The tenant comes from the token alone. */
export type SignedIn = {
  tenantId: TenantId
  /** Object id in Entra ID: what a person is known by. */
  userId: string
  name: string
  email: string
  /** App roles of the token. */
  appRoles: Role[]
  isGlobalAdministrator: boolean
}

/** Who acts: the signed-in person, with all roles, and what follows from who else has which. */
export type Actor = SignedIn & {
  /** App roles and those that were granted inside the product. */
  roles: Role[]
  /** A Global Administrator: may give roles, above all the first one. */
  mayGrantFirst: boolean
  /** Names of people who administer Assigner here: whom to ask. */
  administrators: string[]
}

const mostNames = 3

function whomToAsk({ administrators }: Actor): string {
  const names = administrators.slice(0, mostNames).join(', ')
  return `Ask an administrator of your organization to give you one${names === '' ? '' : `: ${names}`}.`
}

/** Refuses who may not read: "your account is not set up" in the guide's words. */
export function mustRead(actor: Actor): void {
  if (actor.roles.length > 0) return
  if (actor.mayGrantFirst)
    throw new Refusal(
      'not set up',
      actor.administrators.length === 0
        ? 'You have no role in Assigner, and nobody administers it yet. As a Global Administrator you may give the first role, on the page Access. Ask an administrator of Assigner later on.'
        : `You have no role in Assigner. As a Global Administrator you may give roles, on the page Access. ${whomToAsk(actor)}`,
      { facts: { mayGrantFirst: true } },
    )
  throw new Refusal('not set up', `You have no role in Assigner. ${whomToAsk(actor)}`)
}

/** Refuses who may not change things. */
export function mustAdminister(actor: Actor): void {
  mustRead(actor)
  if (!actor.roles.includes('Assigner.Admin'))
    throw new Refusal(
      'not allowed',
      `This needs the role Assigner.Admin; you have ${actor.roles.join(', ')}. ${whomToAsk(actor)}`,
    )
}

/** The person as others are told of them. */
export const nameOf = ({ email, name }: Pick<SignedIn, 'email' | 'name'>): string => email || name
