/** Things that were made, within so many bytes: what has not been asked for lately goes first. */
export type Recent<T> = {
  /** @param often makes something quicker to use of what is asked for again and again; it is kept instead. */
  get(key: string, make: () => T, often?: (value: T) => T): T
  readonly bytes: number
}

type Kept<T> = { value: T; isUsed: boolean; uses: number }

/** Asked for so many times, a thing is worth being made quicker: with sets of rows, three to six are alike, two is too soon. */
const oftenEnough = 4

/**
 * Keeps what `make` made, as long as it fits; where room is needed, what has not been asked for since the last time goes
 * (second chance: to be asked for costs a mark, not a move). What is larger than all the room is made each time.
 */
export function recent<T>(mostBytes: number, bytesOf: (made: T) => number): Recent<T> {
  const kept = new Map<string, Kept<T>>()
  let bytes = 0
  const makeRoom = (): void => {
    // A Map goes through its keys in the order in which they were set, also those that are set on the way.
    for (const [key, one] of kept) {
      if (bytes <= mostBytes) return
      kept.delete(key)
      if (one.isUsed) kept.set(key, { ...one, isUsed: false })
      else bytes -= bytesOf(one.value)
    }
  }
  return {
    get bytes() {
      return bytes
    },
    get(key, make, often) {
      const known = kept.get(key)
      if (!known) {
        const value = make()
        kept.set(key, { value, isUsed: false, uses: 1 })
        bytes += bytesOf(value)
        makeRoom()
        return value
      }
      known.isUsed = true
      known.uses += 1
      if (often && known.uses === oftenEnough) {
        bytes -= bytesOf(known.value)
        known.value = often(known.value)
        bytes += bytesOf(known.value)
        makeRoom()
      }
      return known.value
    },
  }
}
