import { cpSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Worker } from '../../jobs/run-keeper.ts'
import { openOutside, withBell } from '../../ports.ts'
import { startCosmos } from '../../sandbox/cosmos/start-cosmos.ts'
import { directorySeed } from '../../sandbox/demo/directory-seed.ts'
import { startGraph } from '../../sandbox/graph/start-graph.ts'
import { startLearn365 } from '../../sandbox/learn365/start-learn365.ts'
import { startMail } from '../../sandbox/mail/start-mail.ts'
import { startSignIn, type SignIn } from '../../sandbox/sign-in/start-sign-in.ts'
import { customerApp, peopleOf, productAppId } from '../../sandbox/stand-ins.ts'
import { aWorld, type World } from '../support/world.ts'

/** A state of the whole world on disk, from which a test begins as often as it likes. */
export type Beginning = {
  folder: string
  now: Date
  world: Pick<World, 'demo' | 'tenantId' | 'config'>
  /** The same for all: it remembers nothing, and its keys take long to make. */
  signIn: SignIn
  forget(): Promise<void>
}

/** What is left of a world where nobody uses the API. */
export type CrashWorld = Pick<World, 'tenantId' | 'config' | 'clock' | 'worker' | 'learn365'> & {
  graph: Awaited<ReturnType<typeof startGraph>>
  mail: Awaited<ReturnType<typeof startMail>>
  /** How many writes anybody outside has seen; as long as it is the same, nothing outside has changed. */
  writes(): number
  /** A copy of all there is, on disk, as it was at one instant; whoever asks for it forgets it. */
  copied(): Promise<Pick<Beginning, 'folder' | 'now' | 'forget'>>
}

/** Few, so that a run is short. */
const users = 40
const newFolder = () => mkdtemp(join(tmpdir(), 'assigner-crash-'))
const forget = (folder: string) => rm(folder, { recursive: true, force: true })

/** Lets something happen in a world, and keeps what it left behind. */
export async function begun(happens: (world: World) => Promise<unknown>, untouched: boolean): Promise<Beginning> {
  const folder = await newFolder()
  const world = await aWorld({ users, standIns: { folder }, untouched })
  await happens(world)
  const { demo, clock } = world
  await world.close()
  const { tenantId, name: displayName } = demo
  const tenants = [{ tenantId, displayName, apps: [{ ...customerApp }], people: peopleOf(demo) }]
  const signIn = await startSignIn({ port: 0, apiAppId: productAppId, tenants })
  const forgetAll = async () => {
    await signIn.close()
    await forget(folder)
  }
  return { folder, now: clock.now, world, signIn, forget: forgetAll }
}

/** The world as it was, for one test; it is gone afterwards. */
export async function from<T>(beginning: Beginning, act: (world: CrashWorld) => Promise<T>): Promise<T> {
  const folder = await newFolder()
  await cp(beginning.folder, folder, { recursive: true })
  const { world, close } = await opened(beginning, folder)
  try {
    return await act(world)
  } finally {
    await close()
    await forget(folder)
  }
}

async function opened({ world: { demo, tenantId, config: before }, now, signIn }: Beginning, folder: string) {
  const clock = {
    now: new Date(now),
    advance: (hours: number) => void (clock.now = new Date(clock.now.getTime() + hours * 3_600_000)),
  }
  const graph = await startGraph({
    port: 0,
    tenants: [directorySeed(demo)],
    verify: (token) => signIn.verifyAppToken(token),
    file: join(folder, 'directory.json'),
  })
  const learn365 = await startLearn365({
    port: 0,
    tenants: [],
    file: join(folder, 'learn365.json'),
    membersOf: (group) =>
      graph.state.groups(tenantId).some(({ id }) => id === group) ? graph.state.membersOf(group) : undefined,
    now: () => clock.now,
  })
  const cosmos = await startCosmos({ port: 0, folder: join(folder, 'cosmos') })
  const mail = await startMail({ smtpPort: 0, webPort: 0, file: join(folder, 'mail.json') })
  const config = {
    ...before,
    cosmos: { ...before.cosmos, endpoint: cosmos.url, key: cosmos.key },
    learn365Url: learn365.url,
    graphUrl: graph.url,
    authority: signIn.url,
    smtpUrl: mail.smtpUrl,
    // One after the other: the kth call is the same one every time.
    groupsAtOnce: 1,
  }
  const log = pino({ level: 'silent' })
  const outside = await openOutside(config, { now: () => clock.now, log, firstWaitMs: 1 })
  const worker: Worker = { ...withBell(outside.ports, { ring: () => Promise.resolve() }), owner: 'another worker' }
  const writes = () => {
    const journal = readFileSync(join(folder, 'cosmos', 'journal.jsonl'), 'utf8')
    const requests = [graph, learn365].flatMap(({ judge }) => judge.writes())
    return journal.split('\n').length + requests.length + mail.messages().length
  }
  const world: CrashWorld = {
    tenantId,
    config,
    clock,
    worker,
    graph,
    mail,
    learn365: learn365.state.tenant(tenantId),
    writes,
    async copied() {
      const copy = await newFolder()
      // Other calls of the worker may arrive while the stand-ins save what they have.
      for (let before = NaN; before !== writes();) {
        before = writes()
        await Promise.all([graph.save(), learn365.save()])
      }
      cpSync(folder, copy, { recursive: true })
      return { folder: copy, now: clock.now, forget: () => forget(copy) }
    },
  }
  const close = async () => {
    await outside.close()
    for (const one of [learn365, graph, mail, cosmos]) await one.close()
  }
  return { world, close }
}
