import { enrollmentsOf, type Enrollment } from '../../../core/enrollments.ts'
import type { CatalogId, CourseId, Learn365UserId, TenantId, UserFieldId } from '../../../core/ids.ts'
import type { ProfileSchema } from '../../../core/profile-schema.ts'
import type { Snapshot, User } from '../../../core/snapshot.ts'

/** Four numbers of 32 bits that only the text decides (FNV-1a, stirred). */
function numbersOf(text: string): [number, number, number, number] {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  const next = () => {
    hash = (hash + 0x6d2b79f5) | 0
    const stirred = Math.imul(hash ^ (hash >>> 15), 1 | hash)
    const again = stirred + Math.imul(stirred ^ (stirred >>> 7), 61 | stirred)
    return (again ^ (again >>> 14)) >>> 0
  }
  return [next(), next(), next(), next()]
}

/** A GUID that only the text decides. */
export function guid(text: string): string {
  const hex = numbersOf(text)
    .map((number) => number.toString(16).padStart(8, '0'))
    .join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A number below `below` that only the text decides. */
const chance = (text: string, below: number) => numbersOf(text)[0] % below

const secondsAgo = (text: string) => 1_790_000_000_000 - 1000 * chance(text, 60_000_000)
const pick = (name: string, text: string, from: number) => `${name} ${chance(`${name}${text}`, from)}`

const userOf = (n: number): User => {
  const t = `user ${n}`
  return {
    id: guid(t) as Learn365UserId,
    login: `i:0#.f|membership|person${n}@contoso.example`,
    directoryId: guid(`directory ${t}`),
    title: `${pick('First', t, 2000)} ${pick('Last', t, 5000)}`,
    email: `person${n}@contoso.example`,
    city: pick('City', t, 200),
    company: pick('Company', t, 12),
    department: n % 17 === 0 ? null : pick('Department', t, 150),
    country: pick('Country', t, 40),
    office: pick('Office', t, 300),
    jobTitle: pick('Job', t, 400),
    principal: 'user',
    origin: 'entra',
    deleted: n % 97 === 0,
  }
}

const enrollmentOf = (n: number, users: number, courses: number): Enrollment => {
  const t = `enrollment ${n}`
  const registeredAt = secondsAgo(t)
  const done = chance(`done ${t}`, 2) === 0
  return {
    userId: guid(`user ${chance(`user of ${t}`, users)}`) as Learn365UserId,
    courseId: guid(`course ${chance(`course of ${t}`, courses)}`) as CourseId,
    registeredAt,
    startedAt: done ? registeredAt + 60_000 * chance(`start ${t}`, 10_000) : null,
    completedAt: done ? registeredAt + 60_000 * (10_000 + chance(`end ${t}`, 10_000)) : null,
    dueAt: chance(`due ${t}`, 3) === 0 ? 86_400_000 * (20_000 + chance(`due on ${t}`, 400)) : null,
    status: chance(`status ${t}`, 20) === 0 ? 'cancelled' : 'active',
    passing: done ? 'completed' : 'in progress',
  }
}

const list = <T>(length: number, make: (n: number) => T): T[] => Array.from({ length }, (_, n) => make(n))

/** So many users, in the order of their numbers. */
export const someUsers = (count: number): User[] => list(count, userOf)

/** A tenant of so many users, with six enrollments and two field values each; the same numbers give the same data. */
export function largeSnapshot(tenantId: TenantId, id: string, users: number): Snapshot {
  const courses = 300
  return {
    tenantId,
    id,
    takenAt: 1_790_000_000_000,
    courses: list(courses, (n) => ({
      id: guid(`course ${n}`) as CourseId,
      catalogId: guid(`catalog ${n % 9}`) as CatalogId,
      title: `Course ${n}`,
      type: 'E-learning',
      published: n % 5 > 0,
    })),
    catalogs: list(9, (n) => ({ id: guid(`catalog ${n}`) as CatalogId, title: `Catalog ${n}` })),
    users: someUsers(users),
    userFields: list(2, (n) => ({
      id: guid(`field ${n}`) as UserFieldId,
      title: n === 0 ? 'Hire date' : 'Cost centre',
      type: n === 0 ? 'date' : 'text',
      predefined: false,
      origin: 'learn365',
    })),
    fieldValues: list(users * 2, (n) => ({
      userId: guid(`user ${n >> 1}`) as Learn365UserId,
      fieldId: guid(`field ${n & 1}`) as UserFieldId,
      value: n % 2 === 0 ? 86_400_000 * (15_000 + chance(`hired ${n}`, 5000)) : pick('Centre', `${n}`, 80),
    })),
    enrollments: enrollmentsOf(list(users * 6, (n) => enrollmentOf(n, users, courses))),
    roleAssignments: list(courses, (n) => ({
      id: guid(`role ${n}`),
      userId: guid(`user ${n}`) as Learn365UserId,
      role: 'Learner',
      catalogId: null,
      courseId: guid(`course ${n}`) as CourseId,
    })),
    absentOnce: [],
  }
}

/** A profile schema of a snapshot, as small as can be. */
export const smallSchema = (snapshot: Snapshot): ProfileSchema => ({
  takenAt: new Date(snapshot.takenAt).toISOString(),
  users: snapshot.users.length,
  sources: [],
  courses: snapshot.courses.map(({ id, title, type }) => ({ id, title, catalog: '', type })),
  conditions: { text: [], number: [], 'yes/no': [], date: [], course: [] },
})
