import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routes } from '../../api/routes/routes.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, type Ask, type Told } from './asking.ts'
import { trials } from './every-route.ts'
import { createProfileBody, nested } from './profile-bodies.ts'

type Schema = Record<string, unknown>
type Operation = {
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}
type Document = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

let world: World
let ask: Ask
let document: Document
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  await world.create('Denver', livesIn('Denver'))
  await world.maintain()
  document = (await ask('GET', '/api/openapi.json', { as: null })).body as Document
})
afterAll(() => world.close())
afterEach(() => world.standIns.cosmos.faults.clear())

const operationOf = (method: string, path: string): Operation => {
  const operation = document.paths[path]?.[method]
  if (!operation) throw new Error(`the document does not describe ${method} ${path}`)
  return operation
}

/** Every value of a key, anywhere inside. */
function* valuesOf(key: string, inside: unknown): Generator {
  if (typeof inside !== 'object' || inside === null) return
  for (const [name, value] of Object.entries(inside)) {
    if (name === key) yield value
    yield* valuesOf(key, value)
  }
}

/** A shape made of the document alone: what a client could check answers with. */
function shapeOf(schema: Schema): z.ZodType {
  const here = (part: unknown): unknown =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/components/schemas/', '"#/$defs/'))
  return z.fromJSONSchema({ ...(here(schema) as Schema), $defs: here(document.components.schemas) as never })
}

describe('The OpenAPI document', () => {
  it('is of OpenAPI 3.1, and open to whoever is not signed in', async () => {
    const told = await ask('GET', '/api/openapi.json', { as: null })
    expect(told.status).toBe(200)
    expect(document.openapi).toBe('3.1.0')
    expect(document.info.title).toBe('Assigner')
  })

  it('describes every route, and nothing else', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
  })

  it('names only schemas that it has', () => {
    const refs = [...valuesOf('$ref', document)].map(String)
    expect(refs.length).toBeGreaterThan(0)
    const missing = refs.filter((ref) => !document.components.schemas[ref.replace('#/components/schemas/', '')])
    expect(missing).toEqual([])
  })

  it('says of every parameter in a path and of every version that must be named that they are required', () => {
    for (const { method, path, ifMatch } of routes) {
      const { parameters } = operationOf(method, path)
      const required = parameters.filter((one) => one.required && one.in !== 'query').map(({ name }) => name)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      expect(required, `${method} ${path}`).toEqual([...inPath, ...(ifMatch === 'required' ? ['If-Match'] : [])])
    }
  })

  it('says what a refusal looks like, for every route', () => {
    for (const { method, path } of routes)
      expect(operationOf(method, path).responses.default).toMatchObject({
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      })
  })

  it('describes groups that hold groups', () => {
    const profile = shapeOf({ $ref: '#/components/schemas/ProfileDefinition' })
    const good = createProfileBody('Denver', { userProperties: nested(5) })
    expect(profile.safeParse(good).success).toBe(true)
    const broken = createProfileBody('Denver', { userProperties: nested(5, { source: 'city', condition: 7 }) })
    expect(profile.safeParse(broken).success).toBe(false)
  })
})

describe('What the API answers', () => {
  const readable = routes.filter(({ method, answer }) => method === 'get' && answer && !('mediaType' in answer))

  const expectToFit = (told: Told, schema: Schema | undefined): void => {
    const { error } = shapeOf(schema ?? {}).safeParse(told.body)
    expect(error?.issues ?? []).toEqual([])
  }

  it.each(readable.map(({ path }) => path))('fits the document: %s', async (path) => {
    const { id = '', query = '' } = (await trials[`get ${path}`]?.good(world)) ?? {}
    const told = await ask('GET', path.replace('{id}', encodeURIComponent(id)) + query)
    expect(told.status).toBe(200)
    expectToFit(told, operationOf('get', path).responses['200']?.content?.['application/json']?.schema)
  })

  it('fits the document when it is a refusal', async () => {
    const problem = { $ref: '#/components/schemas/Problem' }
    expectToFit(await ask('GET', '/api/me', { as: null }), problem)
    expectToFit(await ask('GET', '/api/profiles/x'), problem)
    expectToFit(await ask('POST', '/api/profiles', { body: {} }), problem)
  })
})

describe('The pages beside the API', () => {
  it('show the document at /api/docs', async () => {
    const page = await ask('GET', '/api/docs/', { as: null })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.text).toContain('swagger-ui')
    const initializer = await ask('GET', '/api/docs/swagger-initializer.js', { as: null })
    expect(initializer.text).toContain("url: '/api/openapi.json'")
    expect((await ask('GET', '/api/docs/swagger-ui-bundle.js', { as: null })).status).toBe(200)
  })

  it('may be framed by Teams alone, and run no foreign scripts', async () => {
    const { headers } = await ask('GET', '/api/docs/', { as: null })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/frame-ancestors [^;]*https:\/\/teams\.microsoft\.com/)
    expect(policy).toContain("default-src 'self'")
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('tell a page where people consent, and one outside Teams where to sign in, in the sandbox alone', async () => {
    expect((await ask('GET', '/api/client', { as: null })).body).toEqual({
      clientId: world.config.appId,
      authority: world.standIns.signIn.url,
      authorizeUrl: `${world.standIns.signIn.url}/organizations/oauth2/v2.0/authorize`,
    })
  })
})

describe('While the store is down', () => {
  it('a request fails with "later"', async () => {
    world.standIns.cosmos.faults.inject({ kind: 'down', times: 1_000 })
    const told = await ask('GET', '/api/profiles')
    expect(told.status).toBe(503)
    expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
