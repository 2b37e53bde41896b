import type { DemoPerson, DemoTenant } from './demo-tenant.ts'
import { idOf } from './seeded-random.ts'

export type DirectoryUser = {
  id: string
  displayName: string
  userPrincipalName: string
  mail: string | null
  accountEnabled: boolean
  employeeType: string | null
  employeeHireDate: string | null
  department: string | null
  jobTitle: string | null
  city: string | null
  country: string | null
  companyName: string | null
  officeLocation: string | null
  onPremisesExtensionAttributes: Record<string, string | null>
}

export type DirectorySeed = { tenantId: string; displayName: string; users: DirectoryUser[]; groups: never[] }

/** The demo tenant as Entra ID holds it: whoever has a directory id, and accounts that Learn365 never heard of. */
export function directorySeed(demo: DemoTenant): DirectorySeed {
  return {
    tenantId: demo.tenantId,
    displayName: demo.name,
    users: [...demo.people.flatMap((person) => entry(person, demo.domain)), ...others(demo.domain)],
    groups: [],
  }
}

function entry(person: DemoPerson, domain: string): DirectoryUser[] {
  if (person.directoryId === null || person.deleted) return []
  const guestName = `${person.email.replace('@', '_')}#EXT#@${domain}`
  return [
    {
      id: person.directoryId,
      displayName: person.name,
      userPrincipalName: person.guest ? guestName : person.email,
      mail: person.email,
      accountEnabled: true,
      employeeType: person.employeeType,
      employeeHireDate: person.hireDate,
      department: person.department,
      jobTitle: person.jobTitle,
      city: person.city,
      country: person.country,
      companyName: person.company,
      officeLocation: person.office,
      onPremisesExtensionAttributes: attributes({
        extensionAttribute1: person.costCentreLevel === null ? null : `CC-${100 * person.costCentreLevel}`,
        extensionAttribute2: person.remote ? 'Remote' : null,
      }),
    },
  ]
}

function others(domain: string): DirectoryUser[] {
  return ['Board room Copenhagen', 'Scanner 3rd floor', 'Backup service'].map((name) => ({
    id: idOf(`directory ${name}`),
    displayName: name,
    userPrincipalName: `${name.toLowerCase().replaceAll(' ', '-')}@${domain}`,
    mail: null,
    accountEnabled: false,
    employeeType: null,
    employeeHireDate: null,
    department: null,
    jobTitle: null,
    city: null,
    country: null,
    companyName: null,
    officeLocation: null,
    onPremisesExtensionAttributes: attributes({}),
  }))
}

const empty = Object.fromEntries(Array.from({ length: 15 }, (_, at) => [`extensionAttribute${at + 1}`, null]))

const attributes = (filled: Record<string, string | null>): Record<string, string | null> => ({ ...empty, ...filled })
