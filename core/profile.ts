import { z } from 'zod'
import type { About } from './about-finding.ts'
import { CourseId, EntraGroupId, EntraUserId, Learn365UserId, ProfileId, TenantId } from './ids.ts'
import { Rules } from './rules.ts'
import { isOneLine } from './text.ts'

const Limit = z.strictObject({ kind: z.enum(['members', 'percent']), limit: z.number().min(0).max(1_000_000) })

/** The limit on member changes of a profile; `adds`, `removes` and `floor` refine it. */
const refinements = {
  adds: Limit.optional(),
  removes: Limit.optional(),
  /** A percentage does not count while the group has fewer members than this. */
  floor: z.int().min(0).optional(),
}
export const Throttle = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), ...refinements }),
  z.strictObject({ kind: z.literal('members'), limit: Limit.shape.limit, ...refinements }),
  z.strictObject({ kind: z.literal('percent'), limit: Limit.shape.limit, ...refinements }),
])
export type Throttle = z.infer<typeof Throttle>
export type ThrottleLimit = z.infer<typeof Limit>

const whole = (text: string): boolean => text.isWellFormed()
const brokenText: About = { code: 'broken text' }
const wholeText = { error: 'a text of whole characters', params: { about: brokenText } }
const reason = z.string().max(500).refine(whole, wholeText).optional()
export const Override = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), id: Learn365UserId, reason }),
  z.strictObject({ kind: z.literal('profile'), id: ProfileId, reason }),
])
export type Override = z.infer<typeof Override>

const notOneLine: About = { code: 'not one line' }
const oneLine = z
  .string()
  .trim()
  .min(1, 'a text that is not blank')
  .refine(isOneLine, { error: 'one line of whole characters', params: { about: notOneLine } })

/** Characters of a title at most. */
export const mostOfTitle = 200

/** What an administrator writes: the guide's six sections. Title and description are required fields there. */
export const ProfileDefinition = z.strictObject({
  title: oneLine.max(mostOfTitle),
  description: z.string().trim().min(1, 'a text that is not blank').max(4_000).refine(whole, wholeText),
  enroll: z.boolean(),
  autoPopulate: z.boolean(),
  throttle: Throttle.default({ kind: 'percent', limit: 20 }),
  /** How the three filter sections combine; an empty section takes no part. */
  sections: z.enum(['all', 'any']).default('all'),
  userProperties: Rules.nullish(),
  userDates: Rules.nullish(),
  userActivities: Rules.nullish(),
  overrides: z
    .strictObject({
      include: z.array(Override).max(10_000).default([]),
      exclude: z.array(Override).max(10_000).default([]),
    })
    .default({ include: [], exclude: [] }),
  courses: z
    .array(CourseId)
    .max(2_000)
    .overwrite((ids) => [...new Set(ids)])
    .default([]),
})
export type ProfileDefinition = z.infer<typeof ProfileDefinition>

export const filterSections = ['userProperties', 'userDates', 'userActivities'] as const
export type FilterSection = (typeof filterSections)[number]

/** A stored profile: the definition, and what maintenance has made of it. */
export const Profile = z.object({
  id: ProfileId,
  tenantId: TenantId,
  definition: ProfileDefinition,
  createdAt: z.iso.datetime(),
  modifiedAt: z.iso.datetime(),
  /** E-mail address of the person who last changed it. */
  updatedBy: z.string(),
  /** Its Entra ID group, once created, and the name it was given. */
  group: z.object({ id: EntraGroupId, name: z.string() }).nullable(),
  /** The group was created, and has not had all its members yet: its first population is under way, or was interrupted. */
  filling: z.boolean().default(false),
  /** Gains a course before Enroll, loses it after Unenroll; only these are ever unenrolled. */
  enrolledCourses: z.array(CourseId),
  /** The group has been taken out of every catalog since enroll was switched off. */
  retracted: z.boolean(),
  /** Deleted by a person; `handled` once maintenance has done its part. `former` are the switches to restore. */
  deletion: z
    .object({
      at: z.iso.datetime(),
      handled: z.boolean(),
      former: z.object({ enroll: z.boolean(), autoPopulate: z.boolean() }),
    })
    .nullable(),
  /** What of its rules is gone, as the contact was last told; null while they are whole. */
  toldOf: z.string().nullable().default(null),
  /** People whom Entra ID does not know any more, by one snapshot: not tried again before the next. */
  refused: z
    .object({ snapshot: z.string(), ids: z.array(EntraUserId) })
    .nullable()
    .default(null),
  /** What the last maintenance said of it. */
  lastOutcome: z
    .object({
      at: z.iso.datetime(),
      verdict: z.string(),
      because: z.string(),
      members: z.int().nullable(),
      kept: z.int().default(0),
    })
    .nullable(),
})
export type Profile = z.infer<typeof Profile>

/** The filter sections that take part: those with at least one rule or group. */
export const usedSections = (definition: ProfileDefinition): FilterSection[] =>
  filterSections.filter((name) => (definition[name]?.rules.length ?? 0) > 0)

/** Of a profile with neither rules nor overrides: why nobody can say who its members are. */
export const nothingInIt = 'it has no filter and no overrides'

/** Prefix and title, cut to the 256 characters that Entra ID allows for a group's name. */
export const groupName = (prefix: string, title: string): string => `${prefix}${title}`.slice(0, 256)
