import type { Directory, DirectoryGroup } from './directory.ts'
import { badRequest, conflict, invalidValue } from './refusal.ts'

type Values = Record<string, unknown>

/** Properties that a group cannot do without at birth. */
const required = ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled']
/** Properties that stay as they are. */
const fixed = ['uniqueName', 'mailEnabled', 'isAssignableToRole', 'groupTypes', 'membershipRule'] as const
const relations = ['members@odata.bind', 'owners@odata.bind', '@odata.type']

const isText = (most: number) => (value: unknown) => typeof value === 'string' && value !== '' && value.length <= most
const orNull = (test: (value: unknown) => boolean) => (value: unknown) => value === null || test(value)
const isFlag = (value: unknown) => typeof value === 'boolean'
/** ASCII alone, without the characters that an address cannot hold. */
const isNickname = (value: unknown) =>
  typeof value === 'string' && /^[\x21-\x7e]{1,64}$/.test(value) && !/[@()\\[\]";:<>,]/.test(value)
const isTexts = (value: unknown) => Array.isArray(value) && value.every((v) => typeof v === 'string')

const valid: Record<string, (value: unknown) => boolean> = {
  displayName: isText(256),
  // An empty description is refused; none at all is null.
  description: orNull(isText(1024)),
  mailNickname: isNickname,
  mailEnabled: isFlag,
  securityEnabled: isFlag,
  groupTypes: isTexts,
  uniqueName: isText(256),
  isAssignableToRole: orNull(isFlag),
  membershipRule: orNull(isText(3072)),
}

/** The group's own properties in a body, checked one by one. @throws Refusal for an unknown or impossible one */
export function groupValues(body: Values): Partial<DirectoryGroup> {
  const own = Object.entries(body).filter(([name]) => !relations.includes(name))
  for (const [name, value] of own) {
    if (!Object.hasOwn(valid, name)) throw badRequest(`Invalid property '${name}'.`)
    if (!valid[name]?.(value)) throw invalidValue(name)
  }
  return Object.fromEntries(own)
}

/** @throws Refusal when a group cannot be born with these values */
export function demandCreatable(directory: Directory, values: Partial<DirectoryGroup>): void {
  const missing = required.find((name) => !(name in values))
  if (missing) throw badRequest(`A value is required for property '${missing}' of resource 'Group'.`)
  const unified = values.groupTypes?.includes('Unified') ?? false
  if (values.mailEnabled && !unified)
    throw badRequest(
      'The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.',
    )
  if (!values.mailEnabled && !values.securityEnabled) throw invalidValue('securityEnabled')
  if (values.groupTypes?.includes('DynamicMembership') && !values.membershipRule) throw invalidValue('membershipRule')
  const others = [...directory.groups.rows(), ...directory.deletedGroups.rows()]
  const sameKey = (g: DirectoryGroup) => g.uniqueName?.toLowerCase() === values.uniqueName?.toLowerCase()
  if (values.uniqueName && others.some(sameKey)) throw conflict('uniqueName')
  const sameNickname = (g: DirectoryGroup) => g.groupTypes.includes('Unified') && g.mailNickname === values.mailNickname
  if (unified && others.some(sameNickname)) throw conflict('mailNickname')
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** @throws Refusal when a value would change what cannot change */
export function demandChangeable(group: DirectoryGroup, values: Partial<DirectoryGroup>): void {
  const changed = fixed.find((name) => name in values && !same(values[name], group[name]))
  if (changed) throw badRequest(`Property '${changed}' is read-only and cannot be set.`)
}

/** Whether any value differs from the group's own. */
export const differs = (group: DirectoryGroup, values: Partial<DirectoryGroup>): boolean =>
  Object.entries(values).some(([name, value]) => !same(value, group[name as keyof DirectoryGroup]))
