import { setTimeout as sleep } from 'node:timers/promises'
import { openLearn365 } from '../../adapters/learn365/learn365.ts'
import type { Tally } from '../../core/ports/ports.ts'
import { startLearn365 } from '../../sandbox/learn365/start-learn365.ts'
import { fullKey, smallTenant } from '../sandbox/small-tenant.ts'

type Options = Partial<Parameters<typeof startLearn365>[0]>

/** A Learn365 of one small tenant, where everybody is enrolled here and there. */
export async function learn365Tenant(options: Options = {}) {
  const learn365 = await startLearn365({ port: 0, tenants: [smallTenant], now: () => noon, ...options })
  const tenant = learn365.state.tenant(smallTenant.tenantId)
  return { learn365, tenant }
}
const noon = new Date('2026-11-23T12:00:00Z')

/** The product's own client of that address, with little patience between tries. */
export function learn365At(baseUrl: string, apiKey = fullKey) {
  const tally: Tally = {}
  const waits: number[] = []
  const http = {
    system: 'Learn365' as const,
    tally,
    firstWaitMs: 2,
    timeoutMs: 5_000,
    sleep: async (ms: number) => {
      waits.push(ms)
      await sleep(ms)
    },
  }
  return { client: openLearn365({ http, baseUrl, apiKey }), tally, waits }
}
