import type { FilterSection } from '../../core/profile.ts'
import { filterSections } from '../profile/filter-sections.ts'

/** The section of a filter that a rule's path lies in: `userDates.rules[0]`. */
export const filterSectionOf = (path: string): FilterSection =>
  filterSections.find((section) => path.startsWith(section)) ?? 'userProperties'
