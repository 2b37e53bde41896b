import { afterEach, describe, expect, it } from 'vitest'
import { jsonOf, placeOf, retryAfterMs, send, troubleOf as meaningOf, type Http } from '../../adapters/http.ts'
import { smallServer, type SmallServer } from './small-server.ts'
import { troubleOf } from './trouble-of.ts'

const opened: SmallServer[] = []
const serving = async (...answer: Parameters<typeof smallServer>): Promise<SmallServer> => {
  const server = await smallServer(...answer)
  opened.push(server)
  return server
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()))
})

/** Sending as it is, but for the waits, which are noted and not sat out. */
function noting(options: Partial<Http> = {}) {
  const waits: number[] = []
  const http: Http = {
    system: 'Learn365',
    tally: {},
    sleep: (ms) => {
      waits.push(ms)
      return Promise.resolve()
    },
    ...options,
  }
  return { http, waits }
}
const get = (url: string, changes: Partial<Parameters<typeof send>[1]> = {}) => ({
  method: 'GET',
  url,
  headers: {},
  about: 'reading a thing',
  repeatable: true,
  ...changes,
})
/** Answers these statuses one after the other, then 200. */
const statuses = (list: number[], headers: Record<string, string> = {}) => {
  const left = [...list]
  return serving((_request, res) => {
    const status = left.shift()
    res.writeHead(status ?? 200, status ? headers : {}).end(status ? 'no' : '{"well":true}')
  })
}

describe('Sending a request', () => {
  it('counts it, and gives back any answer that is not passing', async () => {
    for (const status of [200, 204, 302, 400, 401, 403, 404, 412]) {
      const server = await statuses([status])
      const { http, waits } = noting()
      expect((await send(http, get(server.url))).status).toBe(status)
      expect([http.tally, waits]).toEqual([{ Learn365: 1 }, []])
    }
  })

  it.each([408, 500, 502, 503, 504])(
    'repeats what may be repeated after a %i, waiting longer every time',
    async (status) => {
      const server = await statuses([status, status, status])
      const { http, waits } = noting()
      expect(await (await send(http, get(server.url))).json()).toEqual({ well: true })
      expect(http.tally).toEqual({ Learn365: 4 })
      const expected = [1_000, 2_000, 4_000]
      for (const [i, wait] of waits.entries()) {
        expect(wait).toBeGreaterThanOrEqual((expected[i] ?? 0) * 0.75)
        expect(wait).toBeLessThanOrEqual((expected[i] ?? 0) * 1.25)
      }
    },
  )

  it('does not repeat what may not be repeated: the caller looks again instead', async () => {
    const server = await statuses([503])
    const { http } = noting()
    expect((await send(http, get(server.url, { method: 'POST', repeatable: false }))).status).toBe(503)
    expect(server.seen).toHaveLength(1)
    const cut = await serving((_request, res) => void res.destroy())
    expect((await troubleOf(send(http, get(cut.url, { repeatable: false })))).kind).toBe('unreachable')
    expect(cut.seen).toHaveLength(1)
  })

  it('waits after a 429 as it is told, also with what may not be repeated: nothing was applied', async () => {
    const server = await statuses([429, 429], { 'retry-after': '7' })
    const { http, waits } = noting()
    expect((await send(http, get(server.url, { method: 'POST', repeatable: false, body: '{}' }))).status).toBe(200)
    expect(waits).toEqual([7_000, 7_000])
    expect(server.seen.map(({ body }) => body)).toEqual(['{}', '{}', '{}'])
  })

  it('waits two and a half minutes after a 429 that names no time', async () => {
    const { http, waits } = noting()
    await send(http, get((await statuses([429])).url))
    expect(waits).toEqual([150_000])
  })

  it('gives up at once where the wait is longer than a run can bear, and says until when', async () => {
    const server = await statuses([429], { 'retry-after': '301' })
    const trouble = await troubleOf(send(noting().http, get(server.url)))
    expect([trouble.kind, trouble.retryAfterSeconds]).toEqual(['rate limited', 301])
    expect(trouble.message).toBe('reading a thing: asked to wait 301 seconds')
  })

  it('gives up after five tries', async () => {
    const server = await statuses([503, 503, 503, 503, 503, 503])
    expect((await send(noting().http, get(server.url))).status).toBe(503)
    expect(server.seen).toHaveLength(5)
  })

  it('counts an answer that ends in its middle as none', async () => {
    let times = 0
    const server = await serving((_request, res) => {
      times += 1
      if (times > 1) return void res.end('{"well":true}')
      res.writeHead(200, { 'content-length': '100' }).write('{"we')
      setImmediate(() => res.destroy())
    })
    expect(await (await send(noting().http, get(server.url))).json()).toEqual({ well: true })
    expect(times).toBe(2)
  })

  it('does not wait for ever for an answer', async () => {
    const server = await serving(() => undefined)
    const trouble = await troubleOf(send(noting({ timeoutMs: 50 }).http, get(server.url)))
    expect(trouble.message).toMatch(/reading a thing: 127\.0\.0\.1:\d+ did not answer \(.*timeout/)
    expect(server.seen).toHaveLength(5)
  })

  it('names the host that did not answer, and nothing that it was sent', async () => {
    const server = await serving((_request, res) => void res.destroy())
    const headers = { authorization: 'Bearer the-secret' }
    const trouble = await troubleOf(send(noting().http, get(`${server.url}/path?key=the-secret`, { headers })))
    expect(trouble.message).toContain(`127.0.0.1:${server.port} did not answer`)
    expect(trouble.message + String(trouble.stack)).not.toContain('the-secret')
  })

  it('does not follow redirects', async () => {
    const other = await serving((_request, res) => void res.end())
    const server = await statuses([307], { location: other.url })
    expect((await send(noting().http, get(server.url))).status).toBe(307)
    expect(other.seen).toEqual([])
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-11-23T12:00:00Z')
  it.each([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    ['1.5', 1_500],
    ['-3', 0],
    ['Mon, 23 Nov 2026 12:00:20 GMT', 20_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ])('%j means %j milliseconds', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected)
  })
})

describe('What an answer means', () => {
  it.each([
    [400, 'rejected'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'rejected'],
    [408, 'unreachable'],
    [429, 'rate limited'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('%i: %s', (status, kind) => {
    const trouble = meaningOf(noting().http, status, 'reading a thing', 'Not today.', 'X1')
    expect([trouble.kind, trouble.code]).toEqual([kind, 'X1'])
    expect(trouble.message).toBe(`reading a thing: Learn365 answered ${status}, "Not today."`)
  })

  it('is told in a sentence, however long the other side talks', () => {
    expect(meaningOf(noting().http, 500, 'reading', 'x'.repeat(9_000)).message.length).toBeLessThan(400)
  })

  it('is trouble when it is no JSON', async () => {
    const trouble = await troubleOf(jsonOf(noting().http, new Response('<html>'), 'reading a thing'))
    expect([trouble.kind, trouble.message]).toEqual([
      'unintelligible',
      'reading a thing: found "<html>", expected JSON',
    ])
  })

  it('is told with the place of what is wrong in it', () => {
    expect(placeOf({ path: ['value', 2, 'id'], message: 'a text' }, { value: [0, 0, { id: 7 }] })).toBe(
      'value[2].id: found 7, expected a text',
    )
    expect(placeOf({ path: ['a', 'b'], message: 'a text' }, null)).toBe('a.b: found nothing, expected a text')
    expect(placeOf(undefined, 'x')).toBe('found "x", expected another shape')
  })
})
