import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pino, { type Logger } from 'pino'
import { openDirectory } from './adapters/entra/directory.ts'
import { openGraph } from './adapters/entra/graph-client.ts'
import { tokenSource } from './adapters/entra/token.ts'
import { writeBudget, type WriteBudget } from './adapters/entra/write-budget.ts'
import type { Http } from './adapters/http.ts'
import { openLearn365 } from './adapters/learn365/learn365.ts'
import { smtpMailer } from './adapters/mail/mailer.ts'
import { openMetrics, type Metrics } from './adapters/metrics.ts'
import { secretsWith } from './adapters/secrets.ts'
import { connectStore } from './adapters/store/connect-store.ts'
import type { Config } from './config.ts'
import { audienceIndexes } from './core/engine/audience-indexes.ts'
import { Refusal } from './core/errors.ts'
import type { Bell, Ports, Tally } from './core/ports/ports.ts'
import { learn365Regions, type Settings } from './core/settings.ts'
import type { Tenant } from './core/tenant.ts'
import { registryOverview } from './registry-overview.ts'

/** What both processes share: everything outside, opened as the configuration says. */
export type Outside = {
  ports: Omit<Ports, 'bell'>
  store: Awaited<ReturnType<typeof connectStore>>
  log: Logger
  metrics: Metrics
  close(): Promise<void>
}

export const makeLog = (level: string): Logger =>
  pino({ level, base: null, redact: ['authorization', '*.authorization', 'password', 'secret'] })

/** For tests: another clock, another log, less patience between tries. */
export type Overrides = { now?: () => Date; log?: Logger; firstWaitMs?: number }

/** Connects to the store and makes the ports of the other systems; those are opened when a tenant needs them. */
export async function openOutside(config: Config, overrides: Overrides = {}): Promise<Outside> {
  const now = overrides.now ?? (() => new Date())
  const wait = (ms: number) => sleep(ms)
  const log = overrides.log ?? makeLog(config.logLevel)
  const store = await connectStore({ ...config.cosmos, log, sleep: wait, now })
  const metrics = openMetrics({ requestUnits: store.requestUnits, overview: registryOverview(store.store) })
  const { measures } = metrics
  const secrets = secretsWith(config.secretsKeys, now)
  const mailer = smtpMailer(config.smtpUrl, config.mailFrom, config.publicUrl)
  // One budget a tenant, however many runs share it.
  const budgets = new Map<string, WriteBudget>()

  const settingsOf = (tenant: Tenant): Settings => {
    if (tenant.settings) return tenant.settings
    throw new Refusal('not ready', 'The settings are not saved yet.')
  }
  const http = (system: Http['system'], tally: Tally): Http => ({
    system,
    tally,
    measures,
    sleep: wait,
    firstWaitMs: overrides.firstWaitMs,
  })

  const ports: Outside['ports'] = {
    store: store.store,
    secrets,
    indexes: audienceIndexes(config.audienceBytes),
    mailer,
    log,
    measures,
    now,
    sleep: wait,
    newId: () => randomUUID(),
    learn365(tenant, tally, mayWrite) {
      const settings = settingsOf(tenant)
      const baseUrl = config.learn365Url ?? learn365Regions[settings.learn365Region]
      const apiKey = secrets.open(tenant.id, 'learn365ApiKey', settings.learn365ApiKey)
      return openLearn365({ http: { ...http('Learn365', tally), mayWrite }, baseUrl, apiKey })
    },
    directory(tenant, tally, mayWrite) {
      const settings = settingsOf(tenant)
      const entra = http('Entra ID', tally)
      const tokens = tokenSource(entra, {
        authority: config.authority,
        tenantId: tenant.id,
        clientId: settings.entraClientId,
        clientSecret: secrets.open(tenant.id, 'entraClientSecret', settings.entraClientSecret),
        scope: config.graphScope,
      })
      const budget = budgets.get(tenant.id) ?? writeBudget(wait, () => now().getTime())
      budgets.set(tenant.id, budget)
      return openDirectory(openGraph({ ...entra, mayWrite }, config.graphUrl, tokens), budget)
    },
  }
  return {
    ports,
    store,
    log,
    metrics,
    close() {
      mailer.close()
      store.close()
      return Promise.resolve()
    },
  }
}

export const withBell = (ports: Outside['ports'], bell: Bell): Ports => ({ ...ports, bell })
