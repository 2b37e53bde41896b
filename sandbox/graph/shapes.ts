import type { DirectoryGroup, DirectoryUser } from './directory.ts'
import { badQuery } from './refusal.ts'

type Row = Record<string, unknown>

/** What `GET /users` shows when nothing is selected: everything else must be asked for by name. */
const usualUser = [
  'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation',
  'preferredLanguage surname userPrincipalName id',
].flatMap((names) => names.split(' '))

const userProperties = [
  ...usualUser,
  ...[
    'accountEnabled userType employeeId employeeType employeeHireDate department city state country usageLocation',
    'companyName onPremisesExtensionAttributes createdDateTime deletedDateTime onPremisesSyncEnabled postalCode',
    'streetAddress mailNickname proxyAddresses otherMails ageGroup onPremisesSamAccountName onPremisesImmutableId',
    'consentProvidedForMinor creationType employeeOrgData externalUserState externalUserStateChangeDateTime faxNumber',
    'imAddresses lastPasswordChangeDateTime legalAgeGroupClassification onPremisesDistinguishedName',
    'onPremisesDomainName onPremisesLastSyncDateTime onPremisesSecurityIdentifier onPremisesUserPrincipalName',
    'passwordPolicies preferredDataLocation showInAddressList signInSessionsValidFromDateTime',
  ].flatMap((names) => names.split(' ')),
]

const groupProperties = [
  'id displayName description mailEnabled mailNickname securityEnabled groupTypes uniqueName isAssignableToRole',
  'membershipRule createdDateTime deletedDateTime mail visibility classification onPremisesSyncEnabled',
  'membershipRuleProcessingState renewedDateTime',
].flatMap((names) => names.split(' '))

const organizationProperties = ['id', 'displayName', 'tenantType', 'verifiedDomains', 'countryLetterCode']

const filterableUser = ['id', 'displayName', 'userPrincipalName', 'mail', 'givenName', 'surname', 'accountEnabled']
const filterableWork = [
  'employeeId',
  'employeeType',
  'department',
  'jobTitle',
  'city',
  'country',
  'companyName',
  'userType',
]
export const filterable = {
  user: [...filterableUser, ...filterableWork],
  group: ['id', 'displayName', 'uniqueName', 'mailNickname', 'mailEnabled', 'securityEnabled'],
}

const lists = ['businessPhones', 'proxyAddresses', 'otherMails', 'imAddresses', 'groupTypes', 'verifiedDomains']
const extensionNames = Array.from({ length: 15 }, (_, i) => `extensionAttribute${i + 1}`)
const noExtensions = Object.fromEntries(extensionNames.map((name) => [name, null]))

const known = { user: userProperties, group: groupProperties, organization: organizationProperties }
const usual = { user: usualUser, group: groupProperties, organization: organizationProperties }
export type Kind = keyof typeof known

/**
 * The properties that `$select` names, or the usual ones; `extensions` are those that apps have added to the type.
 * @throws Refusal for a name that the type does not have
 */
export function selection(kind: Kind, select: string | null, extensions: readonly string[] = []): string[] {
  if (select === null) return usual[kind]
  const names = select.split(',').map((name) => name.trim())
  const strange = names.find((name) => !known[kind].includes(name) && !extensions.includes(name))
  if (strange !== undefined)
    throw badQuery(
      `Parsing OData Select and Expand failed: Could not find a property named '${strange}' on type 'microsoft.graph.${kind}'.`,
    )
  return names
}

/** The properties of a directory object that a selection without a type can show: those of any type, silently. */
export function looseSelection(kind: Kind, select: string | null): string[] {
  if (select === null) return usual[kind]
  return select.split(',').filter((name) => known[kind].includes(name))
}

/** A row with those properties, as on the wire: what is not set is null, but a directory extension is left out then. */
export const shape = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(
    names
      .filter((name) => row[name] !== undefined || !name.startsWith('extension_'))
      .map((name) => [name, row[name] ?? (lists.includes(name) ? [] : null)]),
  )

/** A user as it is filtered and shown. */
export const userRow = ({ extensions, ...user }: DirectoryUser): Row => ({
  ...user,
  ...extensions,
  accountEnabled: user.accountEnabled ?? true,
  userType: user.userType ?? 'Member',
  onPremisesExtensionAttributes: { ...noExtensions, ...user.onPremisesExtensionAttributes },
})

/** A group as it is filtered and shown. */
export const groupRow = (group: DirectoryGroup): Row => ({ ...group })
