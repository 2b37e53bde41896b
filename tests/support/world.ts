import pino, { type Logger } from 'pino'
import type { Limits } from '../../api/limits.ts'
import { readConfig, type Config } from '../../config.ts'
import type { ProfileDetail, SettingsAnswer } from '../../core/contract/answers.ts'
import { RunId, TenantId } from '../../core/ids.ts'
import type { Notice } from '../../core/notices.ts'
import type { Profile } from '../../core/profile.ts'
import { slotRunId, type Run } from '../../core/run.ts'
import { cronOf, latestSlot, type RunKind } from '../../core/timetable.ts'
import { refreshData } from '../../jobs/data-refresh.ts'
import { maintain } from '../../jobs/maintenance.ts'
import { deliver } from '../../jobs/deliver.ts'
import type { Worker } from '../../jobs/run-keeper.ts'
import { openOutside, withBell } from '../../ports.ts'
import { contoso } from '../../sandbox/demo/contoso.ts'
import type { DemoTenant } from '../../sandbox/demo/demo-tenant.ts'
import { startStandIns, customerApp, type StandIns } from '../../sandbox/stand-ins.ts'
import { apiClient, type ApiClient } from '../../sandbox/start/api-client.ts'
import { startServer } from '../../server.ts'
import { begunFolder, forget } from './begun-folder.ts'
import { teamsOf, type PeopleInTeams } from './people-in-teams.ts'

/** When the tests play: a Monday between two runs, so that slots are at hand. */
const beginning = new Date('2026-11-23T12:30:00.000Z')

export type World = {
  standIns: StandIns
  config: Config
  demo: DemoTenant
  tenantId: TenantId
  worker: Worker
  /** What the product's clock says; the tests move it. */
  clock: { now: Date; advance(hours: number): void }
  /** The API as an administrator of the tenant; `url` for other clients. */
  api: ApiClient
  url: string
  token(person: string): Promise<string>
  /** Learn365's stand-in, from the tenant's side. */
  learn365: ReturnType<StandIns['learn365']['state']['tenant']>
  refresh(): Promise<Run>
  maintain(): Promise<Run>
  /** Three hours later: refresh and maintenance, one after the other. */
  nextCycle(): Promise<Run>
  /** Creates a profile through the API; what is not said is the usual. */
  create(title: string, details?: Record<string, unknown>): Promise<ProfileDetail>
  change(title: string, changes: Record<string, unknown>): Promise<ProfileDetail>
  remove(title: string): Promise<void>
  profile(title: string): Promise<Profile>
  /** Names of the people in a profile's Entra ID group now, in order. */
  membersOf(title: string): Promise<string[]>
  groupIdOf(title: string): Promise<string>
  /** Ids of the courses that a profile's group is enrolled in now, in order. */
  enrolledIn(title: string): Promise<string[]>
  /** Learn365 id of a person, by name. @throws when there is nobody of that name. */
  person(name: string): { id: string; directoryId: string; email: string }
  course(title: string): string
  notices(): Promise<Notice[]>
  teams: PeopleInTeams
  /** What the simulators have against the product; empty when it behaved. */
  complaints(): string[]
  close(): Promise<void>
}

type Options = {
  users?: number
  standIns?: Partial<Omit<Parameters<typeof startStandIns>[0], 'demo' | 'secretsKey'>>
  /** Without it, settings are saved and the first refresh has run. */
  untouched?: boolean
  /** Settings that differ from the usual ones. */
  settings?: Record<string, unknown>
  environment?: Record<string, string>
  /** What the API takes of a person, where it is less than a test may need. */
  limits?: Limits
  botLimits?: Limits
  log?: Logger
  /** When it is, where the stand-ins go on from a folder. */
  now?: Date
}

/** A city that the named people of the demo share with nobody else: profiles of a known size. */
export const livesIn = (...cities: string[]) => ({
  userProperties: { relation: 'and', not: false, rules: [{ source: 'city', condition: 'is one of', value: cities }] },
})

const quiet = pino({ level: 'silent' })
/** A test is faster than any person. */
const wide: Limits = {
  user: { points: 1e6, seconds: 60 },
  tenant: { points: 1e6, seconds: 60 },
  address: { points: 1e6, seconds: 60 },
}

/** The whole product on simulators, with a clock that stands still. Runs are started by the test, not by Agenda. */
export async function aWorld(options: Options = {}): Promise<World> {
  if (options.untouched) return opened(options)
  const { users, settings, standIns, environment, now } = options
  const begin = async (world: World): Promise<World> => {
    await saveSettings(world, settings)
    await world.refresh()
    return world
  }
  // Who has a word in how the world begins gets one of their own.
  if (standIns ?? environment ?? now) return begin(await opened(options))
  const folder = await begunFolder(JSON.stringify([users, settings]), async (beginning) => {
    const world = await begin(await opened({ ...options, standIns: { folder: beginning } }))
    await world.close()
  })
  if (folder === undefined) return begin(await opened(options))
  const world = await opened({ ...options, standIns: { folder } })
  return {
    ...world,
    async close() {
      await world.close()
      forget(folder)
    },
  }
}

