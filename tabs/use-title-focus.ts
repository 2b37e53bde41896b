import { useEffect, useRef, type RefObject } from 'react'

const visits = { pages: 0 }

/** Moves the focus to the title of a page that was navigated to, so that it is read out; not on the first one. */
export function useTitleFocus(): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (visits.pages > 0) title.current?.focus({ preventScroll: true })
    visits.pages += 1
  }, [])
  return title
}
