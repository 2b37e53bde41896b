import { chargeOf, codeOf, wasRepeated } from './cosmos-error.ts'
import type { Persist } from './persist.ts'

/**
 * A status that is an answer rather than an error. `perhapsOurs`: the request had been sent before, so that what it met may
 * be what it has done itself.
 */
export type Refused = { refused: number; perhapsOurs: boolean }

/** Sends a request to one container. `place` is the document, for messages; `answers` are the statuses to give back. */
export type Send = <T extends { requestCharge: number }>(
  place: string,
  request: () => Promise<T>,
  answers?: number[],
) => Promise<T | Refused>

/** Repeats what failed in passing and counts the request units of every answer. */
export const sender =
  (persist: Persist, count: (requestUnits: number) => void): Send =>
  (place, request, answers = []) =>
    persist(place, async (before) => {
      try {
        const response = await request()
        count(response.requestCharge)
        return response
      } catch (error) {
        count(chargeOf(error))
        const refused = Number(codeOf(error))
        if (answers.includes(refused)) return { refused, perhapsOurs: before > 0 || wasRepeated(error) }
        throw error
      }
    })
