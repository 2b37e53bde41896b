import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWorld, type World } from '../support/world.ts'
import { asking, pathsOf, problemOf, type Ask, type Told } from './asking.ts'
import { createProfileBody } from './profile-bodies.ts'
import { sendRaw } from './raw-request.ts'

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

describe('A body, to the letter,', () => {
  const good = JSON.stringify(createProfileBody('Paris'))

  it.each([
    ['a name twice', '{"title":"Good","title":"Bad"}', 'title'],
    ['a name twice, once in other letters', '{"title":"Good","t\\u0069tle":"Bad"}', 'title'],
    ['a name twice inside', '{"a":[{},{"b":"\\\\\\"{,"},{"c" : {"d" :1,"e":["d","d"],"d"\n:2}}]}', 'a[2].c.d'],
    ['a name twice that is empty', '{"":1,"":2}', ''],
  ])('with %s is refused', async (_what, raw, path) => {
    const told = await postRaw(raw)
    expect(told.status).toBe(400)
    expect(problemOf(told).detail).toContain('twice')
    expect(pathsOf(told)).toEqual([path])
  })

  it('may have the same name in two objects, and the same text as name and value', async () => {
    const told = await postRaw(
      good.replace('{', '{"overrides":{"include":[],"exclude":[]},').replace('"Paris', '"title'),
    )
    expect(told.status, told.text).toBe(201)
  })

  it('with a million marks is read in a moment', async () => {
    const told = await quickly(() => postRaw(`{"a":[${'"\\"",'.repeat(150_000)}0]}`))
    expect(told.status).toBe(400)
  })

  const post = (fields: string[], body: string | Buffer) => async () => {
    const token = await world.token('Maya Jensen')
    return sendRaw(
      world.url,
      [
        'POST /api/profiles HTTP/1.1',
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(body)}`,
        ...fields,
      ],
      body,
    )
  }

  it('that is small and unpacks to fifty megabytes is refused', async () => {
    const told = await quickly(post(['Content-Encoding: gzip'], gzipSync(Buffer.alloc(50_000_000, ' '))))
    expect(told.status).toBe(413)
    expect(problemOf(told).detail).toBe('The body is too large.')
  })

  it('may be packed, and is refused where it is not what it says', async () => {
    expect((await post(['Content-Encoding: gzip'], gzipSync(good.replace('Paris', 'Packed')))()).status).toBe(201)
    expect((await post(['Content-Encoding: gzip'], good)()).status).toBe(400)
    expect((await post(['Content-Encoding: zebra'], good)()).status).toBe(415)
  })

  it('that is no UTF-8 is refused, a mark of the byte order is not minded', async () => {
    expect((await post([], Buffer.from(good.replace('Paris', 'Café'), 'latin1'))()).status).toBe(400)
    expect((await post([], `\ufeff${good.replace('Paris', 'Marked')}`)()).status).toBe(201)
    for (const charset of ['utf-16', 'utf-7', '"latin1"'])
      expect((await postRaw(good, `application/json; charset=${charset}`)).status, charset).toBe(415)
    expect((await postRaw(good.replace('Paris', 'Named'), 'application/json; Charset="UTF-8"')).status).toBe(201)
  })

  it('is not read of somebody who is not signed in', async () => {
    const raw = 'x'.repeat(2_000_000)
    expect((await ask('POST', '/api/profiles', { as: null, raw })).status).toBe(401)
  })
})

describe('A method', () => {
  it.each([
    ['PATCH', '/api/profiles', 'GET, POST, HEAD, OPTIONS'],
    ['DELETE', '/api/settings', 'GET, PUT, HEAD, OPTIONS'],
    ['PUT', '/api/runs', 'GET, POST, HEAD, OPTIONS'],
    ['GET', '/api/held/x/approve', 'POST, OPTIONS'],
  ])('that a place does not have is refused with those that it has: %s %s', async (method, path, allow) => {
    const told = await ask(method, path)
    expect(told.status).toBe(405)
    expect(told.headers.get('allow')).toBe(allow)
    expect(problemOf(told)).toMatchObject({ type: 'urn:assigner:method-not-allowed', title: 'Method not allowed' })
  })

  it.each(['TRACE /api/me', 'PROPFIND /api/profiles', 'PURGE /api/settings'])('such as %s is refused', async (line) => {
    const told = await sendRaw(world.url, [`${line} HTTP/1.1`, 'Content-Length: 0'])
    expect(told.status).toBe(405)
    problemOf(told)
  })

  it('OPTIONS says what a place has, and lets no other origin in', async () => {
    const told = await ask('OPTIONS', '/api/profiles', { as: null, headers: { origin: 'https://elsewhere.example' } })
    expect([told.status, told.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS'])
    expect([...told.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('HEAD is answered like GET, without a body', async () => {
    const told = await ask('HEAD', '/api/profiles')
    expect([told.status, told.text]).toEqual([200, ''])
    expect((await ask('HEAD', '/api/profiles', { as: null })).status).toBe(401)
  })

  it.each(['x-http-method-override', 'x-http-method', 'x-method-override'])('is not changed by %s', async (name) => {
    const { id } = await world.create(`Not deleted by ${name}`)
    const told = await ask('GET', `/api/profiles/${id}`, { headers: { [name]: 'DELETE' } })
    expect(told.body).toMatchObject({ id, deleted: false })
    expect(pathsOf(await ask('GET', `/api/profiles/${id}?_method=DELETE`))).toEqual(['query._method'])
    expect((await ask('GET', `/api/profiles/${id}`)).body).toMatchObject({ deleted: false })
  })
})

describe('A trick', () => {
  const raw = async (line: string, fields: string[] = []) =>
    sendRaw(world.url, [line, `Authorization: Bearer ${await world.token('Maya Jensen')}`, ...fields])

  it.each([
    '//api/me',
    '/api//me',
    '/api/../api/me',
    '/api/./me',
    '/api/%6de',
    '/api/me%2f',
    '/api%2fme',
    '/api/%2e%2e/health/live',
    '/api/profiles/%252e%252e%252fsettings',
    '/api/me;x=1',
    '/api/me%00',
    '/tab/../server.ts',
    '/tab/%2e%2e/%2e%2e/package.json',
    '/tab/..%5c..%5cpackage.json',
    '/api/docs/../../package.json',
    '/tab/.env',
  ])('with an address leads nowhere: %s', async (path) => {
    const told = await raw(`GET ${path} HTTP/1.1`)
    expect([400, 403, 404]).toContain(told.status)
    problemOf(told)
  })

  it.each(['X-Original-URL: /api/settings', 'X-Rewrite-URL: /api/settings', 'X-Forwarded-Prefix: /api/settings'])(
    'with a header does not change the address: %s',
    async (field) => {
      expect((await raw('GET /api/me HTTP/1.1', [field])).body).toMatchObject({ name: 'Maya Jensen' })
    },
  )

  it('with the host changes no answer', async () => {
    const fields = ['X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: gopher', 'Forwarded: host=evil.example']
    const told = await raw('GET / HTTP/1.1', fields)
    expect([told.status, told.headers.get('location')]).toEqual([302, '/tab/'])
    const document = await raw('GET /api/client HTTP/1.1', fields)
    expect(document.text).not.toContain('evil')
  })

  it('with two tokens is refused', async () => {
    const told = await raw('GET /api/me HTTP/1.1', [`Authorization: Bearer ${await world.token('Ana Souza')}`])
    expect(told.status).toBe(401)
    expect(pathsOf(told)).toEqual(['Authorization'])
  })

  it('with headers without end is refused', async () => {
    const told = await raw('GET /api/me HTTP/1.1', [`X-Long: ${'x'.repeat(100_000)}`])
    expect(told.status).toBe(431)
    problemOf(told)
  })

  it.each([
    ['two lengths', ['Content-Length: 2', 'Content-Length: 3']],
    ['a length and chunks', ['Content-Length: 2', 'Transfer-Encoding: chunked']],
    ['a field that is none', ['no colon']],
  ])('with %s is refused as no HTTP at all', async (_what, fields) => {
    const told = await raw('POST /api/profiles HTTP/1.1', fields)
    expect(told.status).toBe(400)
    expect(problemOf(told).detail).toContain('HTTP/1.1')
  })
})

describe('Every answer', () => {
  it('may be framed by Teams and its siblings, in both clouds, and by nobody else', async () => {
    for (const path of ['/tab/', '/api/me', '/nowhere']) {
      const { headers } = await ask('GET', path)
      const [, hosts = ''] = /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '') ?? []
      expect(hosts.split(' ').sort()).toEqual(
        [
          "'self'",
          'https://*.cloud.microsoft',
          'https://*.microsoft365.com',
          'https://*.office.com',
          'https://*.teams.microsoft.com',
          'https://*.teams.microsoft.us',
          'https://outlook.office.com',
          'https://outlook.office365.com',
          'https://teams.microsoft.com',
        ].sort(),
      )
      expect(headers.get('x-frame-options')).toBeNull()
      expect(headers.get('strict-transport-security')).toContain('max-age=')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })
})