async function opened(options: Options): Promise<World> {
  const demo = contoso({ users: options.users ?? 80, now: beginning })
  const secretsKey = Buffer.alloc(32, 7).toString('base64')
  const clock = {
    now: new Date(options.now ?? beginning),
    advance: (hours: number) => void (clock.now = new Date(clock.now.getTime() + hours * 3_600_000)),
  }
  const standIns = await startStandIns({
    demo,
    secretsKey,
    teams: { rates: [] },
    ...options.standIns,
    learn365: { now: () => clock.now, ...options.standIns?.learn365 },
  })
  const read = readConfig({
    ...standIns.environment,
    PORT: '0',
    PUBLIC_URL: 'http://localhost',
    LOG_LEVEL: 'silent',
    ...options.environment,
  })
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const { config } = read
  const overrides = { now: () => clock.now, log: options.log ?? quiet, firstWaitMs: 20 }
  const server = await startServer(config, {
    ...overrides,
    limits: options.limits ?? wide,
    botLimits: options.botLimits ?? wide,
  })
  standIns.teams.botIsAt(`${server.url}/api/messages`)
  const outside = await openOutside(config, overrides)
  const tenantId = TenantId.parse(demo.tenantId)
  // Whoever rings is answered at once by the tests' own calls.
  const worker: Worker = { ...withBell(outside.ports, { ring: () => Promise.resolve() }), owner: 'test' }
  const person: World['person'] = (name) => {
    const found = demo.people.find((one) => one.name === name)
    if (!found) throw new Error(`${demo.name} has no ${name}`)
    return { id: found.id, directoryId: found.directoryId ?? '', email: found.email }
  }
  const token: World['token'] = (name) => standIns.signIn.issueUserToken(tenantId, person(name).email)
  const api = apiClient(server.url, () => token('Maya Jensen'))

  const run = async (kind: RunKind): Promise<Run> => {
    const slot = latestSlot(cronOf(config.timetable, kind), clock.now)
    const done = new Set((await worker.store.runs.latest(tenantId, 50)).map(({ value }) => value.id))
    const slotId = slotRunId(kind, slot)
    const open = (await worker.store.runs.latest(tenantId, 50)).find(
      ({ value }) => value.kind === kind && value.state === 'waiting',
    )
    const runId = open?.value.id ?? (done.has(slotId) ? RunId.parse(`${kind}:manual:${done.size}`) : slotId)
    const claim = { tenantId, kind, runId, slot, startedBy: 'the test' }
    const made = await (kind === 'data refresh' ? refreshData(claim, worker) : maintain(claim, worker))
    if (!made) throw new Error(`the ${kind} ${runId} was taken by somebody else`)
    return made
  }
  const profiles = async () => (await worker.store.profiles.list(tenantId)).map(({ value }) => value)
  const profile: World['profile'] = async (title) => {
    const found = (await profiles()).find((one) => one.definition.title === title)
    if (!found) throw new Error(`there is no profile "${title}"`)
    return found
  }
  const groupIdOf: World['groupIdOf'] = async (title) => {
    const { group } = await profile(title)
    if (!group) throw new Error(`"${title}" has no group`)
    return group.id
  }
  const nameOf = new Map(demo.people.map((one) => [one.directoryId, one.name]))

  const learn365 = standIns.learn365.state.tenant(tenantId)
  return {
    standIns,
    config,
    demo,
    tenantId,
    worker,
    clock,
    api,
    url: server.url,
    token,
    learn365,
    refresh: () => run('data refresh'),
    maintain: () => run('maintenance'),
    async nextCycle() {
      clock.advance(3)
      await run('data refresh')
      return run('maintenance')
    },
    create: (title, details = {}) =>
      api.send('POST', '/api/profiles', {
        title,
        description: `${title}, for a test.`,
        enroll: false,
        autoPopulate: true,
        throttle: { kind: 'none' },
        ...details,
      }),
    async change(title, changes) {
      const { id, definition } = await profile(title)
      const response = await fetch(`${server.url}/api/profiles/${id}`, {
        method: 'PUT',
        headers: {
          authorization: `Bearer ${await token('Maya Jensen')}`,
          'content-type': 'application/json',
          'if-match': '*',
        },
        body: JSON.stringify({ ...definition, ...changes }),
      })
      if (!response.ok) throw new Error(`changing "${title}" was answered ${response.status}: ${await response.text()}`)
      return (await response.json()) as ProfileDetail
    },
    async remove(title) {
      await api.send('DELETE', `/api/profiles/${(await profile(title)).id}`, undefined)
    },
    profile,
    groupIdOf,
    async enrolledIn(title) {
      const id = await groupIdOf(title)
      const rows = learn365.enrolledGroups().filter(({ group }) => group === id)
      return rows.map(({ course }) => course).sort()
    },
    membersOf: async (title) =>
      standIns.graph.state
        .membersOf(await groupIdOf(title))
        .map((id) => nameOf.get(id) ?? id)
        .sort(),
    person,
    course(title) {
      const found = demo.courses.find((one) => one.title === title)
      if (!found) throw new Error(`there is no course "${title}"`)
      return found.id
    },
    async notices() {
      await deliver(tenantId, worker)
      return (await worker.store.notices.list(tenantId)).map(({ value }) => value)
    },
    teams: teamsOf(standIns.teams, (name) => ({ ...person(name), name, tenantId })),
    complaints: () =>
      [standIns.learn365, standIns.graph, standIns.cosmos, standIns.teams].flatMap(({ judge }) => judge.complaints()),
    async close() {
      await server.close()
      await outside.close()
      await standIns.close()
    },
  }
}

/** Saves the demo tenant's settings through the API, in place of whatever was saved. */
export async function saveSettings(world: World, changes: Record<string, unknown> = {}): Promise<unknown> {
  const { etag } = await world.api.get<SettingsAnswer>('/api/settings')
  const settings = {
    contactEmail: 'maya.jensen@contoso.example',
    groupPrefix: 'Assigner ',
    learn365ApiKey: world.demo.keys.fullControl,
    entraClientId: customerApp.clientId,
    entraClientSecret: customerApp.secret,
    timeZone: 'Europe/Copenhagen',
    ...changes,
  }
  return world.api.send('PUT', '/api/settings', settings, etag ?? undefined)
}
