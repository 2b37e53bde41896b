import { administrators, changedGrants, rolesGranted, type Access, type Grant, type Role } from '../core/access.ts'
import type { AccessAnswer, AccessInput } from '../core/contract/access.ts'
import { Refusal } from '../core/errors.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import { mustAdminister, mustRead, nameOf, type Actor, type SignedIn } from './actor.ts'
import { audited } from './audited.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import { mustHaveEdited } from './edited-version.ts'
import type { Given } from './given.ts'

/**
 * The signed-in person with all roles. The list inside the product is read anew with every request, so that a role that
 * was taken away is gone at once; whoever administers by an app role needs no more.
 */
export async function actorOf(person: SignedIn, { store }: Pick<Ports, 'store'>): Promise<Actor> {
  if (person.appRoles.includes('Assigner.Admin'))
    return { ...person, roles: person.appRoles, mayGrantFirst: false, administrators: [] }
  const grants = (await store.access.get(person.tenantId, 'access'))?.value.grants ?? []
  const roles = new Set<Role>([...person.appRoles, ...rolesGranted(grants, person.userId)])
  const others = administrators(grants)
  return {
    ...person,
    roles: [...roles],
    mayGrantFirst: person.isGlobalAdministrator,
    administrators: others.map(({ name, email }) => name || email),
  }
}

/** Who has which role inside the product. */
export async function readAccess(actor: Actor, { store }: Pick<Ports, 'store'>): Promise<AccessAnswer> {
  if (!actor.mayGrantFirst) mustRead(actor)
  return answerOf(await store.access.get(actor.tenantId, 'access'))
}

/**
 * Replaces the list (docs/decisions/0042). Who administers by it stays in it; a Global Administrator may always give roles.
 * @param version the version that was edited, `*` for any; undefined for the first list.
 */
export async function saveAccess(
  actor: Actor,
  given: Given<AccessInput>,
  version: Given<string | undefined>,
  ports: Ports,
): Promise<AccessAnswer> {
  if (!actor.mayGrantFirst) mustAdminister(actor)
  const { tenantId } = actor
  const old = await ports.store.access.get(tenantId, 'access')
  const replaced = { tenantId, what: 'The roles were', subject: 'access' }
  await mustHaveEdited(old, version, replaced, ports)
  const have = old?.value.grants ?? []
  const decided = changedGrants(have, given().grants, {
    by: nameOf(actor),
    at: ports.now().toISOString(),
    mustStay: actor.mayGrantFirst ? undefined : actor.userId,
    isAdministratorElsewhere: actor.appRoles.includes('Assigner.Admin'),
  })
  if ('findings' in decided) throw new Refusal('invalid', 'The roles are not right.', { findings: decided.findings })
  const about = {
    action: 'access changed' as const,
    subject: { kind: 'access' as const, id: 'access', title: 'Access' },
    before: byPerson(have),
    after: byPerson(decided.grants),
  }
  const value: Access = { tenantId, grants: decided.grants }
  const stored = await audited(about, actor, ports, async () => {
    const written = await ports.store.access.put(value, old?.etag)
    if (written === 'changed') throw await changedMeanwhile(replaced.what, replaced.subject, tenantId, ports)
    return written
  })
  return answerOf(stored)
}

const answerOf = (stored: Stored<Access> | undefined): AccessAnswer => ({
  grants: stored?.value.grants ?? [],
  etag: stored?.etag ?? null,
})

/** For the record: a person's role by the person, so that one line says what became of one. */
const byPerson = (grants: readonly Grant[]): Record<string, string> =>
  Object.fromEntries(grants.map(({ userId, name, role }) => [name ? `${name} (${userId})` : userId, role]))
