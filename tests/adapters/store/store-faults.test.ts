import { CosmosClient } from '@azure/cosmos'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectStore } from '../../../adapters/store/connect-store.ts'
import type { CosmosFault } from '../../../sandbox/cosmos/cosmos-faults.ts'
import { aNotice, aProfile, aProfileId, aRun } from './samples.ts'
import { aStore, contoso, type TestStore } from './test-store.ts'

let s: TestStore
beforeEach(async () => {
  s = await aStore()
})
afterEach(async () => {
  expect(s.cosmos.judge.complaints()).toEqual([])
  await s.end()
})

const documentsIn = async (name: string) => {
  const container = new CosmosClient({ endpoint: s.cosmos.url, key: s.cosmos.key }).database('assigner').container(name)
  const spec = { query: 'SELECT * FROM c WHERE c.tenantId = @t', parameters: [{ name: '@t', value: contoso }] }
  return (await container.items.query<{ id: string }>(spec, { partitionKey: contoso }).fetchAll()).resources
}

const passing: CosmosFault['kind'][] = [
  'rate limit',
  'down',
  'unreachable',
  'retry with',
  'lose the reply',
  'half a page',
]
const seconds = 0.05

describe.each(passing)('when Cosmos DB has this fault once: %s', (kind) => {
  it('a claim is made, and only once', async () => {
    s.cosmos.faults.inject({ kind, path: '?create', seconds })
    const run = aRun(contoso, 'maintenance:1', '2026-11-23T12:00:00.000Z')
    const claim = await s.store.runs.put(run, undefined)
    expect(claim).toMatchObject({ value: run })
    expect(await documentsIn('runs')).toHaveLength(1)
    expect(await s.store.runs.get(contoso, run.id)).toEqual(claim)
    expect(await s.store.runs.put(run, undefined)).toBe('changed')
  })

  it('a change is made, and its version serves for the next one', async () => {
    const first = await s.store.profiles.put(aProfile(contoso, 'Sales'), undefined)
    s.cosmos.faults.inject({ kind, method: 'PUT', seconds })
    const changed = { ...aProfile(contoso, 'Sales'), updatedBy: 'ben@contoso.example' }
    const second = await s.store.profiles.put(changed, first === 'changed' ? '' : first.etag)
    expect(second).toMatchObject({ value: changed })
    const third = await s.store.profiles.put({ ...changed, retracted: true }, second === 'changed' ? '' : second.etag)
    expect(third).toMatchObject({ value: { retracted: true } })
  })

  it('a document is read, and a list is read whole', async () => {
    await s.store.profiles.put(aProfile(contoso, 'Sales'), undefined)
    s.cosmos.faults.inject({ kind, method: 'GET', seconds })
    expect((await s.store.profiles.get(contoso, aProfileId('Sales')))?.value.definition.title).toBe('Sales')
    s.cosmos.faults.inject({ kind, path: '?query', seconds })
    expect(await s.store.profiles.list(contoso)).toHaveLength(1)
  })
})

describe('when the reply to a write is lost', () => {
  it('another one’s document is still another one’s', async () => {
    await s.store.notices.put(aNotice(contoso, 'today'), undefined)
    s.cosmos.faults.inject({ kind: 'lose the reply', path: '?create' })
    expect(await s.store.notices.put(aNotice(contoso, 'today'), undefined)).toBe('changed')
  })

  it('the registry counts the change once', async () => {
    await s.store.registry.update(contoso, (entry) => ({ ...entry, unsentNotices: 1 }))
    s.cosmos.faults.inject({ kind: 'lose the reply', method: 'PUT' })
    await s.store.registry.update(contoso, (entry) => ({ ...entry, unsentNotices: entry.unsentNotices + 1 }))
    expect((await s.store.registry.list())[0]?.unsentNotices).toBe(2)
  })
})

describe('a write that is refused', () => {
  it('looks whether it was its own only when it may have been', async () => {
    await s.store.notices.put(aNotice(contoso, 'today'), undefined)
    const reads = () =>
      s.cosmos.judge.seen.filter(({ method, path }) => method === 'GET' && path.includes('/docs/')).length
    const before = reads()
    expect(await s.store.notices.put(aNotice(contoso, 'today'), undefined)).toBe('changed')
    expect(reads()).toBe(before)
    s.cosmos.faults.inject({ kind: 'rate limit', path: '?create', seconds })
    expect(await s.store.notices.put(aNotice(contoso, 'today'), undefined)).toBe('changed')
    expect(reads()).toBe(before + 1)
  })
})

describe('when Cosmos DB stays away', () => {
  it('says that it is unreachable after some tries, and that it was tried is in the log', async () => {
    s.cosmos.faults.inject({ kind: 'down', times: 1000 })
    await expect(s.store.profiles.put(aProfile(contoso, 'Sales'), undefined)).rejects.toMatchObject({
      kind: 'unreachable',
      system: 'store',
      code: '503',
    })
    expect(s.warnings).toMatchObject([{ code: 503, attempt: 1 }, ...Array<unknown>(5).fill({ code: 503 })])
  })

  it('says that the key is refused, at once', async () => {
    s.cosmos.faults.inject({ kind: 'expired secret', times: 1000 })
    await expect(s.store.profiles.list(contoso)).rejects.toMatchObject({
      kind: 'refused',
      system: 'store',
      code: '401',
    })
    expect(s.warnings).toEqual([])
  })

  it('is found out by a ping', async () => {
    await expect(s.ping()).resolves.toBeUndefined()
    s.cosmos.faults.inject({ kind: 'down', times: 1000 })
    await expect(s.ping()).rejects.toMatchObject({ kind: 'unreachable' })
  })

  it('is found out when the connection is made', async () => {
    const wrongKey = Buffer.from('not the key').toString('base64')
    const settings = {
      endpoint: s.cosmos.url,
      key: wrongKey,
      database: 'assigner',
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      sleep: () => Promise.resolve(),
      now: () => new Date(),
    }
    await expect(connectStore(settings)).rejects.toMatchObject({ name: 'Trouble', kind: 'refused' })
  })
})

describe('connecting', () => {
  it('makes nothing that is already there', async () => {
    const before = s.cosmos.judge.writes().length
    await s.another()
    expect(s.cosmos.judge.writes()).toHaveLength(before)
  })

  it('of several servers at once to an empty account succeeds for all', async () => {
    s.cosmos.reset()
    const stores = await Promise.all([s.another(), s.another(), s.another()])
    for (const { store } of stores) expect(await store.registry.list()).toEqual([])
  })

  it('counts request units as Cosmos DB does', async () => {
    await s.store.profiles.put(aProfile(contoso, 'Sales'), undefined)
    await s.store.profiles.list(contoso)
    await s.store.profiles.put(aProfile(contoso, 'Sales'), undefined)
    expect(s.requestUnits()).toBeCloseTo(s.cosmos.requestUnits(), 1)
    expect(s.requestUnits()).toBeLessThan(20)
  })
})
