/** Things that were made, within so many bytes: what was asked for least recently goes first. */
export type Recent<T> = { get(key: string, make: () => T): T; readonly bytes: number }

/** Keeps what `make` made, as long as it fits. What is larger than all the room is made each time. */
export function recent<T>(mostBytes: number, bytesOf: (made: T) => number): Recent<T> {
  const kept = new Map<string, T>()
  let bytes = 0
  return {
    get bytes() {
      return bytes
    },
    get(key, make) {
      const known = kept.get(key)
      if (known !== undefined) {
        // Now the most recent one: a Map goes through its keys in the order in which they were set.
        kept.delete(key)
        kept.set(key, known)
        return known
      }
      const made = make()
      kept.set(key, made)
      bytes += bytesOf(made)
      for (const [oldest, value] of kept) {
        if (bytes <= mostBytes) break
        kept.delete(oldest)
        bytes -= bytesOf(value)
      }
      return made
    },
  }
}
