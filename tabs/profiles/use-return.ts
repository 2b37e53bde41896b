import { useEffect } from 'react'
import { hashOf } from '../route.ts'

const opened: { id?: string } = {}

/** Remembers which row was opened, so that somebody who comes back finds the focus on it. */
export const rememberOpened = (id: string): void => void (opened.id = id)

/** The row that the focus goes back to. */
export const lastOpened = (): string | undefined => opened.id

/** Puts the focus back on the row that was opened last, once the page has taken its own. */
export function useReturn(): void {
  useEffect(() => {
    const { id } = opened
    if (id === undefined) return
    delete opened.id
    const frame = requestAnimationFrame(() => {
      const link = document.querySelector<HTMLElement>(`a[href="${CSS.escape(hashOf({ page: 'profile', id }))}"]`)
      link?.scrollIntoView({ block: 'center' })
      link?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [])
}
