import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pino, { type Logger } from 'pino'
import { openDirectory } from './adapters/entra/directory.ts'
import { openGraph } from './adapters/entra/graph-client.ts'
import { tokenSource } from './adapters/entra/token.ts'
import { writeBudget, type WriteBudget } from './adapters/entra/write-budget.ts'
import { hasty, type Http } from './adapters/http.ts'
import { keysInVault } from './adapters/key-vault.ts'
import { openLearn365 } from './adapters/learn365/learn365.ts'
import { smtpMailer } from './adapters/mail/mailer.ts'
import { openMetrics, type Metrics } from './adapters/metrics.ts'
import { secretsWith } from './adapters/secrets.ts'
import { connectStore } from './adapters/store/connect-store.ts'
import { openTeams, type TeamsChannel } from './adapters/teams/open-teams.ts'
import type { Config } from './config.ts'
import { audienceIndexes } from './core/engine/audience-indexes.ts'
import { LettingGo, Refusal } from './core/errors.ts'
import type { Bell, Ports, Tally } from './core/ports/ports.ts'
import { tabLinks } from './core/tab-links.ts'
import type { TenantId } from './core/ids.ts'
import { learn365Regions, type EntraAccess, type Learn365Access, type Settings } from './core/settings.ts'
import type { Tenant } from './core/tenant.ts'
import { registryOverview } from './registry-overview.ts'

/** What both processes share: everything outside, opened as the configuration says. */
export type Outside = {
  ports: Omit<Ports, 'bell'>
  store: Awaited<ReturnType<typeof connectStore>>
  log: Logger
  metrics: Metrics
  /** What comes in from Teams. */
  channel: TeamsChannel
  close(): Promise<void>
}

export const makeLog = (level: string): Logger =>
  pino({ level, base: null, redact: ['authorization', '*.authorization', 'password', 'secret'] })

/** For tests: another clock, another log, less patience between tries. */
export type Overrides = { now?: () => Date; log?: Logger; firstWaitMs?: number }

/** Ends every wait for an outside system, and lets nothing more be asked of it, once `lettingGo` is aborted. */
function endingWith(lettingGo: AbortSignal | undefined): { mayAsk(): void; wait(ms: number): Promise<void> } {
  const mayAsk = () => {
    if (lettingGo?.aborted) throw new LettingGo('the process is told to stop')
  }
  return {
    mayAsk,
    wait: (ms) =>
      sleep(ms, undefined, { signal: lettingGo }).catch((error: unknown) => {
        mayAsk()
        throw error
      }),
  }
}

/** Connects to the store and makes the ports of the other systems; those are opened when a tenant needs them. */
export async function openOutside(
  config: Config,
  overrides: Overrides & { lettingGo?: AbortSignal } = {},
): Promise<Outside> {
  const now = overrides.now ?? (() => new Date())
  const { mayAsk, wait } = endingWith(overrides.lettingGo)
  const log = overrides.log ?? makeLog(config.logLevel)
  const store = await connectStore({ ...config.cosmos, log, sleep: (ms) => sleep(ms), now })
  const metrics = openMetrics({ requestUnits: store.requestUnits, overview: registryOverview(store.store) })
  const { measures } = metrics
  const keys = config.keyVaultUrl ? await keysInVault(config.keyVaultUrl) : config.secretsKeys
  const secrets = secretsWith(keys, now)
  const mailer = smtpMailer(config.smtpUrl, config.mailFrom, config.publicUrl)
  const http = (system: Http['system'], tally: Tally): Http => ({
    system,
    tally,
    measures,
    sleep: wait,
    mayAsk,
    pause: { untilMs: 0 },
    firstWaitMs: overrides.firstWaitMs,
  })
  const channel = openTeams((system) => http(system, {}), config.authority, config.bot)
  // One budget a tenant, however many runs share it.
  const budgets = new Map<string, WriteBudget>()

  const settingsOf = (tenant: Tenant): Settings => {
    if (tenant.settings) return tenant.settings
    throw new Refusal('not ready', 'The settings are not saved yet.')
  }
  const learn365 = (tenantId: TenantId, { learn365Region, learn365ApiKey }: Learn365Access, of: Http) => {
    const baseUrl = config.learn365Url ?? learn365Regions[learn365Region]
    return openLearn365({ http: of, baseUrl, apiKey: secrets.open(tenantId, 'learn365ApiKey', learn365ApiKey) })
  }
  const directory = (tenantId: TenantId, { entraClientId, entraClientSecret }: EntraAccess, of: Http) => {
    const app = {
      authority: config.authority,
      tenantId,
      clientId: entraClientId,
      clientSecret: secrets.open(tenantId, 'entraClientSecret', entraClientSecret),
      scope: config.graphScope,
    }
    // Signing in writes nothing: it is not asked whether it may.
    const tokens = tokenSource({ ...of, mayWrite: undefined }, app)
    const budget = budgets.get(tenantId) ?? writeBudget(wait, () => now().getTime(), config.graphWriteShare)
    budgets.set(tenantId, budget)
    return openDirectory(openGraph(of, config.graphUrl, tokens), tokens, budget)
  }

  const ports: Outside['ports'] = {
    store: store.store,
    secrets,
    indexes: audienceIndexes(config.audienceBytes),
    groupsAtOnce: config.groupsAtOnce,
    mailer,
    teams: channel.teams,
    linkTo: tabLinks(config),
    log,
    measures,
    now,
    sleep: wait,
    newId: () => randomUUID(),
    learn365: (tenant, tally, mayWrite) =>
      learn365(tenant.id, settingsOf(tenant), { ...http('Learn365', tally), mayWrite }),
    directory: (tenant, tally, mayWrite) =>
      directory(tenant.id, settingsOf(tenant), { ...http('Entra ID', tally), mayWrite }),
    inHaste: {
      learn365: (tenantId, access) => learn365(tenantId, access, hasty(http('Learn365', {}))),
      directory: (tenantId, access) => directory(tenantId, access, hasty(http('Entra ID', {}))),
    },
  }
  return {
    ports,
    store,
    log,
    metrics,
    channel,
    close() {
      mailer.close()
      store.close()
      return Promise.resolve()
    },
  }
}

export const withBell = (ports: Outside['ports'], bell: Bell): Ports => ({ ...ports, bell })
