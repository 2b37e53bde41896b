import { z } from 'zod'
import type { ProfileDefinition } from '../../core/profile.ts'
import type { Rules } from '../../core/rules.ts'
import { definitionOf, draftOf, type Draft } from './draft.ts'
import type { NewId } from './query.ts'
import type { ThrottleForm } from './throttle-form.ts'
import type { Edited } from './use-profile-form.ts'

/** Half of a profile may be written: only what the editor itself relies on is asked for. */
const Written = z.looseObject({
  title: z.string(),
  description: z.string(),
  userProperties: z.custom<Rules | null>((rules) => typeof rules === 'object'),
  userDates: z.custom<Rules | null>((rules) => typeof rules === 'object'),
  userActivities: z.custom<Rules | null>((rules) => typeof rules === 'object'),
})

/** What somebody wrote and did not save. */
const Kept = z.object({
  at: z.iso.datetime(),
  /** The version that they began with; null for a new profile. */
  etag: z.string().nullable(),
  first: z.custom<ProfileDefinition>((first) => Written.partial().safeParse(first).success),
  written: z.custom<ProfileDefinition>((written) => Written.safeParse(written).success),
  /** As it was typed: not every text in it is a number. */
  throttle: z.custom<ThrottleForm>((throttle) => typeof throttle === 'object' && throttle !== null),
})
export type Kept = z.infer<typeof Kept>

/** Where the draft of somebody's profile is kept: another person at the same browser does not see it. */
export const draftKey = (userId: string, profile: string | undefined): string =>
  `assigner.draft-1.${userId}.${profile ?? 'new'}`

/**
 * Keeps a draft for as long as the window is open: Teams closes and reloads a tab without asking.
 * @param at now, as an ISO text.
 */
export function keepDraft(key: string, { first, saved }: Edited, draft: Draft, at: string): void {
  const kept: Kept = { at, etag: saved?.etag ?? null, first, written: definitionOf(draft), throttle: draft.throttle }
  try {
    window.sessionStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // Storage is switched off, or full: then only the question before leaving protects it.
  }
}

/** The draft that was kept; undefined where there is none, or none that can be read. */
export function keptDraft(key: string): Kept | undefined {
  try {
    return Kept.safeParse(JSON.parse(window.sessionStorage.getItem(key) ?? 'null')).data
  } catch {
    return undefined
  }
}

export function dropDraft(key: string): void {
  try {
    window.sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept either.
  }
}

/** A kept draft to be written on, and the version that it began with: who saved meanwhile is noticed when it is saved. */
export function takenUp(kept: Kept, { saved }: Edited, newId: NewId): { draft: Draft; edited: Edited } {
  return {
    draft: { ...draftOf(kept.written, newId), throttle: kept.throttle },
    edited: { first: kept.first, saved: saved && { ...saved, etag: kept.etag ?? saved.etag } },
  }
}
