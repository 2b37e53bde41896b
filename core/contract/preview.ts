import { z } from 'zod'
import { Mover } from '../change-set.ts'
import { Finding } from '../findings.ts'
import { CourseId } from '../ids.ts'
import { ProfileDefinition } from '../profile.ts'

/** A profile that is being written: what is not there yet is taken as usual. */
export const ProfileDraft = ProfileDefinition.extend({
  title: ProfileDefinition.shape.title.default('Draft'),
  description: ProfileDefinition.shape.description.default('Draft'),
  enroll: z.boolean().default(false),
  autoPopulate: z.boolean().default(true),
})

const Counts = z.object({
  /** Who match the rules, before overrides. */
  matches: z.int(),
  /** Who should be in the group: match or are included, are not excluded, and can be in an Entra ID group. */
  members: z.int(),
  /** Who should be and cannot. */
  cannotBeMembers: z.int(),
})

/** So many people who would leave, by what they have; somebody may be in progress and overdue, and have completed it before. */
const byFact = { inProgress: z.int(), overdue: z.int(), completed: z.int() }

/** What a change means to people in the profile's courses, and who cannot be added. */
export const Consequences = z.object({
  /** Whether the profile enrolls its group: where it does not, leaving the group takes no course away. */
  enrolls: z.boolean(),
  leaving: z.object({
    people: z.int(),
    /** Of these, whom Learn365 has no record of: nothing can be said of their courses. */
    notInLearn365: z.int(),
    /** In one of the courses at least. */
    ...byFact,
    /** Who keep one of the courses at least, because another profile enrolls them in it. */
    keepACourse: z.int(),
  }),
  /** The courses in which there is something to say of somebody who would leave. */
  courses: z.array(
    z.object({
      id: CourseId,
      title: z.string(),
      ...byFact,
      /** Who keep it, because another profile enrolls them in it. */
      kept: z.int(),
    }),
  ),
  /** Who should be a member and cannot: how many, by reason. */
  cannotBeAdded: z.array(z.object({ because: z.string(), people: z.int() })),
})
export type Consequences = z.infer<typeof Consequences>

/** What a draft describes now, and what the next maintenance would change. */
export const ProfilePreview = z.object({
  snapshotTakenAt: z.iso.datetime(),
  /** People in Learn365 whom rules can match. */
  users: z.int(),
  /** Null where it cannot be said, see `problem`. */
  counts: Counts.nullable(),
  /** How many users satisfy each section, group and rule, by path; those that are not valid are left out. */
  clauses: z.array(z.object({ path: z.string(), users: z.int() })),
  /** Why nobody can say who the members are. */
  problem: z.string().nullable(),
  /** The change to the group as it is now; its verdict is `cannot` where nobody can say. Null for quick counts. */
  change: z
    .object({
      verdict: z.enum(['apply', 'nothing to do', 'held', 'cannot']),
      because: z.string(),
      have: z.int(),
      adds: z.int(),
      removes: z.int(),
      /** By name and in its order, as many as were asked for. */
      add: z.array(Mover),
      remove: z.array(Mover),
      /** Who would leave and is kept, with the reason. */
      kept: z.array(Mover),
    })
    .nullable(),
  /** What the change means to people; null for quick counts, and where nobody can say who the members are. */
  consequences: Consequences.nullable(),
  /** Who should be a member and cannot, by name, as many as were asked for. */
  cannot: z.array(z.object({ userId: z.string(), name: z.string(), because: z.string() })),
  /** The first hundred, errors before warnings; the last one then says how many more there are. */
  findings: z.array(Finding),
})
export type ProfilePreview = z.infer<typeof ProfilePreview>
