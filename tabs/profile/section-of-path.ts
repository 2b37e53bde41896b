import { filterSections } from './filter-sections.ts'

export type ProfileSection = (typeof filterSections)[number] | 'basicDetails' | 'overrides' | 'courses'

const details = new Set(['title', 'description', 'enroll', 'autoPopulate', 'throttle'])

/**
 * The section of the editor that a finding's path belongs to: `userDates.rules[0].value` is in User dates.
 * @returns undefined for a path of no section.
 */
export function sectionOfPath(path: string): ProfileSection | undefined {
  const first = /^[A-Za-z]+/.exec(path)?.[0] ?? ''
  if (details.has(first)) return 'basicDetails'
  return [...filterSections, 'overrides' as const, 'courses' as const].find((section) => section === first)
}
