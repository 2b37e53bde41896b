import pino from 'pino'
import { readConfig, type Config } from '../../config.ts'
import { TenantId, type RunId } from '../../core/ids.ts'
import type { Bell, Ports } from '../../core/ports/ports.ts'
import type { Run } from '../../core/run.ts'
import { Preferences } from '../../core/settings.ts'
import type { Tenant } from '../../core/tenant.ts'
import { openSchedule, type Schedule } from '../../jobs/schedule.ts'
import { openOutside, withBell, type Outside } from '../../ports.ts'
import { startCosmos } from '../../sandbox/cosmos/start-cosmos.ts'
import { startGraph } from '../../sandbox/graph/start-graph.ts'
import type { Learn365Seed } from '../../sandbox/learn365/learn365-seed.ts'
import { startLearn365 } from '../../sandbox/learn365/start-learn365.ts'
import { startMail } from '../../sandbox/mail/start-mail.ts'
import { startSignIn } from '../../sandbox/sign-in/start-sign-in.ts'
import { botApp, customerApp, productAppId } from '../../sandbox/stand-ins.ts'
import { aProfile } from '../core/a-profile.ts'
import { troubledLearn365, type Troubles } from './troubled-learn365.ts'

/** The moment that the product's clock begins at: half an hour after a maintenance, its slots long past. */
const beginning = new Date('2026-11-23T12:30:00.000Z').getTime()
export const slots = {
  'data refresh': 'data refresh:2026-11-23T11:00:00.000Z' as RunId,
  maintenance: 'maintenance:2026-11-23T12:00:00.000Z' as RunId,
}

export type ManyTenants = {
  tenants: TenantId[]
  troubles: Troubles
  /** Of the workers told, each with a connection, a schedule and a name of its own; they work until the end. */
  bells: Bell[]
  /** Somebody who only rings, as a server does. */
  aServer(): Promise<Bell>
  /** All that rings a kind of run: the timetable's own job, as often as one asks. */
  ringTimetable(kind: 'data refresh' | 'maintenance', times: number): Promise<void>
  runs(): Promise<Run[]>
  /** Waits until so many runs are over, of all that there ever were. */
  untilOver(count: number): Promise<void>
  membersOf(tenant: TenantId): string[][]
  /** Learn365 knows the key of the nth tenant no more. */
  revokeKey(n: number): void
  complaints(): string[]
  close(): Promise<void>
}

const guid = (kind: number, tenant: number, n = 0) =>
  `${kind}${String(n).padStart(7, '0')}-0000-4000-8000-${String(tenant).padStart(12, '0')}`
export const keyOf = (tenant: number): string => `key-of-tenant-${String(tenant).padStart(4, '0')}`

