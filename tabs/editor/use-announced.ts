import { useAnnounce } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'

/**
 * Says a result to who does not see it, whenever it is another one.
 * @param result empty while there is none.
 * @param opening whether the first one comes with the page, which is read anyhow.
 */
export function useAnnounced(result: string, opening = false): void {
  const { announce } = useAnnounce()
  const last = useRef('')
  useEffect(() => {
    if (result === '' || result === last.current) return
    if (last.current !== '' || !opening) announce(result)
    last.current = result
  }, [announce, opening, result])
}
