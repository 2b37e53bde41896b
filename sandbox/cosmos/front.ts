import type { Judge } from '../support/judge.ts'
import type { Store } from './store.ts'

/** What answering a request needs. */
export type Front = {
  store: Store
  judge: Judge
  /** Containers that may be queried without a tenant predicate, and across partitions. */
  exemptContainers: string[]
  /** The front's own address, which the account names as its only location. */
  url: string
  /** Milliseconds since 1970. */
  now(): number
}
