import type { Names } from '../profile/rule-sentence.ts'
import type { Spoken } from '../words/words-context.ts'

/** The names of what a change may point to; undefined for what is not known (any more). */
export type ChangeNames = Names & {
  user: (id: string) => string | undefined
  profile: (id: string) => string | undefined
}

export type Telling = Spoken & { names: ChangeNames }

/** The users that overrides in these values name, by their ids. */
export function usersIn(values: readonly unknown[]): string[] {
  const ids = values.flat(2).flatMap((value) => (isRecord(value) ? usersOf(value) : []))
  return [...new Set(ids)]
}

const usersOf = (value: Record<string, unknown>): string[] =>
  value['kind'] === 'user' && typeof value['id'] === 'string'
    ? [value['id']]
    : usersIn([value['include'], value['exclude']].filter((list) => Array.isArray(list)))

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
