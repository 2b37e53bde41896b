import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contoso } from '../../sandbox/demo/contoso.ts'
import { startStandIns, type StandIns } from '../../sandbox/stand-ins.ts'
import { apiClient, type ApiClient } from '../../sandbox/start/api-client.ts'
import { createProfiles, maintain, refresh, saveSettings } from '../../sandbox/start/first-cycle.ts'

/* Server and worker as an operator runs them: two processes that know the outside by their environment alone. */
const demo = contoso({ users: 80, now: new Date() })
const processes: ChildProcess[] = []
let standIns: StandIns
let api: ApiClient
let url = ''

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

function start(script: string, environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, ['scripts/run.mjs', script], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  processes.push(child)
  return child
}

async function untilReady(address: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const answer = await fetch(`${address}/health/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the server did not become ready')
}

beforeAll(async () => {
  standIns = await startStandIns({ demo, secretsKey: Buffer.alloc(32, 9).toString('base64') })
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const environment = { ...standIns.environment, PORT: String(port), PUBLIC_URL: url }
  start('server.ts', environment)
  start('worker.ts', environment)
  await untilReady(url)
  const upn = demo.people.find(({ name }) => name === 'Maya Jensen')?.email ?? ''
  api = apiClient(url, () => standIns.signIn.issueUserToken(demo.tenantId, upn))
}, 120_000)

afterAll(async () => {
  for (const child of processes) if (child.exitCode === null) child.kill('SIGKILL')
  await standIns.close()
})

describe('npm run start:server and start:worker, with the environment alone', () => {
  it('do a whole cycle: settings, refresh, profiles, maintenance', async () => {
    expect(await saveSettings(api, demo)).toBe(true)
    expect(await refresh(api, true)).toMatchObject({ state: 'done', startedBy: 'settings saved' })
    await createProfiles(api, demo)
    const run = await maintain(api)
    expect(run).toMatchObject({ state: 'done' })
    expect(run.profiles.reduce((sum, { added }) => sum + added, 0)).toBeGreaterThan(10)
  })

  it('show the tab', async () => {
    const page = await (await fetch(`${url}/tab/`)).text()
    expect(page).toContain('<div id="root">')
  })

  it('end cleanly on SIGTERM', async () => {
    const codes = processes.map(async (child) => {
      child.kill('SIGTERM')
      const [code] = (await once(child, 'exit')) as [number | null]
      return code
    })
    expect(await Promise.all(codes)).toEqual([0, 0])
  })
})
