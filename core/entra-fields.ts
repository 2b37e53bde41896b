import type { About } from './about-finding.ts'
import { nearestTexts } from './nearest-texts.ts'
import type { FieldType } from './snapshot.ts'

/**
 * A field of Entra ID's users. `path` is where Graph keeps the value: a property of the user (that is what `$select` may
 * name), or a property and what is inside it.
 */
export type EntraField = { name: string; label: string; type: FieldType; path: readonly [string, string?] }

const fieldsOf = (type: FieldType, labels: Record<string, string>): EntraField[] =>
  Object.entries(labels).map(([name, label]) => ({ name, label, type, path: [name] }))
const inside = (property: string, labels: Record<string, string>): EntraField[] =>
  Object.entries(labels).map(([name, label]) => ({ name, label, type: 'text', path: [property, name] }))

const attributes = Object.fromEntries(
  Array.from({ length: 15 }, (_, i) => [`extensionAttribute${i + 1}`, `Extension attribute ${i + 1}`]),
)

/**
 * What a list of users tells an app that has User.Read.All (Graph v1.0, resource type `user`), without lists and
 * identifiers of other systems. Left out for more reasons: what needs another permission (see `otherPermissions`), what
 * Graph tells of one user at a time only (aboutMe, birthday, hireDate, interests, mySite, pastProjects, preferredName,
 * responsibilities, schools, skills), and what it asks not to use (isResourceAccount, showInAddressList).
 */
export const entraFields: readonly EntraField[] = [
  ...fieldsOf('text', { employeeType: 'Employee type', employeeId: 'Employee id' }),
  ...fieldsOf('date', { employeeHireDate: 'Hire date' }),
  ...inside('employeeOrgData', { division: 'Division', costCenter: 'Cost center' }),
  ...fieldsOf('text', {
    jobTitle: 'Job title',
    department: 'Department',
    companyName: 'Company name',
    officeLocation: 'Office location',
    city: 'City',
    state: 'State or province',
    country: 'Country or region',
    postalCode: 'Postal code',
    streetAddress: 'Street address',
    usageLocation: 'Usage location',
    preferredLanguage: 'Preferred language',
    preferredDataLocation: 'Preferred data location',
    displayName: 'Display name',
    givenName: 'First name',
    surname: 'Last name',
    mail: 'Email',
    mailNickname: 'Mail nickname',
    userPrincipalName: 'User principal name',
    mobilePhone: 'Mobile phone',
    faxNumber: 'Fax number',
    userType: 'User type',
    creationType: 'Creation type',
    externalUserState: 'Invitation state',
    ageGroup: 'Age group',
    consentProvidedForMinor: 'Consent provided for minor',
    legalAgeGroupClassification: 'Legal age group',
  }),
  ...fieldsOf('yes/no', { accountEnabled: 'Account enabled' }),
  ...fieldsOf('date', {
    createdDateTime: 'Account created',
    externalUserStateChangeDateTime: 'Invitation state changed',
    lastPasswordChangeDateTime: 'Last password change',
  }),
  ...fieldsOf('yes/no', { onPremisesSyncEnabled: 'On-premises sync enabled' }),
  ...fieldsOf('date', { onPremisesLastSyncDateTime: 'Last on-premises sync' }),
  ...fieldsOf('text', {
    onPremisesDistinguishedName: 'On-premises distinguished name',
    onPremisesDomainName: 'On-premises domain name',
    onPremisesSamAccountName: 'On-premises SAM account name',
    onPremisesUserPrincipalName: 'On-premises user principal name',
  }),
  ...inside('onPremisesExtensionAttributes', attributes),
]

/** Fields that administrators look for, and the permission each needs, which the app registration is not asked for. */
const otherPermissions: Record<string, string> = {
  employeeLeaveDateTime: 'User-LifeCycleInfo.Read.All',
  signInActivity: 'AuditLog.Read.All',
  mailboxSettings: 'MailboxSettings.Read',
  customSecurityAttributes: 'CustomSecAttributeAssignment.Read.All',
}

const byName = new Map(entraFields.map((field) => [field.name.toLowerCase(), field]))
const directoryExtension = /^extension_([0-9a-f]{32})_([A-Za-z0-9_]{1,100})$/i

/**
 * The field of that name, in any case. A directory extension (`extension_`, the app id without hyphens, its name) is
 * read as text, whatever its type: which ones a tenant has, and of what type, needs another permission.
 */
export function entraField(name: string): EntraField | undefined {
  const known = byName.get(name.toLowerCase())
  if (known) return known
  const [, app, own] = directoryExtension.exec(name) ?? []
  if (app === undefined || own === undefined) return undefined
  const spelt = `extension_${app.toLowerCase()}_${own}`
  return { name: spelt, label: own, type: 'text', path: [spelt] }
}

export const isDirectoryExtension = ({ name }: EntraField): boolean => directoryExtension.test(name)

export type AboutEntraField = Extract<About, { code: 'unknown Entra ID field' | 'Entra ID field not permitted' }>

/** What is wrong with a name that is no field: it needs another permission, or is spelt like others. */
export function aboutEntraField(name: string): AboutEntraField {
  const other = Object.entries(otherPermissions).find(([field]) => field.toLowerCase() === name.toLowerCase())
  if (other) return { code: 'Entra ID field not permitted', name: other[0], permission: other[1] }
  const near = nearestTexts(name.toLowerCase().replace(/[^a-z0-9]/g, ''), [...byName.keys()]).flatMap(
    (found) => byName.get(found)?.name ?? [],
  )
  return { code: 'unknown Entra ID field', name, near }
}

/** What would be right in place of a name that is no field: the nearest names, or a few of each kind. */
export function expectedEntraField(about: AboutEntraField): string {
  if (about.code === 'Entra ID field not permitted')
    return `a field that User.Read.All allows to read; ${about.name} needs ${about.permission}`
  const usual = ['employeeType', 'department', 'extensionAttribute1', 'extension_<app id>_<name>']
  return `a known Entra ID user field, for example ${either(about.near.length > 0 ? about.near : usual)}`
}

const either = (names: string[]): string =>
  [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' or ')
