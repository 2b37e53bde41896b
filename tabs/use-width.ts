import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/**
 * How wide an element is, in CSS pixels, also when that changes.
 * @param first until it is known.
 */
export function useWidth<T extends Element>(first: number): { element: RefObject<T | null>; width: number } {
  const element = useRef<T>(null)
  const [width, setWidth] = useState(first)
  useLayoutEffect(() => {
    const seen = element.current
    if (!seen) return
    const observer = new ResizeObserver(() => setWidth(Math.round(seen.getBoundingClientRect().width)))
    observer.observe(seen)
    return () => observer.disconnect()
  }, [])
  return { element, width }
}
