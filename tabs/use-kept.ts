import { useState } from 'react'

/** A choice among names that this browser remembers; anything else that is stored is ignored. */
export function useKept<T extends string>(name: string, allowed: readonly T[]): [T[], (chosen: T[]) => void] {
  const key = `assigner.${name}`
  const [chosen, setChosen] = useState<T[]>(() => {
    const stored = (window.localStorage.getItem(key) ?? '').split(',')
    return allowed.filter((value) => stored.includes(value))
  })
  const keep = (values: T[]) => {
    window.localStorage.setItem(key, values.join(','))
    setChosen(values)
  }
  return [chosen, keep]
}
