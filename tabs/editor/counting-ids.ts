import type { NewId } from './query.ts'

/** Ids that differ from each other on this page. */
export function countingIds(): NewId {
  let made = 0
  return () => `node-${(made += 1)}`
}
