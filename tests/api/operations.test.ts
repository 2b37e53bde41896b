import { Agent, get as httpGet } from 'node:http'
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { usualLimits } from '../../api/limits.ts'
import { startServer } from '../../server.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, problemOf, type Ask } from './asking.ts'
import { createProfileBody } from './profile-bodies.ts'

/** A log that is kept as the lines that it has. */
function keptLog(level: string) {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  return { lines, log: pino({ level, base: null }, sink) }
}

describe('The log of a server at work', () => {
  const { lines, log } = keptLog('info')
  let world: World
  let ask: Ask
  beforeAll(async () => {
    world = await aWorld({ log })
    ask = asking(world)
    const { id } = await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    await world.notices()
    await ask('GET', `/api/users?search=${encodeURIComponent('Ana Souza')}`)
    await ask('GET', `/api/profiles/${id}/why?user=${world.person('Ana Souza').email}`)
    await ask('GET', `/api/profiles/${id}/members.xlsx`)
    await ask('POST', '/api/profiles/preview', { body: createProfileBody('Ana Souza') })
    await ask('POST', '/api/profiles', { body: { title: 'Søren Kjær' } })
    await ask('GET', '/api/me', { token: 'not-a-token' })
    await ask('GET', '/api/profiles/Ana%20Souza', { headers: { 'x-request-id': 'Ana Souza' } })
    world.standIns.cosmos.faults.inject({ kind: 'down', times: 1_000 })
    await ask('GET', '/api/profiles')
    world.standIns.cosmos.faults.clear()
  })
  afterAll(() => world.close())

  const requests = () =>
    lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ route }) => route !== undefined)

  it('has one line for every request: method, route, status, how long, request id, tenant', async () => {
    const told = await ask('GET', '/api/profiles?search=denver')
    const own = requests().filter(({ request }) => request === told.headers.get('x-request-id'))
    expect(own).toEqual([
      {
        level: 30,
        time: expect.any(Number) as unknown,
        request: told.headers.get('x-request-id'),
        method: 'GET',
        route: '/api/profiles',
        status: 200,
        ms: expect.any(Number) as unknown,
        tenant: world.tenantId,
        msg: 'a request was answered',
      },
    ])
  })

  it('names nobody, and holds no address, search, token or secret', () => {
    const said = lines.join('').toLowerCase()
    expect(requests().length).toBeGreaterThan(8)
    const people = world.demo.people.flatMap(({ name, email }) => [name, email])
    expect(people.filter((text) => said.includes(text.toLowerCase()))).toEqual([])
    const secrets = [world.demo.keys.fullControl, 'bearer', 'eyj', 'not-a-token', 'search=', 'souza', 'denver']
    expect(secrets.filter((text) => said.includes(text.toLowerCase()))).toEqual([])
    expect(said).not.toContain(world.person('Maya Jensen').directoryId)
  })

  it('gives every request an id of its own, whatever the caller calls it', async () => {
    const headers = { 'x-request-id': 'mine' }
    const told = await Promise.all([1, 2].map(() => ask('GET', '/api/me', { headers })))
    const ids = told.map((one) => one.headers.get('x-request-id'))
    expect(new Set(ids).size).toBe(2)
    expect(ids).not.toContain('mine')
  })

  it('does not mention the probes', async () => {
    await ask('GET', '/health/live', { as: null })
    await ask('GET', '/health/ready', { as: null })
    expect(requests().filter(({ route }) => String(route).startsWith('/health'))).toEqual([])
  })
})

