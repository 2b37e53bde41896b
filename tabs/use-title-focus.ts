import { useEffect, useRef, type RefObject } from 'react'

const visits = { pages: 0 }

/** Begins a page that was navigated to at its top, with the focus on its title, so that it is read out. */
export function useTitleFocus(): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (visits.pages > 0) {
      window.scrollTo({ top: 0 })
      title.current?.focus({ preventScroll: true })
    }
    visits.pages += 1
  }, [])
  return title
}
