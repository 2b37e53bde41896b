import { useEffect, useRef, type RefObject } from 'react'

/** Brings an element into sight, wherever somebody has scrolled to, as soon as there is something in it to see. */
export function useScrollTo<E extends HTMLElement>(isThere: boolean): RefObject<E | null> {
  const element = useRef<E>(null)
  useEffect(() => {
    if (isThere) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isThere])
  return element
}
