import { createHmac } from 'node:crypto'
import { CosmosClient } from '@azure/cosmos'
import { describe, expect, it } from 'vitest'
import { aCosmosWorld, all, clientOf, contoso, of, refusal } from './cosmos-world.ts'

const world = aCosmosWorld()

/** A request past the client, which is too careful to be rude; the status it gets. */
async function rawStatus(path: string, init: RequestInit = {}): Promise<number> {
  return (await fetch(world.cosmos.url + path, init)).status
}

/** The headers of a GET of a database, signed with the right key. */
function signed(link: string, date: string): Record<string, string> {
  const text = `get\ndbs\n${link}\n${date.toLowerCase()}\n\n`
  const signature = createHmac('sha256', Buffer.from(world.cosmos.key, 'base64')).update(text).digest('base64')
  return { 'x-ms-date': date, authorization: encodeURIComponent(`type=master&ver=1.0&sig=${signature}`) }
}

describe('Only the holder of the key is served', () => {
  it('refuses another key and a missing signature', async () => {
    const stranger = clientOf({ url: world.cosmos.url, key: Buffer.from('another key').toString('base64') })
    expect(await refusal(stranger.database('assigner').read())).toMatchObject({ status: 401 })
    expect(await rawStatus('/dbs')).toBe(401)
    stranger.dispose()
  })

  it('refuses a signature for something else, and one that is older than a quarter of an hour', async () => {
    const now = new Date().toUTCString()
    const old = new Date(Date.now() - 16 * 60_000).toUTCString()
    expect(await rawStatus('/dbs/assigner', { headers: signed('dbs/assigner', now) })).toBe(200)
    expect(await rawStatus('/dbs/other', { headers: signed('dbs/assigner', now) })).toBe(401)
    expect(await rawStatus('/dbs/assigner', { headers: { ...signed('dbs/assigner', now), 'x-ms-date': old } })).toBe(
      401,
    )
    expect(await rawStatus('/dbs/assigner', { headers: signed('dbs/assigner', old) })).toBe(403)
  })
})

describe('What can go wrong', () => {
  const doc = { id: 'a', tenantId: contoso }
  const write = { method: 'POST', path: '/docs?upsert' }

  it('limits the rate, and tells how long to wait', async () => {
    world.cosmos.faults.inject({ ...write, kind: 'rate limit', seconds: 0.05, times: 2 })
    expect((await world.runs.items.upsert(doc)).statusCode).toBe(201)
    expect(world.cosmos.judge.seen.slice(-3).map(({ status }) => status)).toEqual([429, 429, 201])
    expect(world.cosmos.judge.complaints()).toEqual([])
  })

  it('complains of a caller who does not wait as told', async () => {
    const hasty = new CosmosClient({
      endpoint: world.cosmos.url,
      key: world.cosmos.key,
      connectionPolicy: { retryOptions: { maxRetryAttemptCount: 0 } },
    })
    world.cosmos.faults.inject({ ...write, kind: 'rate limit', seconds: 10 })
    const { items } = hasty.database('assigner').container('runs')
    const { status, error } = await refusal(items.upsert(doc))
    expect([status, error.substatus, error.retryAfterInMs]).toEqual([429, 3200, 10_000])
    await items.upsert(doc)
    expect(world.cosmos.judge.complaints()).toEqual([expect.stringContaining('before Retry-After')])
    hasty.dispose()
  })

  it.each([
    ['down', 503],
    ['retry with', 449],
    ['expired secret', 401],
  ] as const)('refuses a write on the fault "%s" with %i, and does not apply it', async (kind, status) => {
    world.cosmos.faults.inject({ ...write, kind })
    expect(await refusal(world.runs.items.upsert(doc))).toMatchObject({ status })
    expect((await world.runs.item('a', contoso).read()).statusCode).toBe(404)
  })

  it('is unreachable: the write is lost', async () => {
    world.cosmos.faults.inject({ ...write, kind: 'unreachable' })
    await expect(world.runs.items.upsert(doc)).rejects.toThrow()
    expect((await world.runs.item('a', contoso).read()).statusCode).toBe(404)
  })

  it('loses the reply: the write is applied', async () => {
    world.cosmos.faults.inject({ ...write, kind: 'lose the reply' })
    await expect(world.runs.items.upsert(doc)).rejects.toThrow()
    expect((await world.runs.item('a', contoso).read()).statusCode).toBe(200)
  })

  it('breaks off in the middle of a page', async () => {
    await world.runs.items.upsert(doc)
    world.cosmos.faults.inject({ path: '/docs?query', kind: 'half a page' })
    await expect(all(world.runs, of(contoso, 'SELECT * FROM c WHERE c.tenantId = @tenant'))).rejects.toThrow()
  })

  it('is slow, and answers all the same', async () => {
    world.cosmos.faults.inject({ ...write, kind: 'slow', seconds: 0.05 })
    const before = Date.now()
    expect((await world.runs.items.upsert(doc)).statusCode).toBe(201)
    expect(Date.now() - before).toBeGreaterThanOrEqual(45)
  })

  it('shows its log and takes faults without a key', async () => {
    const fault = JSON.stringify({ kind: 'down', path: '/docs' })
    expect(await rawStatus('/_sandbox/faults', { method: 'POST', body: fault })).toBe(204)
    expect(await refusal(world.runs.items.upsert(doc))).toMatchObject({ status: 503 })
    const log = (await (await fetch(`${world.cosmos.url}/_sandbox/log`)).json()) as {
      requests: { status: number; path: string }[]
    }
    expect(log.requests.at(-1)).toMatchObject({
      status: 503,
      path: '/dbs/assigner/colls/runs/docs?upsert',
      write: true,
    })
  })
})
