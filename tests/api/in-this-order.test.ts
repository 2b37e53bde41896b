import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../api/routes/routes.ts'
import { ProfileId, RunId, TenantId } from '../../core/ids.ts'
import { leaseMs } from '../../core/tenant.ts'
import { forgeries } from '../../sandbox/sign-in/forge.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, problemOf, type Ask, type Asked } from './asking.ts'
import { heldNow, trials } from './every-route.ts'

let world: World
let ask: Ask
let elsewhere: Awaited<ReturnType<typeof ofAnotherTenant>>
const tokens: { what: string; token: string }[] = []
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  await world.create('Denver', livesIn('Denver'))
  await world.maintain()
  elsewhere = await ofAnotherTenant(world)
  // There is a list of roles to be changed.
  const roles = await trials['put /api/access']?.good(world)
  await ask('PUT', '/api/access', { body: roles?.body })
  const { signIn } = world.standIns
  const upn = world.person('Maya Jensen').email
  for (const kind of forgeries) tokens.push({ what: kind, token: await signIn.forge(kind, world.tenantId, upn) })
  tokens.push({ what: 'garbage', token: 'a.b.c' })
})
afterAll(() => world.close())

/** While a run holds the tenant's lock. */
async function locked<T>(work: () => Promise<T>): Promise<T> {
  const { store } = world.worker
  const [run] = await store.runs.latest(world.tenantId, 1)
  const until = new Date(world.clock.now.getTime() + leaseMs)
  const lock = run && (await store.locks.take(world.tenantId, run.value.id, world.clock.now, until))
  if (!lock) throw new Error('the lock was not free')
  try {
    return await work()
  } finally {
    await store.locks.release(world.tenantId, lock)
  }
}

const nobodys = '00000000-0000-4000-8000-000000000000'

/** What is really there, in another tenant: a profile, a run, a held change. */
async function ofAnotherTenant({ worker: { store }, tenantId, profile }: World) {
  const fabrikam = TenantId.parse('7d1f3a5c-9b2e-4d60-8f71-a2b3c4d5e6f7')
  const id = ProfileId.parse('f0000000-0000-4000-8000-000000000001')
  const [run] = await store.runs.latest(tenantId, 1)
  const held = await store.held.get(tenantId, await heldNow(world))
  if (!run || !held) throw new Error('what was stored is gone')
  const runId = RunId.parse('data refresh:manual:of-fabrikam')
  await store.profiles.put({ ...(await profile('Denver')), tenantId: fabrikam, id }, undefined)
  await store.runs.put({ ...run.value, tenantId: fabrikam, id: runId, state: 'kept aside' }, undefined)
  await store.held.put({ ...held.value, tenantId: fabrikam, id: 'held-by-fabrikam' }, undefined)
  return { profile: id, run: runId, 'held change': 'held-by-fabrikam' }
}

/** As much wrong with a request as there can be, but for what is mended in `asked`. */
function wrong(route: (typeof routes)[number], asked: Asked & { id?: string; query?: string } = {}) {
  const {
    id = nobodys,
    query = route.query ? '?limit=none&names=none&state=none&from=none&search=' : '',
    ...rest
  } = asked
  const given = route.body ? { raw: '{"nonsense": [1, 2, 3]}' } : {}
  const stale = route.ifMatch ? { 'if-match': '"stale"' } : {}
  const url = route.path.replace('{id}', encodeURIComponent(id)) + query
  return ask(route.method, url, { ...given, ...rest, headers: { ...stale, ...rest.headers } })
}

const all = routes.map((route) => ({ name: `${route.method} ${route.path}`, route }))

describe.each(all)('$name answers', ({ name, route }) => {
  const trial = trials[name]
  const status = async (asked: Parameters<typeof wrong>[1]): Promise<number> => {
    const told = await wrong(route, asked)
    return told.status < 400 ? told.status : problemOf(told).status
  }

  it('what is wrong in this order: token, role, whose it is, lock, version, values; then it does it', async () => {
    if (!trial) throw new Error(`nobody knows how to try ${name}`)
    const { id = '', query = '', body, headers = {} } = await trial.good(world)
    const own = id === '' ? {} : { id }
    await locked(async () => {
      expect(await status({ as: null }), 'no token').toBe(401)
      for (const { what, token } of tokens) expect(await status({ token }), what).toBe(401)
      expect(await status({ as: 'Ana Souza' }), 'no role').toBe(403)
      if (trial.changes) expect(await status({ as: 'Amélie Laurent' }), 'a reader').toBe(403)
      if (trial.ofOne) {
        expect(await status({ query }), 'nobody’s id').toBe(404)
        expect(await status({ query, id: elsewhere[trial.ofOne] }), 'another tenant’s id').toBe(404)
      }
      if (trial.locked) expect(await status({ ...own, query }), 'locked').toBe(423)
    })
    if (route.ifMatch) expect(await status({ ...own, query }), 'a stale version').toBe(412)
    if (route.body) {
      const told = await wrong(route, { ...own, query, headers: route.ifMatch ? { 'if-match': '*' } : {} })
      expect(told.status, 'wrong values').toBe(400)
      expect(problemOf(told).findings.length, 'wrong values').toBeGreaterThan(0)
      for (const { path } of problemOf(told).findings) expect(path, 'wrong values').not.toBe('')
    }
    const good = await ask(route.method, route.path.replace('{id}', encodeURIComponent(id)) + query, {
      headers,
      ...(body === undefined ? {} : { body }),
    })
    expect(good.status, good.text.slice(0, 300)).toBe(route.status ?? (route.answer ? 200 : 204))
  })
})
