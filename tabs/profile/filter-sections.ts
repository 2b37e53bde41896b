import type { FilterSection } from '../../core/profile.ts'

/** The sections that hold rules, in the order of the editor. */
export const filterSections = ['userProperties', 'userDates', 'userActivities'] as const satisfies FilterSection[]
