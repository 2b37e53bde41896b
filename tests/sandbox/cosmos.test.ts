import { describe, expect, it } from 'vitest'
import { aCosmosWorld, all, contoso, containersOf, fabrikam, of, refusal, type Doc } from './cosmos-world.ts'

const world = aCosmosWorld()

describe('Documents are kept', () => {
  it('creates, reads, replaces, upserts and deletes a document', async () => {
    const made = await world.runs.items.create<Doc>({ id: 'a', tenantId: contoso, name: 'Ana' })
    expect(made.statusCode).toBe(201)
    expect(made.resource).toMatchObject({
      name: 'Ana',
      _ts: world.nowMs / 1000,
      _etag: expect.stringMatching(/^"/) as string,
    })
    const item = world.runs.item('a', contoso)
    expect((await item.read<Doc>()).resource).toEqual(made.resource)
    expect((await item.replace({ id: 'a', tenantId: contoso, name: 'Bo' })).statusCode).toBe(200)
    expect((await world.runs.items.upsert({ id: 'a', tenantId: contoso, name: 'Cy' })).statusCode).toBe(200)
    expect((await world.runs.items.upsert({ id: 'b', tenantId: contoso })).statusCode).toBe(201)
    expect((await item.read<Doc>()).resource?.name).toBe('Cy')
    expect((await item.delete()).statusCode).toBe(204)
    expect((await item.read()).statusCode).toBe(404)
    expect(await refusal(item.delete())).toMatchObject({ status: 404 })
    expect(await refusal(item.replace({ id: 'a', tenantId: contoso }))).toMatchObject({ status: 404 })
  })

  it('keeps ids with spaces, percent signs and Japanese letters apart', async () => {
    for (const id of ['a b', 'a%20b', 'a+b', '火曜']) {
      await world.runs.items.create({ id, tenantId: contoso, self: id })
      expect((await world.runs.item(id, contoso).read<Doc>()).resource?.self).toBe(id)
    }
  })

  it('patches a document, on a condition if one is given', async () => {
    await world.runs.items.create({ id: 'a', tenantId: contoso, leaseOwner: 'Worker-1', tries: 1, tags: ['x'] })
    const operations = [
      { op: 'incr' as const, path: '/tries', value: 2 },
      { op: 'add' as const, path: '/tags/-', value: 'y' },
      { op: 'remove' as const, path: '/leaseOwner' },
    ]
    const condition = "from c where c.leaseOwner = 'Worker-1'"
    const { resource } = await world.runs.item('a', contoso).patch<Doc>({ condition, operations })
    expect(resource).toMatchObject({ tries: 3, tags: ['x', 'y'] })
    expect(resource).not.toHaveProperty('leaseOwner')
    expect(await refusal(world.runs.item('a', contoso).patch({ condition, operations }))).toMatchObject({ status: 412 })
    const move = [{ op: 'set' as const, path: '/tenantId', value: fabrikam }]
    expect(await refusal(world.runs.item('a', contoso).patch(move))).toMatchObject({ status: 400 })
    expect((await world.runs.item('a', contoso).read<Doc>()).resource?.tries).toBe(3)
  })

  it('names its own address as the account’s only location', async () => {
    const { resource } = await world.client.getDatabaseAccount()
    expect(resource?.writableLocations).toEqual([{ name: 'Sandbox', databaseAccountEndpoint: `${world.cosmos.url}/` }])
  })

  it('keeps the definition of a container, and drops its documents with it', async () => {
    await world.runs.items.create({ id: 'a', tenantId: contoso })
    const { resource } = await world.runs.read()
    expect(resource).toMatchObject({ defaultTtl: -1, indexingPolicy: { excludedPaths: [{ path: '/body/?' }] } })
    await world.runs.delete()
    expect(await refusal(world.runs.items.create({ id: 'a', tenantId: contoso }))).toMatchObject({ status: 404 })
    await containersOf(world.client)
    expect((await world.runs.item('a', contoso).read()).statusCode).toBe(404)
  })
})

describe('Writers do not overwrite each other', () => {
  it('refuses a write whose ETag is stale', async () => {
    const { resource } = await world.runs.items.create<Doc>({ id: 'a', tenantId: contoso })
    const stale = { accessCondition: { type: 'IfMatch', condition: String(resource?._etag) } }
    const item = world.runs.item('a', contoso)
    await item.replace({ id: 'a', tenantId: contoso, n: 1 }, stale)
    expect(await refusal(item.replace({ id: 'a', tenantId: contoso, n: 2 }, stale))).toMatchObject({ status: 412 })
    expect(await refusal(world.runs.items.upsert({ id: 'a', tenantId: contoso }, stale))).toMatchObject({ status: 412 })
    expect(await refusal(item.patch([{ op: 'set', path: '/n', value: 2 }], stale))).toMatchObject({ status: 412 })
    expect(await refusal(item.delete(stale))).toMatchObject({ status: 412 })
    expect((await item.read<Doc>()).resource?.n).toBe(1)
  })

  it('lets exactly one of eight writers with the same ETag through', async () => {
    const { resource } = await world.runs.items.create<Doc>({ id: 'a', tenantId: contoso })
    const accessCondition = { type: 'IfMatch', condition: String(resource?._etag) }
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        world.runs.item('a', contoso).replace({ id: 'a', tenantId: contoso, n }, { accessCondition }),
      ),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('creates only what does not exist yet when asked to', async () => {
    const onlyNew = { accessCondition: { type: 'IfNoneMatch', condition: '*' } }
    await world.runs.items.create({ id: 'a', tenantId: contoso }, onlyNew)
    expect(await refusal(world.runs.items.create({ id: 'a', tenantId: contoso }, onlyNew))).toMatchObject({
      status: 409,
    })
    expect(await refusal(world.runs.items.upsert({ id: 'a', tenantId: contoso }, onlyNew))).toMatchObject({
      status: 412,
    })
    await world.runs.items.upsert({ id: 'b', tenantId: contoso }, onlyNew)
  })

  it('says that nothing changed to a reader who has the latest', async () => {
    const { resource } = await world.runs.items.create<Doc>({ id: 'a', tenantId: contoso })
    const accessCondition = { type: 'IfNoneMatch', condition: String(resource?._etag) }
    expect((await world.runs.item('a', contoso).read({ accessCondition })).statusCode).toBe(304)
  })
})

describe('Times to live', () => {
  const query = of(contoso, 'SELECT VALUE c.id FROM c WHERE c.tenantId = @tenant')

  it('forgets a document when its seconds are over, and no other', async () => {
    await world.runs.items.create({ id: 'short', tenantId: contoso, ttl: 60 })
    await world.runs.items.create({ id: 'long', tenantId: contoso, ttl: 3600 })
    await world.runs.items.create({ id: 'kept', tenantId: contoso })
    world.nowMs += 59_000
    expect(await all(world.runs, query)).toEqual(['short', 'long', 'kept'])
    world.nowMs += 1_000
    expect(await all(world.runs, query)).toEqual(['long', 'kept'])
    expect((await world.runs.item('short', contoso).read()).statusCode).toBe(404)
    expect((await world.runs.items.create({ id: 'short', tenantId: contoso })).statusCode).toBe(201)
  })

  it('counts from the last write', async () => {
    await world.runs.items.create({ id: 'lease', tenantId: contoso, ttl: 60 })
    world.nowMs += 50_000
    await world.runs.items.upsert({ id: 'lease', tenantId: contoso, ttl: 60 })
    world.nowMs += 50_000
    expect((await world.runs.item('lease', contoso).read()).statusCode).toBe(200)
  })

  it('forgets nothing where the container has no time to live', async () => {
    await world.jobs.items.create({ id: 'a', name: 'a', ttl: 1 })
    world.nowMs += 60_000
    expect((await world.jobs.item('a', 'a').read()).statusCode).toBe(200)
  })

  it.each([0, -2, 1.5, 'soon' as unknown as number])('refuses %s as a time to live', async (ttl) => {
    expect(await refusal(world.runs.items.create({ id: 'a', tenantId: contoso, ttl }))).toMatchObject({ status: 400 })
  })
})

describe('Limits', () => {
  it('refuses a document of more than two megabytes, counted as UTF-8', async () => {
    const body = '火'.repeat(700_000)
    expect(await refusal(world.runs.items.upsert({ id: 'a', tenantId: contoso, body }))).toMatchObject({ status: 413 })
    await world.runs.items.upsert({ id: 'a', tenantId: contoso, body: 'x'.repeat(2_000_000) })
  })

  it('refuses ids that are too long or hold a forbidden sign', async () => {
    expect(await refusal(world.runs.items.create({ id: 'é'.repeat(512), tenantId: contoso }))).toMatchObject({
      status: 400,
    })
    await world.runs.items.create({ id: 'e'.repeat(1023), tenantId: contoso })
    await expect(world.runs.items.create({ id: 'a/b', tenantId: contoso })).rejects.toThrow()
    expect(await refusal(world.runs.items.create({ id: 'a?b', tenantId: contoso }))).toMatchObject({ status: 400 })
  })

  it('refuses transactional batches and bulk requests', async () => {
    const operations = [{ operationType: 'Create' as const, resourceBody: { id: 'a', tenantId: contoso } }]
    await expect(world.runs.items.batch(operations, contoso)).rejects.toThrow('batches and bulk requests are refused')
    const [bulk] = await world.runs.items.executeBulkOperations([{ ...operations[0], partitionKey: contoso } as never])
    expect(bulk?.error).toBeDefined()
    expect((await world.runs.item('a', contoso).read()).statusCode).toBe(404)
  })

  it('refuses containers that it could not keep as Azure does', async () => {
    const create = (definition: object) =>
      world.client.database('assigner').containers.create({ id: 'x', ...definition })
    const partitionKey = { paths: ['/tenantId'] }
    const uniqueKeys = [{ paths: ['/title'] }]
    expect(await refusal(create({ partitionKey, uniqueKeyPolicy: { uniqueKeys } }))).toMatchObject({ status: 400 })
    const excludedPaths = [{ path: '/body/?' }]
    expect(await refusal(create({ partitionKey, indexingPolicy: { excludedPaths } }))).toMatchObject({ status: 400 })
    expect(await refusal(create({ partitionKey, defaultTtl: 0 }))).toMatchObject({ status: 400 })
  })
})

describe('What it costs', () => {
  it('charges an insert, a replace and a read by size', async () => {
    const small = { id: 'a', tenantId: contoso }
    expect((await world.runs.items.create(small)).requestCharge).toBeCloseTo(5.5)
    expect((await world.runs.items.upsert(small)).requestCharge).toBeCloseTo(11)
    expect((await world.runs.item('a', contoso).read()).requestCharge).toBe(1)
    const body = 'x'.repeat(100 * 1024)
    expect((await world.runs.items.create({ id: 'b', tenantId: contoso, body })).requestCharge).toBeCloseTo(80, -1)
    expect((await world.runs.item('b', contoso).read()).requestCharge).toBeCloseTo(10, 0)
  })

  it('adds it up, and forgets it with everything else', async () => {
    await world.runs.items.create({ id: 'a', tenantId: contoso })
    await all(world.runs, of(contoso, 'SELECT * FROM c WHERE c.tenantId = @tenant'))
    expect(world.cosmos.requestUnits()).toBeGreaterThan(8.3)
    expect(world.cosmos.requestUnits()).toBeLessThan(9)
    world.cosmos.reset()
    expect(world.cosmos.requestUnits()).toBe(0)
    expect(await refusal(world.client.database('assigner').read())).toMatchObject({ status: 404 })
  })
})
