import { useState } from 'react'

/** Where somebody was in a list, kept while the tab is open: they come back to the same place. */
const places = new Map<string, unknown>()

/** A state that outlives its page. */
export function usePlace<T>(name: string, first: T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => (places.has(name) ? (places.get(name) as T) : first))
  const keep = (next: T) => {
    places.set(name, next)
    setValue(next)
  }
  return [value, keep]
}
