import { z } from 'zod'

/** So many people, each once. */
const Counts = z.object({
  inProgress: z.int(),
  overdue: z.int(),
  completed: z.int(),
  /** Who keep the course, because another profile that is assigned to it describes them, too. */
  kept: z.int(),
})

export const CourseConsequence = Counts.extend({ id: z.string(), title: z.string() })
export type CourseConsequence = z.infer<typeof CourseConsequence>

/** What a change of members means to people. */
export const Consequences = z.object({
  /** Of those who would leave, in any of the profile's courses. */
  leaving: Counts.extend({ people: z.int() }),
  /** The same by course. */
  courses: z.array(CourseConsequence),
  /** Who should be added and cannot, by reason. */
  cannotBeAdded: z.array(z.object({ because: z.string(), people: z.int() })),
})
export type Consequences = z.infer<typeof Consequences>
