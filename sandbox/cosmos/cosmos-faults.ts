import { makeFaults, type Fault, type Faults } from '../support/faults.ts'

/** As everywhere, and 449: "retry with", a write that met another one inside Cosmos DB. */
export type CosmosFault = Fault | (Omit<Fault, 'kind'> & { kind: 'retry with' })

/**
 * A fault's `path` is matched against the request's path and its operation, as in `/dbs/assigner/colls/runs/docs?upsert`:
 * queries, creates and upserts are all POSTs to the same place.
 */
export type CosmosFaults = Omit<Faults, 'inject'> & { inject(fault: CosmosFault): void }

/** The faults, and whether a request is to be told 449. */
export function makeCosmosFaults(): { faults: CosmosFaults; takeRetryWith: (method: string, path: string) => boolean } {
  const common = makeFaults()
  const retryWith = makeFaults()
  return {
    faults: {
      inject: (fault) =>
        fault.kind === 'retry with'
          ? retryWith.inject({ ...fault, kind: 'down' })
          : common.inject({ ...fault, kind: fault.kind }),
      clear() {
        common.clear()
        retryWith.clear()
      },
      take: (method, path) => common.take(method, path),
    },
    takeRetryWith: (method, path) => retryWith.take(method, path) !== undefined,
  }
}
