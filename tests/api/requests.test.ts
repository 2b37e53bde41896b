import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aWorld, type World } from '../support/world.ts'
import { asking, pathsOf, problemOf, type Ask, type Told } from './asking.ts'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
})
afterAll(() => world.close())

const postRaw = (raw: string, type = 'application/json'): Promise<Told> =>
  ask('POST', '/api/profiles', { raw, headers: { 'content-type': type } })

/** Refusing a hostile body must cost next to nothing, on a busy machine too. */
const quickly = async (work: () => Promise<Told>): Promise<Told> => {
  const began = performance.now()
  const told = await work()
  expect(performance.now() - began).toBeLessThan(3_000)
  return told
}

describe('A body', () => {
  it('of two megabytes is refused as too large', async () => {
    const told = await quickly(() => postRaw(JSON.stringify({ title: 'x'.repeat(2_000_000) })))
    expect(told.status).toBe(413)
    expect(problemOf(told).detail).toBe('The body is too large.')
  })

  it('that is nothing but brackets is refused', async () => {
    const told = await quickly(() => postRaw('['.repeat(400_000) + ']'.repeat(400_000)))
    expect(told.status).toBe(400)
    expect(problemOf(told).detail).toContain('nested too deeply')
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json'])(
    'of the type %s is refused',
    async (type) => {
      const told = await postRaw('{}', type)
      expect(told.status).toBe(400)
      expect(problemOf(told).findings).toMatchObject([{ expected: 'Content-Type: application/json' }])
    },
  )

  it('that is missing is refused', async () => {
    expect((await ask('POST', '/api/profiles')).status).toBe(400)
    expect((await ask('PUT', '/api/settings', { headers: { 'if-match': '*' } })).status).toBe(400)
  })

  it.each(['', '{"title":', 'null', '"text"', '[]', '7'])('that says %j is refused', async (raw) => {
    const told = await postRaw(raw)
    expect(told.status).toBe(400)
    expect(problemOf(told).type).toBe('urn:assigner:invalid')
  })

  it('in another character set is refused', async () => {
    expect((await postRaw('{}', 'application/json; charset=latin1')).status).toBe(415)
  })

  it('gains nothing by naming the prototype of objects', async () => {
    const told = await postRaw('{"__proto__":{"enroll":true,"autoPopulate":true},"constructor":{"prototype":{}}}')
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual(['__proto__'])
  })
})

describe('An address', () => {
  it.each([
    ['GET', '/api/nowhere'],
    ['GET', '/api/profiles/x/y/z'],
    ['GET', '/api'],
    ['GET', '/api/profiles/'],
    ['GET', '/API/profiles'],
    ['GET', '/api/Profiles'],
    ['GET', '/nowhere'],
    ['POST', '/'],
  ])('that the API does not have is not found: %s %s', async (method, path) => {
    const told = await ask(method, path, { as: null })
    expect(told.status).toBe(404)
    expect(problemOf(told).detail).toContain('/api/docs')
  })

  it('that cannot be decoded is refused', async () => {
    const told = await ask('GET', '/api/profiles/%E0%A4%A')
    expect(told.status).toBe(400)
    expect(problemOf(told).type).toBe('urn:assigner:invalid')
  })
})

const items = (told: Told) => z.object({ items: z.array(z.looseObject({ title: z.string() })) }).parse(told.body).items
const titles = (told: Told) => items(told).map(({ title }) => title)

describe('Searching', () => {
  const odd = ['\u0000', "' or '1'='1", '"\\', '.*(', '[', '%', '_', '${7*7}', '😀', '‮', '\ud83d', ' ', '+&=#']
  it.each(['/api/profiles', '/api/users', '/api/courses'])('in %s takes any character as itself', async (path) => {
    for (const text of odd) {
      const encoded = [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
      const told = await ask('GET', `${path}?search=${encoded}`)
      expect(told.status, JSON.stringify(text)).toBe(200)
      if (text.trim() !== '') expect(titles(told), JSON.stringify(text)).toEqual([])
    }
  })

  it.each(['/api/profiles', '/api/users', '/api/courses'])(
    'in %s refuses two texts, or one without end',
    async (path) => {
      expect(pathsOf(await ask('GET', `${path}?search=a&search=b`))).toEqual(['query.search'])
      expect(pathsOf(await ask('GET', `${path}?search=${'x'.repeat(201)}`))).toEqual(['query.search'])
    },
  )

  it.each(['limit=0', 'limit=1001', 'limit=many', 'limit=1.5', 'deleted=perhaps'])('refuses %s', async (query) => {
    const told = await ask('GET', `/api/profiles?${query}`)
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual([`query.${query.split('=')[0] ?? ''}`])
  })

  it('finds people by name or e-mail address, whatever the case and width of the letters', async () => {
    for (const text of ['ken tanaka', 'KEN', 'ＫＥＮ　ＴＡＮＡＫＡ', '田中', 'ken.tanaka@'])
      expect(titles(await ask('GET', `/api/users?search=${encodeURIComponent(text)}`)), text).toContain(
        'Ken Tanaka (田中 健)',
      )
  })

  it('finds people by their ids', async () => {
    const ids = ['Ana Souza', 'Søren Kjær'].map((name) => world.person(name).id)
    const told = await ask('GET', `/api/users?ids=${ids.join(',')},nobody`)
    expect(titles(told).sort()).toEqual(['Ana Souza', 'Søren Kjær'])
    expect(items(await ask('GET', '/api/users?ids='))).toEqual([])
  })

  it('shows at most fifty people', async () => {
    expect(items(await ask('GET', '/api/users'))).toHaveLength(50)
  })

  it('finds courses by title, those that are deleted never', async () => {
    expect(titles(await ask('GET', '/api/courses?search=gdpr'))).toContain('GDPR basics')
    const deleted = world.demo.courses.filter((course) => course.deleted).map(({ title }) => title)
    const found = titles(await ask('GET', '/api/courses'))
    expect(found.filter((title) => deleted.includes(title))).toEqual([])
  })
})

describe('Whoever hangs up', () => {
  it('in the middle of a request does no harm', async () => {
    const { port } = new URL(world.url)
    const head =
      'POST /api/profiles HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"ti'
    await new Promise<void>((done) => {
      const socket = connect(Number(port), 'localhost', () => {
        socket.write(head, () => socket.destroy())
      })
      socket.once('close', () => done())
    })
    expect((await ask('GET', '/api/me')).status).toBe(200)
  })
})

describe('Before the first data refresh', () => {
  let young: World
  beforeAll(async () => {
    young = await aWorld({ untouched: true })
    await asking(young)('PUT', '/api/settings', {
      body: {
        contactEmail: 'a@contoso.example',
        entraClientId: young.config.appId,
        learn365ApiKey: 'k',
        entraClientSecret: 's',
      },
    })
  })
  afterAll(() => young.close())

  it.each([
    ['GET', '/api/profile-schema', undefined],
    ['GET', '/api/courses', undefined],
    ['POST', '/api/profiles', { title: 'x', description: 'x', enroll: false, autoPopulate: false }],
  ])('%s %s says that Assigner is not ready yet', async (method, path, body) => {
    const told = await asking(young)(method, path, { body })
    expect(told.status).toBe(409)
    expect(problemOf(told).detail).toContain('ready within a few minutes')
  })

  it('the tenant is not ready, and has no profiles', async () => {
    expect((await asking(young)('GET', '/api/tenant')).body).toMatchObject({ settingsSaved: true, ready: false })
    expect((await asking(young)('GET', '/api/profiles')).body).toEqual({ items: [], total: 0, next: null })
    expect((await asking(young)('GET', '/api/users')).status).toBe(409)
  })
})

describe('A query', () => {
  it.each([
    ['/api/profiles?cursor=nonsense', 'query.cursor'],
    ['/api/profiles?cursor=-1', 'query.cursor'],
    ['/api/audit?cursor=nonsense', 'query.cursor'],
    ['/api/profiles?serach=denver', 'query.serach'],
    ['/api/audit?form=2026-01-01T00:00:00Z', 'query.form'],
    ['/api/users?serach=ana', 'query.serach'],
    ['/api/me?who=ana', 'query.who'],
  ])('that is misspelt is refused, with its place: %s', async (address, path) => {
    const told = await ask('GET', address)
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual([path])
  })
})
