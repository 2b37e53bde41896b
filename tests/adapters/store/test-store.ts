import { setTimeout as pause } from 'node:timers/promises'
import { connectStore, type ConnectedStore } from '../../../adapters/store/connect-store.ts'
import { TenantId } from '../../../core/ids.ts'
import { startCosmos, type Cosmos } from '../../../sandbox/cosmos/start-cosmos.ts'

export type TestStore = ConnectedStore & {
  cosmos: Cosmos
  /** What the store wrote to the log. */
  warnings: Record<string, unknown>[]
  /** A clock that the test moves. */
  clock: { now: Date; advance(ms: number): void }
  /** Another server's connection to the same data. */
  another(): Promise<ConnectedStore>
  end(): Promise<void>
}

/** The store on a Cosmos DB stand-in of its own, without data. */
export async function aStore(): Promise<TestStore> {
  const clock = {
    now: new Date('2026-11-23T12:00:00.000Z'),
    advance: (ms: number) => void (clock.now = new Date(clock.now.getTime() + ms)),
  }
  const cosmos = await startCosmos({ port: 0 })
  const warnings: Record<string, unknown>[] = []
  const settings = {
    endpoint: cosmos.url,
    key: cosmos.key,
    database: 'assigner',
    // The store's own pauses are shortened; those of Cosmos DB's client are not ours to shorten.
    sleep: (ms: number) => pause(Math.min(ms, 5)),
    now: () => clock.now,
    log: {
      info: () => undefined,
      warn: (facts: Record<string, unknown>) => void warnings.push(facts),
      error: () => undefined,
    },
  }
  const connected = await connectStore(settings)
  const others: ConnectedStore[] = []
  return {
    ...connected,
    cosmos,
    warnings,
    clock,
    async another() {
      const other = await connectStore(settings)
      others.push(other)
      return other
    },
    async end() {
      for (const one of [connected, ...others]) one.close()
      await cosmos.close()
    },
  }
}

export const contoso = TenantId.parse('11111111-1111-4111-8111-111111111111')
export const fabrikam = TenantId.parse('22222222-2222-4222-8222-222222222222')
