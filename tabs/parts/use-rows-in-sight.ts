import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { aroundRows, fitted, noteHeights, rowsInSight, type Heights } from './rows-in-sight.ts'

/** Rows that are drawn before anything is known of the window. */
const atFirst = 20
/** A row of one line, in CSS pixels; the rows themselves are measured. */
const unmeasured = (): Heights => ({ known: new Map(), usual: 45 })

/**
 * Of a long list in the page, the rows that are in sight.
 * @param ids of all rows, in their order.
 * @param returnTo the row that somebody comes back to: it is scrolled to, and its link has the focus.
 * @returns the rows to draw, and the ref of the element that has them, and nothing else, as its children.
 */
export function useRowsInSight(ids: readonly string[], returnTo: number | undefined) {
  const body = useRef<HTMLDivElement>(null)
  const heights = useRef(unmeasured())
  const returning = useRef(returnTo)
  const [inSight, setInSight] = useState(() =>
    aroundRows(ids, unmeasured(), Math.max(0, (returnTo ?? 0) - atFirst), (returnTo ?? 0) + atFirst),
  )
  const rows = fitted(inSight, ids.length)

  useLayoutEffect(() => {
    const drawn = [...(body.current?.children ?? [])].flatMap((row, i) => {
      const id = ids[rows.first + i]
      return id === undefined ? [] : [[id, row.getBoundingClientRect().height] as const]
    })
    heights.current = noteHeights(heights.current, drawn)
  }, [ids, rows.first, rows.end])

  useEffect(() => {
    const look = () => {
      const { current } = body
      if (!current) return
      const next = rowsInSight(ids, heights.current, -current.getBoundingClientRect().top, window.innerHeight)
      setInSight((before) => (before.first === next.first && before.end === next.end ? before : next))
    }
    // Before the browser draws: what is scrolled into sight is there in the same frame.
    const lookAtOnce = () => flushSync(look)
    // Once the page has taken the focus.
    const frame = requestAnimationFrame(() => {
      if (returning.current !== undefined) goBack(body.current?.children[returning.current - inSight.first])
      returning.current = undefined
      look()
      window.addEventListener('scroll', lookAtOnce, { passive: true })
      window.addEventListener('resize', lookAtOnce)
    })
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', lookAtOnce)
      window.removeEventListener('resize', lookAtOnce)
    }
    // The rows of the first frame alone matter here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ids])

  return { body, ...rows }
}

function goBack(row: Element | undefined): void {
  row?.scrollIntoView({ block: 'center' })
  row?.querySelector('a')?.focus({ preventScroll: true })
}
