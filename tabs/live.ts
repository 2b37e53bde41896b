/** A value that changes, in the shape React subscribes to. */
export type Live<T> = { get: () => T; subscribe: (changed: () => void) => () => void }

/** A value that can be set; who subscribes is told of every other value. */
export function live<T>(first: T): Live<T> & { set: (value: T) => void } {
  let value = first
  const subscribers = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      subscribers.forEach((changed) => changed())
    },
    subscribe: (changed) => {
      subscribers.add(changed)
      return () => subscribers.delete(changed)
    },
  }
}
