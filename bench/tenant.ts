import type { CourseId, Learn365UserId, TenantId, UserFieldId } from '../core/ids.ts'
import type { FieldType, FieldValue, Snapshot, User, UserField } from '../core/snapshot.ts'
import { dice, seedOf, type Dice } from './dice.ts'
import { tenantEnrollments } from './tenant-enrollments.ts'
import * as words from './words.ts'

export type TenantSize = { users: number; enrollmentsPerUser: number; seed: number; takenAt: Date }

/** The custom fields, one of each kind and a date with times, and one of Entra ID. */
export const fields = {
  hired: 'date',
  level: 'number',
  certified: 'yes/no',
  'cost-centre': 'text',
  'last-review': 'date',
  'entra:employeeType': 'text',
} as const satisfies Record<string, FieldType>

export const userIdOf = (n: number): Learn365UserId =>
  `${n.toString(16).padStart(8, '0')}-4b1d-4c5e-8f00-2a6d9c3e7b10` as Learn365UserId
export const courseIdOf = (n: number): CourseId =>
  `c0${n.toString(16).padStart(6, '0')}-77aa-4d21-9b00-51c2e8f0a9d4` as CourseId

const dayMs = 86_400_000

/**
 * A made-up tenant: the same for the same seed and size, its people the same however many follow. Places and titles
 * follow Zipf's law, some cells are blank, some are spelled in another width or case.
 */
export function tenant(size: TenantSize): Snapshot {
  const users: User[] = []
  const fieldValues: FieldValue[] = []
  for (let n = 0; n < size.users; n += 1) {
    const chance = dice(seedOf(size.seed, 1, n))
    const user = someone(n, chance)
    users.push(user)
    pushFieldValues(fieldValues, user.id, size.takenAt.getTime(), chance)
  }
  return {
    tenantId: '9c0a5e1e-3c1b-4b52-8d5e-0a4c2f6b7d11' as TenantId,
    id: 'data refresh:bench',
    takenAt: size.takenAt.getTime(),
    courses: Array.from({ length: words.courseCount }, (_, n) => ({
      id: courseIdOf(n),
      catalogId: null,
      title: `Course ${n + 1}`,
      type: 'Course',
      published: true,
    })),
    catalogs: [],
    users,
    userFields: Object.entries(fields).map(([id, type]): UserField => ({
      id: id as UserFieldId,
      title: id,
      type,
      predefined: false,
      origin: id.startsWith('entra:') ? 'entra' : 'learn365',
    })),
    fieldValues,
    enrollments: tenantEnrollments(size, userIdOf, courseIdOf),
    roleAssignments: [],
    absentOnce: [],
  }
}

const at = (list: readonly string[], place: number): string => list[place % list.length] ?? ''

function someone(n: number, chance: Dice): User {
  const city = chance.ranked(words.cities.length)
  const [given, family] = [chance.one(words.givenNames), chance.one(words.familyNames)]
  const text = (value: string): string | null => (chance.happens(0.03) ? null : spelled(value, chance))
  return {
    id: userIdOf(n),
    login: `i:0#.f|membership|${n}@contoso.example`,
    directoryId: `${n.toString(16).padStart(8, '0')}-90ab-4cde-8123-456789abcdef`,
    principal: 'user',
    origin: chance.happens(0.02) ? 'b2c' : 'entra',
    deleted: chance.happens(0.005),
    title: `${given} ${family} ${n}`,
    email: `${given}.${family}.${n}@${chance.happens(0.8) ? 'contoso' : 'fabrikam'}.example`,
    city: text(at(words.cities, city)),
    // A city lies in one country; large cities stand in many.
    country: text(at(words.countries, city % words.countries.length)),
    office: text(`${at(words.cities, city)} ${chance.below(3) + 1}`),
    department: text(at(words.departments, chance.ranked(words.departments.length))),
    jobTitle: text(at(words.jobTitles, chance.ranked(words.jobTitles.length))),
    company: text(at(words.companies, chance.ranked(words.companies.length))),
  }
}

/** Now and then people type in capitals, in full width or with a space too many. */
function spelled(value: string, chance: Dice): string {
  if (!chance.happens(0.03)) return value
  switch (chance.below(3)) {
    case 0:
      return value.toUpperCase()
    case 1:
      return value.replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    default:
      return ` ${value.replace(' ', '  ')} `
  }
}

function pushFieldValues(into: FieldValue[], userId: Learn365UserId, now: number, chance: Dice): void {
  const today = Math.floor(now / dayMs)
  const push = (filled: number, fieldId: keyof typeof fields, value: FieldValue['value']): void => {
    if (chance.happens(filled)) into.push({ userId, fieldId: fieldId as string as UserFieldId, value })
  }
  push(0.98, 'hired', (today + 30 - Math.floor(chance.next() ** 2 * 15 * 365)) * dayMs)
  push(0.9, 'level', 1 + chance.ranked(12))
  push(0.6, 'certified', chance.happens(0.7))
  push(0.95, 'cost-centre', words.costCentre(chance.ranked(500)))
  push(0.8, 'last-review', now - Math.floor(chance.next() * 3 * 365 * dayMs))
  push(0.97, 'entra:employeeType', at(words.employeeTypes, chance.ranked(words.employeeTypes.length)))
}
