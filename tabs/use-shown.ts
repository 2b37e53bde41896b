import { useEffect } from 'react'
import { useTab } from './tab-context.ts'

/** Tells where the tab runs that there is something to see: a page or, with an error, the screen about it. */
export function useShown(is: 'nothing yet' | 'a page' | { error: unknown }): void {
  const { shown } = useTab()
  const error = typeof is === 'object' ? is.error : undefined
  const what = typeof is === 'object' ? 'an error' : is
  useEffect(() => {
    if (what === 'a page') shown()
    if (what === 'an error') shown(error)
  }, [what, error, shown])
}
