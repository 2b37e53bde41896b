import { useEffect, useState } from 'react'
import { dropDraft, keepDraft, keptDraft, type Kept } from './kept-draft.ts'
import type { Edited, ProfileForm } from './use-profile-form.ts'

const afterMs = 500

/**
 * Keeps what is written and not saved, until it is saved or left on purpose.
 * @param isLeaving somebody has saved it, or said that it may go.
 * @returns what was kept the last time, until it is taken up or dropped.
 */
export function useKeptDraft(key: string, edited: Edited, { draft, unsaved }: ProfileForm, isLeaving: boolean) {
  const [offered, setOffered] = useState<Kept | undefined>(() => keptDraft(key))
  useEffect(() => {
    if (isLeaving) dropDraft(key)
    if (isLeaving || !unsaved) return
    const keep = () => keepDraft(key, edited, draft, new Date().toISOString())
    const timer = setTimeout(keep, afterMs)
    window.addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', keep)
    }
  }, [draft, edited, isLeaving, key, unsaved])
  return {
    offered,
    taken: () => setOffered(undefined),
    drop: () => {
      dropDraft(key)
      setOffered(undefined)
    },
  }
}
