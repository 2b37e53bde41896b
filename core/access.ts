import { z } from 'zod'
import { finding, type Finding } from './findings.ts'
import { EntraUserId, TenantId } from './ids.ts'
import { isOneLine } from './text.ts'

/** What somebody may do: change things, or read them. They come as Entra app roles, or are granted inside the product. */
export const roles = ['Assigner.Admin', 'Assigner.Reader'] as const
export type Role = (typeof roles)[number]

const name = z.string().trim().max(254).refine(isOneLine, 'one line of whole characters').default('')

/** Who is to have which role; the person is known by the object id in Entra ID, never by an address. */
export const WantedGrant = z.strictObject({ userId: EntraUserId, role: z.enum(roles), name, email: name })
export type WantedGrant = z.infer<typeof WantedGrant>

/** A role that somebody has, and who gave it when. */
export const Grant = WantedGrant.extend({ grantedBy: z.string(), grantedAt: z.iso.datetime() })
export type Grant = z.infer<typeof Grant>

/** Everybody who has a role inside the product. */
export const Access = z.object({ tenantId: TenantId, grants: z.array(Grant) })
export type Access = z.infer<typeof Access>

/** More people than ever look after an app; the list is one document that is read with every request. */
export const mostGrants = 200

export const administrators = (grants: readonly Grant[]): Grant[] =>
  grants.filter(({ role }) => role === 'Assigner.Admin')

/** The roles that somebody has been given inside the product. */
export const rolesGranted = (grants: readonly Grant[], userId: string): Role[] =>
  grants.flatMap((grant) => (grant.userId === userId ? [grant.role] : []))

type Change = { by: string; at: string; mustStay?: string | undefined; isAdministratorElsewhere: boolean }

/**
 * The list as it will be. Who keeps a role keeps who gave it and when.
 * @param isAdministratorElsewhere whether whoever changes it administers by an app role, which this list cannot take away.
 * @param mustStay who has to administer by the new list, because they do by the old one: of others nobody knows whether
 * they can come in at all.
 * @returns the list, or what is wrong with it: nobody twice, and never without an administrator.
 */
export function changedGrants(
  have: readonly Grant[],
  want: readonly WantedGrant[],
  { by, at, mustStay, isAdministratorElsewhere }: Change,
): { grants: Grant[] } | { findings: Finding[] } {
  const findings = want.flatMap(({ userId }, i) =>
    want.findIndex((other) => other.userId === userId) === i
      ? []
      : [finding(`grants[${i}].userId`, userId, 'each person once', { code: 'granted twice' })],
  )
  const grants = want.map((one): Grant => {
    const before = have.find(({ userId, role }) => userId === one.userId && role === one.role)
    return { ...one, grantedBy: before?.grantedBy ?? by, grantedAt: before?.grantedAt ?? at }
  })
  const left = isAdministratorElsewhere ? undefined : administrators(grants)
  if (left?.length === 0)
    findings.push(
      finding('grants', `${grants.length} grants`, 'at least one with the role Assigner.Admin', {
        code: 'no administrator left',
      }),
    )
  else if (left && mustStay !== undefined && !left.some(({ userId }) => userId === mustStay))
    findings.push(
      finding(
        'grants',
        'a list without you',
        'yourself with the role Assigner.Admin; another administrator may take it away',
        { code: 'without yourself' },
      ),
    )
  return findings.length > 0 ? { findings } : { grants }
}
