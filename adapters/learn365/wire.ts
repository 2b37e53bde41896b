import { z } from 'zod'
import { CatalogId, CourseId, Learn365UserId, UserFieldId } from '../../core/ids.ts'

/*
 * Learn365's wire format. Enums come as names or as numbers (its documents disagree), dates as ISO texts with sentinels
 * for "never", absent values as null.
 */
type Names<T extends string> = { [name: string]: T }

/** Reads an enum given as a name in any case or as a number; anything else is a finding, never a guess. */
const enumOf = <T extends string>(names: Names<T>, numbers: Record<number, T>) =>
  z.union([z.string(), z.number()]).transform((value, context): T => {
    const known = typeof value === 'number' ? numbers[value] : (names[value.toLowerCase()] ?? numbers[Number(value)])
    if (known !== undefined) return known
    context.addIssue({ code: 'custom', message: `one of ${Object.keys(names).join(', ')}` })
    return z.NEVER
  })

const sentinels = ['0001-', '1753-01-01', '9999-12-31']
/** An instant in milliseconds, or null for an absent date or a sentinel. */
const instant = z
  .string()
  .nullish()
  .transform((text, context): number | null => {
    if (text === null || text === undefined || sentinels.some((s) => text.startsWith(s))) return null
    // Learn365 writes up to seven digits of a second; Date reads three.
    const at = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'))
    if (!Number.isNaN(at)) return at
    context.addIssue({ code: 'custom', message: 'a date such as 2026-01-15T15:00:00Z' })
    return z.NEVER
  })

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null)

export const WireCourse = z.object({
  Id: CourseId,
  CourseCatalogId: CatalogId.nullish().transform((id) => id ?? null),
  Title: text,
  CourseType: z.union([z.string(), z.number()]).nullish(),
  IsPublished: flag,
  IsDeleted: flag,
})

export const WireCatalog = z.object({ Id: CatalogId, Title: text, IsDeleted: flag })

export const WireUser = z.object({
  Id: Learn365UserId,
  LoginName: text,
  Title: text,
  Email: text,
  Department: text,
  City: text,
  Country: text,
  Office: text,
  JobTitle: text,
  Company: text,
  DirectoryObjectId: text,
  PrincipalType: enumOf({ user: 'user', group: 'group' }, { 0: 'user', 1: 'group' }).nullish(),
  UserSource: enumOf(
    { azuread: 'entra', azureb2c: 'b2c', internal: 'internal' },
    { 0: 'entra', 1: 'b2c', [-1]: 'internal' },
  ).nullish(),
  IsDeleted: flag,
})

export const WireUserField = z.object({
  Id: UserFieldId,
  Title: text,
  Type: enumOf(
    { string: 'text', boolean: 'yes/no', number: 'number', datetime: 'date' },
    { 0: 'text', 1: 'yes/no', 2: 'number', 3: 'date' },
  ),
  IsPredefined: flag,
})

export const WireFieldValue = z.object({
  UserId: Learn365UserId,
  FieldId: UserFieldId,
  StringValue: text,
  NumberValue: z.number().nullish(),
  BooleanValue: z.boolean().nullish(),
  DateTimeValue: instant,
})

export const WireEnrollment = z.object({
  CourseId,
  UserId: Learn365UserId,
  RegistrationDate: instant,
  StartDate: instant,
  CompletionDate: instant,
  DueDate: instant,
  RegistrationStatus: enumOf(
    { active: 'active', awaiting: 'awaiting', cancelled: 'cancelled', canceled: 'cancelled', expired: 'expired' },
    { 0: 'active', 1: 'awaiting', 2: 'cancelled', 3: 'expired' },
  ),
  CoursePassingStatus: enumOf(
    {
      completed: 'completed',
      notstarted: 'not started',
      'not started': 'not started',
      inprogress: 'in progress',
      'in progress': 'in progress',
    },
    { 0: 'completed', 1: 'not started', 2: 'in progress' },
  ).nullish(),
})

export const WireRoleAssignment = z.object({
  Id: z.string().min(1),
  UserId: Learn365UserId,
  Role: z
    .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
    .nullish()
    .transform((role) => (Array.isArray(role) ? role.join(', ') : String(role ?? ''))),
  RoleScope: z
    .object({ CourseCatalogId: CatalogId.nullish(), CourseId: CourseId.nullish() })
    .nullish()
    .transform((scope) => ({ catalogId: scope?.CourseCatalogId ?? null, courseId: scope?.CourseId ?? null })),
})

/** A page of an OData list; rows are read one by one, so that a finding names the row. */
export const WirePage = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().nullish(),
  '@odata.count': z.coerce.number().int().nullish().catch(null),
})

/** An OData error, or whatever came instead. */
export const WireError = z.object({ error: z.object({ code: z.string().nullish(), message: z.string().nullish() }) })
