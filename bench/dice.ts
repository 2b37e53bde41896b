/** Chance that is the same for the same seed. */
export type Dice = {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from 0 up to `below`. */
  below(below: number): number
  /** Whether something happens that happens in this share of cases. */
  happens(share: number): boolean
  /** One of a list, each as likely. */
  one<T>(list: readonly T[]): T
  /** A place from 0 up to `length`: the first is the most likely, by Zipf's law. */
  ranked(length: number): number
}

/** Makes dice from a seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    next,
    below,
    happens: (share) => next() < share,
    one(list) {
      const chosen = list[below(list.length)]
      if (chosen === undefined) throw new RangeError('an empty list has nothing to choose')
      return chosen
    },
    // The inverse of the distribution 1/rank, near enough: rank = length^chance.
    ranked: (length) => Math.min(length - 1, Math.floor((length + 1) ** next()) - 1),
  }
}

/** A seed of its own for each numbered thing, so that the first hundred are the same however many follow. */
export const seedOf = (seed: number, kind: number, n: number): number =>
  (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(kind + 1, 0xc2b2ae35) ^ Math.imul(n + 1, 0x27d4eb2f)) >>> 0
