import { createContext, use } from 'react'
import type { FilterSection } from '../../core/profile.ts'

/** The section that a rule or group is in, and how the focus is asked to go somewhere once it is drawn. */
export type Section = {
  section: FilterSection
  /** @param id of the element that is to have the focus after the next change. */
  focusNext: (id: string) => void
}

export const SectionContext = createContext<Section | undefined>(undefined)

export function useSection(): Section {
  const section = use(SectionContext)
  if (!section) throw new Error('useSection outside SectionContext')
  return section
}
