import { useState } from 'react'
import { remember, remembered } from './remembered.ts'

/** A choice among names that this browser remembers; anything else that is stored is ignored. */
export function useKept<T extends string>(name: string, allowed: readonly T[]): [T[], (chosen: T[]) => void] {
  const [chosen, setChosen] = useState<T[]>(() => {
    const stored = remembered(name)?.split(',') ?? []
    return allowed.filter((value) => stored.includes(value))
  })
  const keep = (values: T[]) => {
    remember(name, values.join(','))
    setChosen(values)
  }
  return [chosen, keep]
}
