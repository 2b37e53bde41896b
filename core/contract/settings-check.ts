import { z } from 'zod'
import { SettingsInput } from './answers.ts'

/** What is tried in place of what is saved; what is left out is taken from the saved settings. */
export const SettingsToCheck = SettingsInput.partial()
export type SettingsToCheck = z.infer<typeof SettingsToCheck>

/** What is looked at, in this order; the tab has the words for each in its languages. */
export const checkIds = [
  'learn365 key',
  'learn365 full control',
  'entra sign-in',
  'User.Read.All',
  'Group.ReadWrite.All',
  'GroupMember.ReadWrite.All',
  'entra users',
  'entra secret date',
] as const
export type CheckId = (typeof checkIds)[number]

export const SettingsCheckItem = z.object({
  id: z.enum(checkIds),
  system: z.enum(['Learn365', 'Entra ID']),
  /** `not tried`: something before it does not work, or nothing is given to try it with. */
  state: z.enum(['works', 'does not work', 'not tried']),
  /** What was found, in a sentence. */
  found: z.string(),
  /** What to do about it; empty where it works. */
  whatToDo: z.string(),
})
export type SettingsCheckItem = z.infer<typeof SettingsCheckItem>

/** What works and what does not, for each system. */
export const SettingsCheck = z.object({ works: z.boolean(), items: z.array(SettingsCheckItem) })
export type SettingsCheck = z.infer<typeof SettingsCheck>
