import { z } from 'zod'

const minute = 60_000

/** Of something that is owed to somebody: whether it was sent, how often it was tried, and when it may be tried again. */
export const Owed = z.object({
  createdAt: z.iso.datetime(),
  state: z.enum(['unsent', 'sent', 'given up']),
  tries: z.int(),
  /** Not tried before this: somebody is about to send it, or it was refused. */
  notBefore: z.iso.datetime(),
})
export type Owed = z.infer<typeof Owed>

/** What is owed from now on. */
export const owedFrom = (now: Date): Owed => ({
  createdAt: now.toISOString(),
  state: 'unsent',
  tries: 0,
  notBefore: now.toISOString(),
})

export const mayBeTried = ({ notBefore }: Pick<Owed, 'notBefore'>, now: Date): boolean => new Date(notBefore) <= now

/** Whoever has claimed it has sent it by then, or has died. */
const claimedForMs = 5 * minute

/** Claimed before it is sent: of two who deliver at the same moment, one does. */
export const claimed = <T extends Owed>(owed: T, now: Date): T => ({
  ...owed,
  notBefore: new Date(now.getTime() + claimedForMs).toISOString(),
})

export const sent = <T extends Owed>(owed: T): T => ({ ...owed, state: 'sent', tries: owed.tries + 1 })

/** Tried for three days: after 2, 4, 8 … minutes, at most an hour apart. */
const givenUpAfterMs = 3 * 24 * 60 * minute

/**
 * What becomes of what could not be sent.
 * @param leastMs how long the other side has asked to wait, where it has.
 */
export function refused<T extends Owed>(owed: T, now: Date, leastMs = 0): T {
  const tries = owed.tries + 1
  const waitMs = Math.max(leastMs, Math.min(60, 2 ** tries) * minute)
  const late = now.getTime() - new Date(owed.createdAt).getTime() > givenUpAfterMs
  return {
    ...owed,
    tries,
    state: late ? 'given up' : 'unsent',
    notBefore: new Date(now.getTime() + waitMs).toISOString(),
  }
}
