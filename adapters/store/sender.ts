import { chargeOf, codeOf } from './cosmos-error.ts'
import type { Persist } from './persist.ts'

/**
 * Sends a request to one container. Statuses in `answers` are answers rather than errors: the result is then `refused`.
 * `place` is the document, for messages.
 */
export type Send = <T extends { requestCharge: number }>(
  place: string,
  request: () => Promise<T>,
  answers?: number[],
) => Promise<T | 'refused'>

/** Repeats what failed in passing and counts the request units of every answer. */
export const sender =
  (persist: Persist, count: (requestUnits: number) => void): Send =>
  (place, request, answers = []) =>
    persist(place, async () => {
      try {
        const response = await request()
        count(response.requestCharge)
        return response
      } catch (error) {
        count(chargeOf(error))
        if (answers.includes(Number(codeOf(error)))) return 'refused'
        throw error
      }
    })
