import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorker } from '../../worker.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, problemOf, type Ask } from './asking.ts'

const token = 'a-token-for-scrapes-only'

/** Values by name and labels, as Prometheus reads them. */
function numbersIn(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line): [string, number] => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  )
}

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld({ environment: { METRICS_TOKEN: token } })
  ask = asking(world)
  await world.create('Denver', livesIn('Denver'))
  await world.maintain()
})
afterAll(() => world.close())

const scraped = async (): Promise<Map<string, number>> => {
  const told = await ask('GET', '/metrics', { token })
  expect(told.status).toBe(200)
  expect(told.headers.get('content-type')).toContain('version=0.0.4')
  return numbersIn(told.text)
}

describe('The numbers of a server', () => {
  it('count requests by method, pattern of the route and class of status', async () => {
    const count = (route: string, status: string, method = 'GET') =>
      `assigner_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`
    const before = await scraped()
    const { id } = await world.profile('Denver')
    await ask('GET', `/api/profiles/${id}`)
    await ask('GET', `/api/profiles/nobody-knows-it`)
    await ask('GET', `/nobody/knows/it`)
    await ask('PROPFIND', `/nobody/knows/it`)
    const after = await scraped()
    const more = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
    expect(more(count('/api/profiles/{id}', '2xx'))).toBe(1)
    expect(more(count('/api/profiles/{id}', '4xx'))).toBe(1)
    expect(more(count('none', '4xx'))).toBe(1)
    expect(more(count('none', '4xx', 'other'))).toBe(1)
  })

  it('tell what the store has charged, and how the process does', async () => {
    const numbers = await scraped()
    expect(numbers.get('assigner_store_request_units_total')).toBeGreaterThan(1)
    expect(numbers.get('process_resident_memory_bytes')).toBeGreaterThan(1e6)
    expect([...numbers.keys()].some((name) => name.startsWith('nodejs_eventloop_lag_seconds'))).toBe(true)
  })

  it('tell of all tenants how many there are, what runs, and what was not sent', async () => {
    const numbers = await scraped()
    expect(numbers.get('assigner_tenants')).toBe(1)
    expect(numbers.get('assigner_open_runs{kind="maintenance"}')).toBe(0)
    expect(numbers.has('assigner_unsent_notices')).toBe(true)
  })

  it('name no tenant, person, profile, address or search', async () => {
    await ask('GET', `/api/users?search=${encodeURIComponent('Ana Souza')}`)
    const { text } = await ask('GET', '/metrics', { token })
    const private_ = [world.tenantId, 'Denver', 'Souza', 'Contoso', '@', (await world.profile('Denver')).id]
    expect(private_.filter((word) => text.toLowerCase().includes(word.toLowerCase()))).toEqual([])
  })

  it('are answered only to the token, to all others like a place that does not exist', async () => {
    for (const asked of [{ as: null }, { token: 'a-token-for-scrapes-onlz' }, {}]) {
      const told = await ask('GET', '/metrics', asked)
      const elsewhere = await ask('GET', '/nowhere', asked)
      expect(told.status).toBe(404)
      expect({ ...problemOf(told), requestId: '' }).toEqual({ ...problemOf(elsewhere), requestId: '' })
    }
  })

  it('are told without the store, too, and without what only the store knows', async () => {
    world.standIns.cosmos.faults.inject({ kind: 'slow', seconds: 3, times: 20 })
    await expect.poll(async () => (await scraped()).has('assigner_tenants'), { timeout: 60_000 }).toBe(false)
    world.standIns.cosmos.faults.clear()
  })
})

describe('Without a token in the configuration', () => {
  let open: World
  beforeAll(async () => {
    open = await aWorld({ untouched: true })
  })
  afterAll(() => open.close())

  it('the numbers are told to nobody, not to this machine either: a proxy on it would ask for the whole world', async () => {
    for (const asked of [
      { as: null },
      { token: 'undefined' },
      { as: null, headers: { 'x-forwarded-for': '127.0.0.1' } },
    ])
      expect((await asking(open)('GET', '/metrics', asked)).status).toBe(404)
  })
})

describe('The numbers of a worker', () => {
  it('are told where the configuration names a port for them, with runs, stages and requests to others', async () => {
    const { config, clock } = world
    const overrides = { now: () => clock.now, pollMs: 200 }
    clock.advance(3)
    const worker = await startWorker({ ...config, metricsPort: 0, logLevel: 'silent' }, overrides)
    const url = `http://localhost:${worker.port ?? 0}`
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    expect((await fetch(`${url}/metrics`)).status).toBe(404)
    expect((await fetch(`${url}/api/me`)).status).toBe(404)
    const told = async () => {
      const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
      return numbersIn(await response.text())
    }
    const done = 'assigner_run_duration_seconds_count{kind="maintenance",state="done"}'
    await expect.poll(async () => (await told()).get(done), { timeout: 60_000 }).toBeGreaterThan(0)
    const numbers = await told()
    expect(numbers.get('assigner_stage_duration_seconds_count{stage="Profile memberships are updated"}')).toBe(1)
    const toLearn365 = 'assigner_outside_request_duration_seconds_count{system="Learn365",status="200"}'
    expect(numbers.get(toLearn365)).toBeGreaterThan(0)
    await worker.close()
  })

  it('are told nowhere otherwise', async () => {
    const worker = await startWorker({ ...world.config, logLevel: 'silent' }, { now: () => world.clock.now })
    expect(worker.port).toBeUndefined()
    await worker.close()
  })
})