describe('Whoever asks too often', () => {
  let world: World
  let ask: Ask
  beforeAll(async () => {
    world = await aWorld({
      untouched: true,
      limits: {
        user: { points: 30, seconds: 3_600 },
        tenant: { points: 50, seconds: 3_600 },
        address: { points: 5, seconds: 3_600 },
      },
    })
    ask = asking(world)
  })
  afterAll(() => world.close())

  const untilRefused = async (one: () => ReturnType<Ask>) => {
    for (let asked = 0; asked < 100; asked += 1) {
      const told = await one()
      if (told.status === 429) return { asked, told }
    }
    throw new Error('was never refused')
  }

  it('is refused for a while and told how long, a person at a time, then the organization', async () => {
    const { asked, told } = await untilRefused(() => ask('GET', '/api/me'))
    expect(asked).toBe(30)
    expect(problemOf(told)).toMatchObject({ type: 'urn:assigner:too-many-requests', title: 'Too many requests' })
    expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(3_000)
    const reader = await untilRefused(() => ask('GET', '/api/me', { as: 'Amélie Laurent' }))
    expect(reader.asked).toBe(20)
    expect(problemOf(reader.told).detail).toContain('Your organization')
  })

  it('with tokens that are not accepted is not listened to any more', async () => {
    const { asked, told } = await untilRefused(() => ask('GET', '/api/me', { token: 'nonsense' }))
    expect(asked).toBe(5)
    expect(problemOf(told).detail).toContain('from your address')
    // Whoever shares the address and has a good token is not locked out: their own points alone are spent.
    expect((await ask('GET', '/api/me', { as: 'Ana Souza' })).text).not.toContain('from your address')
    const elsewhere = await ask('GET', '/api/me', { token: 'x', headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(elsewhere.status).toBe(401)
  })

  it('from one network of IPv6 is one caller', async () => {
    const from = (address: string) =>
      ask('GET', '/api/me', { token: 'x', headers: { 'x-forwarded-for': `2001:db8:1:${address}` } })
    for (let host = 1; host <= 5; host += 1) expect((await from(`1::${host}`)).status).toBe(401)
    expect((await from('1::99')).status).toBe(429)
    expect((await from('2::99')).status).toBe(401)
  })
})

describe('The usual limits', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ limits: usualLimits })
  })
  afterAll(() => world.close())

  it('do not stop somebody who types, with five live counts a second for a minute', async () => {
    const ask = asking(world)
    for (let count = 0; count < 300; count += 1) {
      const told = await ask('POST', '/api/profiles/preview?quick=true', { body: createProfileBody('Paris') })
      expect(told.status).toBe(200)
    }
  })
})

describe('Health', () => {
  let world: World
  let ask: Ask
  beforeAll(async () => {
    world = await aWorld({ untouched: true })
    ask = asking(world)
  })
  afterEach(() => world.standIns.cosmos.faults.clear())
  afterAll(() => world.close())
  const ready = async () => (await ask('GET', '/health/ready', { as: null })).status

  it('is live and ready', async () => {
    expect((await ask('GET', '/health/live', { as: null })).body).toEqual({ status: 'live' })
    const told = await ask('GET', '/health/ready', { as: null })
    expect([told.status, told.body]).toEqual([200, { status: 'ready' }])
  })

  it('is not ready while the store is down, but still live; ready again afterwards', async () => {
    world.standIns.cosmos.faults.inject({ kind: 'down', times: 1_000 })
    await expect.poll(ready, { timeout: 60_000 }).toBe(503)
    expect((await ask('GET', '/health/live', { as: null })).status).toBe(200)
    world.standIns.cosmos.faults.clear()
    await expect.poll(ready, { timeout: 60_000 }).toBe(200)
  })

  it('does not wait for a store that hangs, and does not ask it a second time meanwhile', async () => {
    // One request hangs; another one beside it would be answered at once.
    world.standIns.cosmos.faults.inject({ kind: 'slow', seconds: 8 })
    await expect.poll(ready, { timeout: 60_000 }).toBe(503)
    for (const began = performance.now(); performance.now() - began < 3_500;) expect(await ready()).toBe(503)
    await expect.poll(ready, { timeout: 60_000 }).toBe(200)
  })
})

describe('A server that is told to stop', () => {
  it('says that it is not ready, answers what it has received, and hangs up on nobody who waits', async () => {
    const world = await aWorld()
    const limits = usualLimits
    const server = await startServer(world.config, {
      now: () => world.clock.now,
      log: pino({ level: 'silent' }),
      limits,
    })
    const agent = new Agent({ keepAlive: true })
    const headers = { authorization: `Bearer ${await world.token('Maya Jensen')}` }
    const ask = (path: string) =>
      new Promise<{ status: number; connection: string | undefined }>((done, fail) => {
        httpGet(`${server.url}${path}`, { agent, headers }, (res) => {
          res.resume().once('end', () => done({ status: res.statusCode ?? 0, connection: res.headers.connection }))
        }).once('error', fail)
      })
    expect((await ask('/health/ready')).status).toBe(200)
    world.standIns.cosmos.faults.inject({ kind: 'slow', seconds: 2, path: '/profiles/' })
    const began = performance.now()
    const slow = ask('/api/profiles')
    const closed = server.close({ announceMs: 500 })
    expect(await ask('/health/ready')).toEqual({ status: 503, connection: 'close' })
    expect((await ask('/api/me')).status).toBe(200)
    expect((await slow).status).toBe(200)
    expect(performance.now() - began).toBeGreaterThan(1_900)
    await closed
    await expect(ask('/health/live')).rejects.toThrow('ECONNREFUSED')
    await world.close()
  })
})