/** Small tenants, as many as one likes, with their settings saved and a profile each, on one of each stand-in. */
export async function manyTenants(count: number, owners: string[]): Promise<ManyTenants> {
  const numbers = Array.from({ length: count }, (_, n) => n + 1)
  const tenants = numbers.map((n) => TenantId.parse(guid(7, n)))
  const signIn = await startSignIn({
    port: 0,
    apiAppId: productAppId,
    tenants: tenants.map((tenantId) => ({ tenantId, displayName: tenantId, apps: [{ ...customerApp }], people: [] })),
  })
  const graph = await startGraph({
    port: 0,
    tenants: numbers.map((n) => ({ tenantId: guid(7, n), displayName: `Tenant ${n}`, users: people(n), groups: [] })),
    verify: (token) => signIn.verifyAppToken(token),
  })
  const learn365 = await startLearn365({ port: 0, tenants: numbers.map(seed) })
  const troubled = await troubledLearn365(learn365.url)
  const cosmos = await startCosmos({ port: 0 })
  const mail = await startMail({ smtpPort: 0, webPort: 0 })
  const config = configOf({
    COSMOS_ENDPOINT: cosmos.url,
    COSMOS_KEY: cosmos.key,
    LEARN365_URL: troubled.url,
    GRAPH_URL: graph.url,
    ENTRA_AUTHORITY: signIn.url,
    ENTRA_APP_ID: productAppId,
    BOT_ID: botApp.clientId,
    BOT_SECRET: botApp.secret,
    BOT_TENANT_ID: tenants[0] ?? '',
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'Assigner <assigner@contoso.example>',
    SECRETS_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  })
  const began = Date.now()
  const now = () => new Date(beginning + Date.now() - began)
  // The log's last line of every run: asking the store for 200 runs again and again would be work of its own.
  const over = new Set<string>()
  const log = pino(
    { level: 'info' },
    {
      write(line: string) {
        const { tenant, run, stages } = JSON.parse(line) as Record<string, unknown>
        if (stages !== undefined) over.add(`${String(tenant)} ${String(run)}`)
      },
    },
  )
  const opened: { outside: Outside; schedule: Schedule }[] = []
  const open = async (owner: string) => {
    const outside = await openOutside(config, { now, log, firstWaitMs: 5 })
    const backend = outside.store.agendaBackend()
    const schedule = await openSchedule({ backend, timetable: config.timetable, log, owner, pollMs: 500 })
    opened.push({ outside, schedule })
    return { outside, schedule, backend }
  }
  const first = await open('the test')
  // The workers begin before there are tenants: else each would look after all of them first.
  const workers = await Promise.all(owners.map(open))
  for (const [at, { outside, schedule }] of workers.entries())
    await schedule.start({ ...withBell(outside.ports, schedule.bell), owner: owners[at] ?? '' })
  const { store, secrets } = first.outside.ports
  const profile = aProfile(1, 'Denver', { userProperties: inDenver, throttle: { kind: 'none' }, enroll: false })
  for (const [at, id] of tenants.entries()) {
    await store.tenants.put(tenantOf(id, at + 1, secrets.seal), undefined)
    await store.profiles.put({ ...profile, tenantId: id }, undefined)
    await store.registry.update(id, (entry) => ({ ...entry, settingsSaved: true }))
  }
  const runs = async () =>
    (await Promise.all(tenants.map((id) => store.runs.latest(id, 20)))).flat().map(({ value }) => value)
  return {
    tenants,
    troubles: troubled.troubles,
    bells: workers.map(({ schedule }) => schedule.bell),
    aServer: async () => (await open('a server')).schedule.bell,
    async ringTimetable(kind, times) {
      const job = { name: `ring: ${kind}`, priority: 0, nextRunAt: new Date(), type: 'normal' as const, data: {} }
      const rings = Array.from({ length: times }, () => first.backend.repository.saveJob(job, undefined))
      await Promise.all(rings)
    },
    runs,
    async untilOver(count) {
      for (const end = Date.now() + 150_000; Date.now() < end;) {
        if (over.size >= count) return
        await new Promise((done) => setTimeout(done, 50))
      }
      throw new Error(`${over.size} runs are over, ${count} were to be`)
    },
    revokeKey: (n) => learn365.state.revokeKey(keyOf(n)),
    membersOf: (tenant) => graph.state.groups(tenant).map(({ id }) => graph.state.membersOf(id)),
    complaints: () => [learn365, graph, cosmos].flatMap(({ judge }) => judge.complaints()),
    async close() {
      troubled.troubles.release()
      await Promise.all(opened.map(({ schedule }) => schedule.stop(5_000)))
      for (const { outside } of opened) await outside.close()
      for (const one of [troubled, learn365, graph, signIn, mail, cosmos]) await one.close()
    },
  }
}

function configOf(environment: Record<string, string>): Config {
  const read = readConfig({ ...environment, PORT: '0', PUBLIC_URL: 'http://localhost', LOG_LEVEL: 'silent' })
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.config
}

const inDenver = { rules: [{ source: 'city', condition: 'is one of', value: ['Denver'] }] }

const tenantOf = (id: TenantId, n: number, seal: Ports['secrets']['seal']): Tenant => ({
  id,
  settings: {
    ...Preferences.parse({ contactEmail: `contact@tenant-${n}.example`, entraClientId: customerApp.clientId }),
    learn365ApiKey: seal(id, 'learn365ApiKey', keyOf(n)),
    entraClientSecret: seal(id, 'entraClientSecret', customerApp.secret),
  },
  // Later than the slots: that a worker begins is no reason to run them.
  settingsSavedAt: '2026-11-23T12:20:00.000Z',
  settingsSavedBy: 'the test',
})

const people = (tenant: number) =>
  [1, 2, 3].map((n) => ({
    id: guid(3, tenant, n),
    displayName: `Person ${n}`,
    userPrincipalName: `person-${n}@tenant-${tenant}.example`,
  }))

const seed = (tenant: number): Learn365Seed => ({
  tenantId: guid(7, tenant),
  name: `Tenant ${tenant}`,
  keys: [{ key: keyOf(tenant), permission: 'full control' }],
  catalogs: [{ Id: guid(4, tenant), Title: 'Courses' }],
  courses: [{ Id: guid(5, tenant), CourseCatalogId: guid(4, tenant), Title: 'Safety' }],
  users: people(tenant).map(({ id, displayName, userPrincipalName }, at) => ({
    Id: guid(6, tenant, at + 1),
    Title: displayName,
    LoginName: `i:0#.f|membership|${userPrincipalName}`,
    Email: userPrincipalName,
    City: 'Denver',
    DirectoryObjectId: id,
  })),
})
