import { z } from 'zod'
import { enrollmentStatuses, passings } from '../enrollments.ts'
import { Finding } from '../findings.ts'
import { Rule } from '../rules.ts'

const date = z.string().nullable()

/** A registration, its dates as they are in the tenant's time zone. */
export const Registration = z.object({
  status: z.enum(enrollmentStatuses),
  passing: z.enum(passings),
  registered: date,
  started: date,
  completed: date,
  due: date,
})

/** What the person has at a source of a rule. */
export const OwnValue = z.object({
  source: z.string(),
  label: z.string(),
  /** Whether the rule's condition holds for it. */
  holds: z.boolean(),
  /** The value as a text; null when blank, and for a course. */
  value: z.string().nullable(),
  /** The registrations in a course, all of them. */
  registrations: z.array(Registration),
})
export type OwnValue = z.infer<typeof OwnValue>

export const RuleVerdict = z.object({
  kind: z.literal('rule'),
  path: z.string(),
  holds: z.boolean(),
  rule: Rule,
  /** Of its sources, so many must hold. */
  needed: z.int(),
  own: z.array(OwnValue),
})
/** The rule tree with a person's own values and the verdict of each clause. */
export const ClauseVerdict = z.object({
  kind: z.literal('group'),
  path: z.string(),
  holds: z.boolean(),
  relation: z.enum(['and', 'or']),
  not: z.boolean(),
  get clauses(): z.ZodArray<z.ZodUnion<[typeof RuleVerdict, typeof ClauseVerdict]>> {
    return z.array(z.union([RuleVerdict, ClauseVerdict]))
  },
})
export type RuleVerdict = z.infer<typeof RuleVerdict>
export type ClauseVerdict = z.infer<typeof ClauseVerdict>

/** An override that names the person, or a profile. */
export const OverrideVerdict = z.object({
  path: z.string(),
  list: z.enum(['include', 'exclude']),
  kind: z.enum(['user', 'profile']),
  id: z.string(),
  name: z.string(),
  reason: z.string().nullable(),
  /** Whether it is this person, or the person is in that profile; null where that cannot be said. */
  holds: z.boolean().nullable(),
})
export type OverrideVerdict = z.infer<typeof OverrideVerdict>

/** One thing that would have to be otherwise. */
export const FlipStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    source: z.string(),
    label: z.string(),
    /** What it is (null when blank), and one value with which the answer would flip. */
    from: z.string().nullable(),
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('value'), value: z.string() }),
      z.object({ kind: z.literal('blank') }),
      z.object({ kind: z.literal('anything else') }),
    ]),
    /** The same of a course: the registrations there are, and those with which the answer would flip. */
    course: z.object({ from: z.array(Registration), to: z.array(Registration), isLatest: z.boolean() }).optional(),
    /** The rules whose verdicts this changes. */
    rules: z.array(z.string()),
  }),
  z.object({ kind: z.literal('override'), path: z.string(), change: z.enum(['take out', 'add']) }),
])
export type FlipStep = z.infer<typeof FlipStep>

/** Why somebody is in a profile, or is not. */
export const Why = z.object({
  profileId: z.string(),
  title: z.string(),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  snapshotTakenAt: z.iso.datetime(),
  /** Whether the person should be in the group; null where that cannot be said, see `problem`. */
  member: z.boolean().nullable(),
  /** The reason in a sentence. */
  because: z.string(),
  /** Why nobody can say who the members are. */
  problem: z.object({ because: z.string(), findings: z.array(Finding) }).nullable(),
  /** Null when the profile has no filter, or it is not valid. */
  filter: ClauseVerdict.nullable(),
  overrides: z.array(OverrideVerdict),
  /** Why somebody who should be a member cannot be in an Entra ID group. */
  cannotBeAdded: z.string().nullable(),
  /** The smallest change that would flip the answer; null where none was found, or where it does not lie with the person. */
  flip: z.array(FlipStep).nullable(),
})
export type Why = z.infer<typeof Why>
