import { makeFaults, type Fault } from '../support/faults.ts'

/** A fault that strikes single parts of a `$batch` (`path` is `/v1.0/groups/...`); `lose the reply`: applied, but answered 429. */
export type PartFault = Omit<Fault, 'kind'> & { kind: 'rate limit' | 'down' | 'lose the reply' }

export type PartFaults = {
  inject(fault: PartFault): void
  clear(): void
  take(method: string, path: string): PartFault | undefined
}

/** Faults of batch parts wait apart, so that those of whole requests count whole requests alone. */
export function makePartFaults(): PartFaults {
  const faults = makeFaults()
  return {
    inject: (fault) => faults.inject(fault),
    clear: () => faults.clear(),
    take: (method, path) => faults.take(method, path) as PartFault | undefined,
  }
}
