import { makeStyles } from '@fluentui/react-components'
import { useEffect, useRef, type ReactNode } from 'react'

const useStyles = makeStyles({ root: { alignSelf: 'center' } })

/** So far ahead of the window a list goes on: a few turns of the wheel. */
const ahead = '1500px'

/**
 * Stands at the end of a list that goes on when somebody scrolls near its end, before they see it.
 * @param children a button for the same, for whoever comes here by the keyboard, or faster than the list grows.
 */
export function NearTheEnd({ onNear, children }: { onNear: () => void; children: ReactNode }) {
  const styles = useStyles()
  const root = useRef<HTMLDivElement>(null)
  // Looked for anew with each drawing: after growing, the end may still be near.
  useEffect(() => {
    const element = root.current
    if (!element) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onNear()
      },
      { rootMargin: ahead },
    )
    observer.observe(element)
    return () => observer.disconnect()
  })
  return (
    <div ref={root} className={styles.root} data-more>
      {children}
    </div>
  )
}
