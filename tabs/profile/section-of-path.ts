import { filterSections } from './filter-sections.ts'

export type ProfileSection = (typeof filterSections)[number] | 'basicDetails' | 'overrides' | 'courses'

/** The section of the editor that a finding's path belongs to: `userDates.rules[0].value` is in User dates. */
export function sectionOfPath(path: string): ProfileSection {
  const first = /^[A-Za-z]+/.exec(path)?.[0] ?? ''
  return (
    [...filterSections, 'overrides' as const, 'courses' as const].find((section) => section === first) ?? 'basicDetails'
  )
}
