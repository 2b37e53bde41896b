import { useEffect, useState } from 'react'

const opened: { id?: string } = {}

/** Remembers which row was opened, so that somebody who comes back finds the focus on it. */
export const rememberOpened = (id: string): void => void (opened.id = id)

/** The row that was opened last, for somebody who comes back; undefined where there is none, or no more. */
export function useReturnTo(rows: readonly { id: string }[]): number | undefined {
  const [row] = useState(() => rows.findIndex(({ id }) => id === opened.id))
  useEffect(() => {
    delete opened.id
  }, [])
  return row < 0 ? undefined : row
}
