/** How a number of people reads. */
const people = (n: number, shown: string) => (n === 1 ? '1 person' : `${shown} people`)

/** What a change means to people, in words; `shown` is the number as it is written. */
export const enConsequences = {
  title: 'What this means to people',
  unknown: 'It cannot be said now what this would mean: the members of the profile cannot be computed.',
  nobodyLeaves: 'Nobody leaves the group: no course is taken away.',
  enrollsNot: 'The profile does not enroll its group: leaving it takes no course away.',
  leaving: (n: number, shown: string) => `${people(n, shown)} would leave the group.`,
  inProgress: (n: number, shown: string) => `${people(n, shown)} in progress in a course`,
  overdue: (n: number, shown: string) => `${people(n, shown)} overdue in a course`,
  completed: (n: number, shown: string) => `${people(n, shown)} completed a course`,
  keepACourse: (n: number, shown: string) => `${people(n, shown)} keep a course through another profile`,
  notInLearn365: (n: number, shown: string) =>
    `${people(n, shown)} not known to Learn365: nothing can be said of their courses`,
  courses: 'Courses of those who would leave',
  column: {
    title: 'Course',
    inProgress: 'In progress',
    overdue: 'Overdue',
    completed: 'Completed',
    kept: 'Keep it through another profile',
  },
  cannotBeAdded: 'Cannot be added',
  people,
}
export type ConsequencesWords = typeof enConsequences
