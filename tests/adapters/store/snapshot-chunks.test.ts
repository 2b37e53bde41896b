import { CosmosClient } from '@azure/cosmos'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TenantId } from '../../../core/ids.ts'
import type { Snapshot } from '../../../core/snapshot.ts'
import { guid, largeSnapshot, smallSchema } from './large-snapshot.ts'
import { aStore, type TestStore } from './test-store.ts'

let s: TestStore
let tenant: TenantId
let count = 0
beforeAll(async () => {
  s = await aStore()
})
afterAll(async () => {
  expect(s.cosmos.judge.complaints()).toEqual([])
  await s.end()
})
beforeEach(() => {
  tenant = guid(`tenant ${(count += 1)}`) as TenantId
})

const save = (snapshot: Snapshot, use: 'current' | 'aside' = 'current', store = s.store) =>
  store.snapshots.save(snapshot, smallSchema(snapshot), use)
const inCity = (snapshot: Snapshot, id: string, city: string): Snapshot => ({
  ...snapshot,
  id,
  users: snapshot.users.map((user) => ({ ...user, city })),
})
const minutes = 60_000

const container = () =>
  new CosmosClient({ endpoint: s.cosmos.url, key: s.cosmos.key }).database('assigner').container('snapshots')
const chunksStored = async (): Promise<string[]> => {
  const spec = {
    query: 'SELECT * FROM c WHERE c.tenantId = @t AND c.type = "chunk"',
    parameters: [{ name: '@t', value: tenant }],
  }
  const { resources } = await container().items.query<{ id: string }>(spec, { partitionKey: tenant }).fetchAll()
  return resources.map(({ id }) => id)
}

describe('chunks that nobody needs', () => {
  it('stay for those who are still reading, and are gone an hour later', async () => {
    const snapshot = largeSnapshot(tenant, 'run 1', 200)
    await save(snapshot)
    const first = await chunksStored()
    await save(inCity(snapshot, 'run 2', 'Kyoto'))
    s.clock.advance(30 * minutes)
    await save(inCity(snapshot, 'run 3', 'Oslo'))
    expect(await chunksStored()).toEqual(expect.arrayContaining(first))
    s.clock.advance(61 * minutes)
    await save(inCity(snapshot, 'run 4', 'Lima'))
    s.clock.advance(61 * minutes)
    await save(inCity(snapshot, 'run 5', 'Lima'))
    expect(await chunksStored()).toHaveLength(first.length)
  })

  it('are removed as well when a crash has left them behind', async () => {
    const snapshot = largeSnapshot(tenant, 'run 1', 50)
    await save(snapshot)
    const needed = (await chunksStored()).length
    // The announcement and the chunk are written, the manifest that would need the chunk is not.
    s.cosmos.faults.inject({ kind: 'expired secret', method: 'PUT', after: 1, times: 1 })
    await expect(save(inCity(snapshot, 'run 2', 'Kyoto'))).rejects.toThrow(/refuses the key/)
    expect((await chunksStored()).length).toBeGreaterThan(needed)
    s.clock.advance(61 * minutes)
    await save(snapshot)
    expect(await chunksStored()).toHaveLength(needed)
  })

  it('are not missed by a server that holds an old manifest: it reads the new one', async () => {
    const snapshot = largeSnapshot(tenant, 'run 1', 50)
    await save(snapshot)
    const { snapshots } = (await s.another()).store
    // The reader is slow: between its manifest and its chunks, the world moves on by two snapshots and two hours.
    s.cosmos.faults.inject({ kind: 'slow', method: 'GET', path: 'chunk:', seconds: 1, times: 1 })
    const reading = snapshots.current(tenant)
    await save(inCity(snapshot, 'run 2', 'Kyoto'))
    s.clock.advance(61 * minutes)
    await save(inCity(snapshot, 'run 3', 'Oslo'))
    expect((await reading)?.id).toMatch(/^run [13]$/)
  })

  it('that are missing although they are needed are trouble, not an empty snapshot', async () => {
    await save(largeSnapshot(tenant, 'run 1', 50))
    const [chunk = ''] = await chunksStored()
    await container().item(chunk, tenant).delete()
    const { snapshots } = (await s.another()).store
    await expect(snapshots.current(tenant)).rejects.toMatchObject({ name: 'Trouble', kind: 'unintelligible' })
  })

  it('that are damaged are trouble', async () => {
    await save(largeSnapshot(tenant, 'run 1', 50))
    const [chunk = ''] = await chunksStored()
    await container()
      .item(chunk, tenant)
      .patch([{ op: 'set', path: '/value/body', value: 'AAAA' }])
    const { snapshots } = (await s.another()).store
    await expect(snapshots.current(tenant)).rejects.toThrow(/damaged/)
  })
})

describe('a snapshot that another version of the product wrote', () => {
  it.each([{ op: 'set', path: '/value/format', value: 1 } as const, { op: 'remove', path: '/value/format' } as const])(
    'counts for none until the next data refresh, and its chunks go: %o',
    async (change) => {
      const snapshot = largeSnapshot(tenant, 'run 1', 50)
      await save(snapshot)
      await save(inCity(snapshot, 'run 2', 'Kyoto'), 'aside')
      const old = await chunksStored()
      await container().item('manifest', tenant).patch([change])
      const { snapshots } = (await s.another()).store
      expect(await snapshots.current(tenant)).toBeUndefined()
      expect(await snapshots.head(tenant)).toBeUndefined()
      expect(await snapshots.schema(tenant)).toBeUndefined()
      expect(await snapshots.accept(tenant, 'run 2')).toBe(false)
      const { chunksWritten } = await save(snapshot)
      expect((await (await s.another()).store.snapshots.current(tenant))?.id).toBe('run 1')
      const stored = await chunksStored()
      expect(stored).toHaveLength(chunksWritten)
      expect(stored.filter((id) => old.includes(id))).toEqual([])
    },
  )

  it('and a manifest that is damaged is trouble, with the place', async () => {
    await save(largeSnapshot(tenant, 'run 1', 50))
    await container()
      .item('manifest', tenant)
      .patch([{ op: 'set', path: '/value/current/takenAt', value: 'yesterday' }])
    const { snapshots } = (await s.another()).store
    await expect(snapshots.head(tenant)).rejects.toThrow(/snapshots\/manifest is not as it was written.*takenAt/)
  })
})
