import fc from 'fast-check'
import { enrollmentsOf, type Enrollment } from '../../../core/enrollments.ts'
import type { CatalogId, CourseId, Learn365UserId, TenantId, UserFieldId } from '../../../core/ids.ts'
import type { Snapshot } from '../../../core/snapshot.ts'

const id = <T extends string>() =>
  fc.oneof(fc.uuid(), fc.string({ minLength: 1, maxLength: 12 })) as unknown as fc.Arbitrary<T>
const text = () =>
  fc.oneof(fc.constantFrom('Sales', 'Köln', '東京', '', ' '), fc.string({ unit: 'grapheme', maxLength: 20 }))
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

/** Whole days, whole seconds or milliseconds, of any year. */
const instant = () =>
  fc
    .oneof(
      fc.integer({ min: -100_000, max: 100_000 }).map((day) => day * 86_400_000),
      fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }).map((second) => second * 1000),
      fc.maxSafeInteger(),
    )
    .map((ms) => ms + 0)

const rows = <T extends object>(row: { [P in keyof T]: fc.Arbitrary<T[P]> }) =>
  fc.array(fc.record(row), { maxLength: 60, size: 'max' }) as unknown as fc.Arbitrary<T[]>

/** Enrollments of any content; people register more than once. */
export const anyEnrollments = (): fc.Arbitrary<Enrollment[]> =>
  rows<Enrollment>({
    userId: fc.oneof(id<Learn365UserId>(), fc.constant('ana' as Learn365UserId)),
    courseId: fc.oneof(id<CourseId>(), fc.constant('safety' as CourseId)),
    registeredAt: orNull(fc.oneof(instant(), fc.constant(0))),
    startedAt: orNull(instant()),
    completedAt: orNull(instant()),
    dueAt: orNull(instant()),
    status: fc.constantFrom('active', 'awaiting', 'cancelled', 'expired'),
    passing: fc.constantFrom('completed', 'not started', 'in progress'),
  })

/** Snapshots of any content, in any order; ids need not be GUIDs, nor different. */
export const anySnapshot = (tenantId: TenantId): fc.Arbitrary<Snapshot> =>
  fc.record({
    tenantId: fc.constant(tenantId),
    id: fc.string({ minLength: 1 }),
    takenAt: fc.nat(),
    courses: rows<Snapshot['courses'][number]>({
      id: id<CourseId>(),
      catalogId: orNull(id<CatalogId>()),
      title: text(),
      type: text(),
      published: fc.boolean(),
    }),
    catalogs: rows<Snapshot['catalogs'][number]>({ id: id<CatalogId>(), title: text() }),
    users: rows<Snapshot['users'][number]>({
      id: id<Learn365UserId>(),
      login: text(),
      directoryId: orNull(id<string>()),
      title: orNull(text()),
      email: orNull(text()),
      city: orNull(text()),
      company: orNull(text()),
      department: orNull(text()),
      country: orNull(text()),
      office: orNull(text()),
      jobTitle: orNull(text()),
      principal: fc.constantFrom('user', 'group'),
      origin: fc.constantFrom('entra', 'b2c', 'internal'),
      deleted: fc.boolean(),
    }),
    userFields: rows<Snapshot['userFields'][number]>({
      id: id<UserFieldId>(),
      title: text(),
      type: fc.constantFrom('text', 'number', 'yes/no', 'date'),
      predefined: fc.boolean(),
      origin: fc.constantFrom('learn365', 'entra'),
    }),
    fieldValues: rows<Snapshot['fieldValues'][number]>({
      userId: id<Learn365UserId>(),
      fieldId: id<UserFieldId>(),
      value: fc.oneof(
        text(),
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      ),
    }),
    enrollments: anyEnrollments().map(enrollmentsOf),
    roleAssignments: rows<Snapshot['roleAssignments'][number]>({
      id: id<string>(),
      userId: id<Learn365UserId>(),
      role: text(),
      catalogId: orNull(id<CatalogId>()),
      courseId: orNull(id<CourseId>()),
    }),
    absentOnce: rows<Snapshot['absentOnce'][number]>({
      id: id<Learn365UserId>(),
      directoryId: orNull(fc.uuid()) as unknown as fc.Arbitrary<Snapshot['absentOnce'][number]['directoryId']>,
    }),
  })
