import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../api/routes/routes.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, problemOf, type Ask, type Asked, type Told } from './asking.ts'
import { heldNow, trials } from './every-route.ts'
import { arbitraryOf, junk, type Schema, type Words } from './schema-arbitrary.ts'

/** Another seed each time, unless `SEED` names the one that failed; it stands in the name of the test. */
const seed = Number(process.env.SEED ?? Date.now() % 0x7fffffff)
/** For each operation: all of them together take about twenty seconds. */
const mostMs = 600
const mostRequests = 60

type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema }
type Content = Record<string, { schema?: Schema }>
type Operation = {
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } }

let world: World
let ask: Ask
let document: Document
let words: Words
let shapes: Ajv2020
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  const { id } = await world.create('Denver', livesIn('Denver'))
  await world.maintain()
  const held = await heldNow(world)
  const [run] = await world.worker.store.runs.latest(world.tenantId, 1)
  document = (await ask('GET', '/api/openapi.json', { as: null })).body as Document
  shapes = new Ajv2020({ strict: false, validateFormats: false })
  shapes.addSchema(document, 'api')
  const courses = world.demo.courses.map((course) => course.id)
  words = {
    id: [id, held, run?.value.id ?? '', world.person('Ana Souza').id],
    user: [world.person('Ana Souza').id, world.person('Ana Souza').email],
    profile: [id],
    courses,
    source: [
      'city',
      'country',
      'email',
      'entra:employeeHireDate',
      ...courses.slice(0, 3).map((one) => `course:${one}`),
    ],
    timeZone: ['Europe/Copenhagen', 'UTC', 'Etc/GMT+12', '+25:00'],
    search: ['ana', '', '%'],
    cursor: ['0', '1', '-1', '99999999999999999999'],
    'If-Match': ['*', '"0"', '', '"a", "b"', 'W/"x"'],
  }
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const refTo = (ref: string): Schema => {
  const found = document.components.schemas[ref.split('/').at(-1) ?? '']
  if (!found) throw new Error(`the document does not have ${ref}`)
  return found
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed()
/** Bytes that a header may carry. */
const inHeader = (value: string): string => value.replace(/[^\x20-\x7e]/g, '?').trim()

type Request = Asked & { path: string }

/** A good body with one of its parts as random as it may be, or as it is. */
const almost = (good: unknown, random: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(random, fc.nat()).map(([other, nth]) => {
    const parts = Object.entries(other ?? {})
    const part = parts[nth % (parts.length + 1)]
    return { ...(good as object), ...(part ? Object.fromEntries([part]) : {}) }
  })

/** Requests to an operation, from good to hopeless; `good` is the body of a good one. */
function requestsTo(path: string, { parameters, requestBody }: Operation, good: unknown): fc.Arbitrary<Request> {
  const given = (place: Parameter['in']) => {
    const all = parameters.filter((one) => one.in === place)
    const values = all.map(({ name, schema }): [string, fc.Arbitrary<unknown>] => [
      name,
      fc.oneof(
        { arbitrary: words[name] ? fc.constantFrom(...words[name]) : arbitraryOf(schema, refTo, words, 5), weight: 6 },
        { arbitrary: junk, weight: 1 },
      ),
    ])
    const required = place === 'path' ? undefined : { requiredKeys: [] }
    return fc.record(Object.fromEntries(values), required) as fc.Arbitrary<Record<string, unknown>>
  }
  const bodySchema = requestBody?.content['application/json']?.schema
  const json = bodySchema
    ? fc.oneof(
        { arbitrary: almost(good, arbitraryOf(bodySchema, refTo, words, 0)), weight: 4 },
        { arbitrary: arbitraryOf(bodySchema, refTo, words, 0), weight: 2 },
        { arbitrary: arbitraryOf(bodySchema, refTo, words, 6), weight: 2 },
        junk,
      )
    : fc.constant(undefined)
  const odd = fc.oneof(
    { arbitrary: fc.constant({}), weight: 8 },
    fc.constantFrom<Record<string, string>[]>(
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-encoding': 'gzip' },
      { accept: 'image/png' },
      { authorization: 'Basic eA==' },
      { authorization: 'Bearer a.b.c' },
      { 'x-http-method-override': 'DELETE' },
      { 'x-forwarded-for': 'not, an, address' },
      { range: 'bytes=0-1' },
    ),
  )
  return fc
    .record({
      as: fc.constantFrom('Maya Jensen', 'Maya Jensen', 'Amélie Laurent', 'Ana Souza', null),
      inPath: given('path'),
      inQuery: given('query'),
      inHeaders: given('header'),
      json,
      cut: fc.oneof({ arbitrary: fc.constant(undefined), weight: 9 }, fc.integer({ min: 0, max: 200 })),
      odd,
    })
    .map(({ as, inPath, inQuery, inHeaders, json: body, cut, odd: oddHeaders }) => {
      const raw = body === undefined ? undefined : JSON.stringify(body).slice(0, cut)
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(text(inPath[name])))
      const query = Object.entries(inQuery).map(([name, value]) => `${name}=${encodeURIComponent(text(value))}`)
      const headers = Object.fromEntries(
        Object.entries(inHeaders).map(([name, value]) => [name, inHeader(text(value))]),
      )
      return {
        as,
        path: filled + (query.length > 0 ? `?${query.join('&')}` : ''),
        headers: { ...headers, ...oddHeaders },
        ...(raw === undefined ? {} : { raw }),
      }
    })
}

const pointer = (...parts: string[]): string =>
  `api#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

function shapeOf(where: string): ValidateFunction {
  return shapes.getSchema(where) ?? shapes.compile({ $ref: where })
}

function mustFit(where: string, told: Told): void {
  const shape = shapeOf(where)
  if (!shape(told.body)) throw new Error(`${shapes.errorsText(shape.errors)}: ${told.text.slice(0, 500)}`)
}

/** What holds of every answer, whatever was asked. */
function mustBeAsDocumented(method: string, path: string, operation: Operation, told: Told): void {
  expect(told.status, told.text).not.toBe(500)
  if (told.status >= 400) {
    problemOf(told)
    mustFit(pointer('components', 'schemas', 'Problem'), told)
    return
  }
  const documented = operation.responses[String(told.status)]
  if (!documented) throw new Error(`answered ${told.status}, which the document does not have`)
  if (!documented.content) expect(told.text).toBe('')
  else if ('application/json' in documented.content)
    mustFit(
      pointer('paths', path, method, 'responses', String(told.status), 'content', 'application/json', 'schema'),
      told,
    )
  else expect(Object.keys(documented.content)).toContain(told.headers.get('content-type'))
}

describe(`Whatever is asked, good or bad (SEED=${seed}),`, () => {
  it.each(routes.map(({ method, path }) => ({ method, path })))(
    'is answered as the document says, and never with a failure of ours: $method $path',
    async ({ method, path }) => {
      const operation = document.paths[path]?.[method]
      if (!operation) throw new Error('the document does not have it')
      const good = await trials[`${method} ${path}`]?.good(world)
      const asked = fc.asyncProperty(requestsTo(path, operation, good?.body), async ({ path: filled, ...request }) => {
        mustBeAsDocumented(method, path, operation, await ask(method, filled, request))
      })
      await fc.assert(asked, { seed, numRuns: mostRequests, interruptAfterTimeLimit: mostMs })
    },
  )
})

describe('The document', () => {
  it('tells an answer that fits from one that does not', () => {
    const shape = shapeOf(pointer('components', 'schemas', 'DeletedProfile'))
    const id = '5c0a7050-c0de-4c0d-a365-000000000365'
    expect(shape({ id, referredToBy: [] })).toBe(true)
    for (const other of [{}, { id }, { id, referredToBy: [1] }, { id, referredToBy: [], more: 1 }])
      expect(shape(other)).toBe(false)
  })
})
