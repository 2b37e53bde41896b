import fc from 'fast-check'
import { enrollmentsOf, type Enrollment } from '../../core/enrollments.ts'
import type { CourseId, Learn365UserId, TenantId, UserFieldId } from '../../core/ids.ts'
import type { FieldType, FieldValue, Snapshot, User, UserField } from '../../core/snapshot.ts'
import { moments, storedIn } from './witness-dates.ts'

/*
 * Tenants for the comparison with SQL: few people, and many sorts of blanks, spellings, quotes, days, instants, zones,
 * ties and rows of people and courses that are not there.
 */

const texts = [
  'Oslo',
  'oslo',
  ' ＯＳＬＯ ',
  'Las Vegas',
  'las\t vegas',
  '東京',
  'ﾄｳｷｮｳ',
  "O'Fallon",
  '100%',
  'a_b\\c',
  'STRASSE',
]
export const wanted = [...texts, 'o', 'Straße', '%', '_', "'", 'トウキョウ', ' VEGAS ']
const blankOrText = fc.option(fc.constantFrom('', ' \u3000', ...texts), { nil: null })

export const fieldTypes: [id: string, type: FieldType][] = [
  ['level', 'number'],
  ['certified', 'yes/no'],
  ['hired', 'date'],
  ['reviewed', 'date'],
  ['cost-centre', 'text'],
  ['entra:employeeHireDate', 'date'],
  ['entra:employeeType', 'text'],
]
export const courseIds = ['safety', 'outlook', 'first-aid'].map((id) => id as CourseId)

const userFields = fieldTypes.map(([id, type]): UserField => ({
  id: id as UserFieldId,
  title: id,
  type,
  predefined: false,
  origin: id.startsWith('entra:') ? 'entra' : 'learn365',
}))

const userId = (n: number): Learn365UserId => `user-${n}` as Learn365UserId
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 3)

type About = Pick<User, 'city' | 'company' | 'jobTitle' | 'principal' | 'origin' | 'deleted'>
const about: fc.Arbitrary<About> = fc.record({
  city: blankOrText,
  company: blankOrText,
  jobTitle: blankOrText,
  principal: fc.constantFrom('user', 'user', 'user', 'user', 'user', 'group'),
  origin: fc.constantFrom('entra', 'entra', 'b2c'),
  deleted: fc.constantFrom(false, false, false, false, false, true),
})

const valueOf = (type: FieldType, stored: fc.Arbitrary<number>): fc.Arbitrary<FieldValue['value']> => {
  switch (type) {
    case 'text':
      return fc.constantFrom('', ...texts)
    case 'number':
      return fc.oneof({ weight: 9, arbitrary: number }, { weight: 1, arbitrary: fc.constant('2') })
    case 'yes/no':
      return fc.boolean()
    case 'date':
      return stored
  }
}

type Row = Omit<Enrollment, 'userId' | 'courseId'>
/** What is completed may lack its date, and what is not has none; some complete at the very moment it is due. */
const row = (stored: fc.Arbitrary<number>): fc.Arbitrary<Row> => {
  const maybe = fc.option(stored, { nil: null })
  return fc
    .record({
      registeredAt: maybe,
      startedAt: maybe,
      completedAt: maybe,
      dueAt: maybe,
      status: fc.constantFrom<Row['status']>('active', 'awaiting', 'cancelled', 'expired'),
      passing: fc.constantFrom<Row['passing']>('completed', 'completed', 'not started', 'in progress'),
      isJustInTime: fc.constantFrom(false, false, true),
    })
    .map(({ isJustInTime, ...one }) => {
      if (one.passing !== 'completed') return { ...one, completedAt: null }
      return isJustInTime ? { ...one, dueAt: one.completedAt } : one
    })
}

/** How many people a tenant has at most; overrides name one more. */
export const mostPeople = 60

const userOf = (one: About, n: number): User => ({
  department: null,
  country: null,
  office: null,
  email: `${n}@contoso.example`,
  title: `Person ${n}`,
  ...one,
  id: userId(n),
  login: `person${n}`,
  directoryId: null,
})

/** A tenant of at least so many people, and a moment around which their dates lie. */
export const aTenantAtAMoment = (least: number) =>
  fc.constantFrom(...moments).chain((at) => {
    const stored = storedIn(at)
    const someone = fc.record({
      about,
      values: fc.tuple(...fieldTypes.map(([, type]) => fc.option(valueOf(type, stored), { nil: undefined }))),
      rows: fc.array(fc.tuple(fc.constantFrom(...courseIds, 'gone' as CourseId), row(stored)), { maxLength: 4 }),
    })
    return fc.array(someone, { minLength: least, maxLength: mostPeople }).map((people) => {
      const fieldValues = people.flatMap(({ values }, n) =>
        values.flatMap((value, i) => {
          const id = userFields[i]?.id
          return value === undefined || id === undefined ? [] : [{ userId: userId(n), fieldId: id, value }]
        }),
      )
      const enrollments = people.flatMap(({ rows }, n) =>
        rows.map(([courseId, one]) => ({ userId: userId(n), courseId, ...one })),
      )
      const snapshot: Snapshot = {
        tenantId: 'contoso' as TenantId,
        id: 'data refresh:test',
        takenAt: at.now.getTime(),
        courses: courseIds.map((id) => ({ id, catalogId: null, title: id, type: 'Course', published: true })),
        catalogs: [],
        users: people.map((one, n) => userOf(one.about, n)),
        userFields,
        fieldValues,
        enrollments: enrollmentsOf(enrollments),
        roleAssignments: [],
        absentOnce: [],
      }
      return { snapshot, at }
    })
  })
