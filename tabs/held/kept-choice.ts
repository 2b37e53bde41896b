import { z } from 'zod'
import { directions, type Choice } from './approval.ts'

const Kept = z.object({ direction: z.enum(directions), unticked: z.array(z.string()) })

/** Nobody is left out. */
export const everybody: Choice = { direction: 'both', unticked: new Set() }

/** Where somebody's choice about a held change is kept: another person at the same browser does not see it. */
export const choiceKey = (userId: string, set: string): string => `assigner.choice-1.${userId}.${set}`

/** Keeps a choice that is not sent yet for as long as the window is open: to look something up must not lose it. */
export function keepChoice(key: string, { direction, unticked }: Choice): void {
  try {
    window.sessionStorage.setItem(key, JSON.stringify({ direction, unticked: [...unticked] }))
  } catch {
    // Storage is switched off, or full: then it is lost with the page.
  }
}

/** The choice that was kept; undefined where there is none, or none that can be read. */
export function keptChoice(key: string): Choice | undefined {
  try {
    const { data } = Kept.safeParse(JSON.parse(window.sessionStorage.getItem(key) ?? 'null'))
    return data && { ...data, unticked: new Set(data.unticked) }
  } catch {
    return undefined
  }
}

export function dropChoice(key: string): void {
  try {
    window.sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept either.
  }
}
