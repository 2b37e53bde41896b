import { beforeEach, describe, expect, it } from 'vitest'
import { aCosmosWorld, all, clientOf, contoso, fabrikam, of, refusal, type Doc } from './cosmos-world.ts'

const world = aCosmosWorld()

describe('Queries', () => {
  beforeEach(async () => {
    for (const [at, kind] of ['run', 'run', 'audit', 'notice'].entries()) {
      await world.runs.items.create({
        id: `${kind}-${at}`,
        tenantId: contoso,
        kind,
        at,
        tags: [kind, 'all'],
        body: `text ${at}`,
      })
    }
    await world.runs.items.create({ id: 'run-0', tenantId: fabrikam, kind: 'run', at: 99 })
  })

  it.each([
    ["c.kind = 'run' AND c.at > 0", ['run-1']],
    ["c.kind IN ('audit', 'notice')", ['audit-2', 'notice-3']],
    ["CONTAINS(c.body, 'xt 2')", ['audit-2']],
    ["STARTSWITH(c.id, 'run')", ['run-0', 'run-1']],
    ["ARRAY_CONTAINS(c.tags, 'notice')", ['notice-3']],
    ['ARRAY_CONTAINS(@ids, c.id)', ['run-1', 'notice-3']],
    ['NOT IS_DEFINED(c.gone) AND (c.at < 1 OR c.at >= 3)', ['run-0', 'notice-3']],
  ])('finds what WHERE %s describes', async (where, ids) => {
    const query = `SELECT VALUE c.id FROM c WHERE c.tenantId = @tenant AND ${where}`
    const more = where.includes('@ids') ? [{ name: '@ids', value: ['run-1', 'notice-3'] }] : []
    expect(await all(world.runs, of(contoso, query, ...more))).toEqual(ids)
  })

  it('counts and sorts', async () => {
    expect(await all(world.runs, of(contoso, 'SELECT VALUE COUNT(1) FROM c WHERE c.tenantId = @tenant'))).toEqual([4])
    const sorted = 'SELECT * FROM c WHERE c.tenantId = @tenant ORDER BY c.at DESC'
    expect((await all(world.runs, of(contoso, sorted))).map((doc) => (doc as Doc).at)).toEqual([3, 2, 1, 0])
    const composite = 'SELECT VALUE c.id FROM c WHERE c.tenantId = @tenant ORDER BY c.kind ASC, c.at DESC'
    expect(await all(world.runs, of(contoso, composite))).toEqual(['audit-2', 'notice-3', 'run-1', 'run-0'])
  })

  it('gives every document once, page by page, also when some change in between', async () => {
    for (const order of ['', 'ORDER BY c.at']) {
      const query = of(contoso, `SELECT * FROM c WHERE c.tenantId = @tenant ${order}`)
      const pages = world.runs.items.query<Doc>(query, { partitionKey: contoso, maxItemCount: 1 })
      const seen: string[] = []
      while (pages.hasMoreResults()) {
        const { resources } = await pages.fetchNext()
        expect(resources.length).toBeLessThanOrEqual(1)
        for (const { id } of resources) {
          seen.push(id)
          await world.runs.items.upsert({ ...(await world.runs.item(id, contoso).read<Doc>()).resource, touched: true })
        }
      }
      expect(seen).toEqual(['run-0', 'run-1', 'audit-2', 'notice-3'])
    }
  })

  it('continues from a token in another client', async () => {
    const query = of(contoso, 'SELECT VALUE c.id FROM c WHERE c.tenantId = @tenant')
    const first = await world.runs.items.query(query, { partitionKey: contoso, maxItemCount: 3 }).fetchNext()
    const other = clientOf(world.cosmos)
    const rest = other.database('assigner').container('runs').items
    const options = { partitionKey: contoso, continuationToken: first.continuationToken }
    expect((await rest.query(query, options).fetchAll()).resources).toEqual(['notice-3'])
    other.dispose()
  })

  it('gives 100 documents a page when nobody says how many, and never more than four megabytes', async () => {
    await Promise.all(
      Array.from({ length: 120 }, (_, n) => world.runs.items.create({ id: `n${n}`, tenantId: 'many', n })),
    )
    const query = of('many', 'SELECT * FROM c WHERE c.tenantId = @tenant')
    expect((await world.runs.items.query(query, { partitionKey: 'many' }).fetchNext()).resources).toHaveLength(100)
    expect(await all(world.runs, query, 'many')).toHaveLength(120)
    const body = 'x'.repeat(1_500_000)
    for (const id of ['1', '2', '3', '4']) await world.runs.items.create({ id, tenantId: 'large', body })
    const large = of('large', 'SELECT * FROM c WHERE c.tenantId = @tenant')
    expect((await world.runs.items.query(large, { partitionKey: 'large' }).fetchNext()).resources).toHaveLength(2)
    expect(await all(world.runs, large, 'large')).toHaveLength(4)
  })

  it('refuses to sort by what is not indexed, or by two properties without their composite index', async () => {
    const refused = async (order: string) =>
      await refusal(all(world.runs, of(contoso, `SELECT * FROM c WHERE c.tenantId = @tenant ORDER BY ${order}`)))
    expect(await refused('c.body')).toMatchObject({ status: 400, message: expect.stringContaining('/body') as string })
    expect(await refused('c.at, c.kind')).toMatchObject({ status: 400 })
  })

  it('refuses a query that it cannot read, and one whose parameters are missing', async () => {
    expect(await refusal(all(world.runs, of(contoso, 'SELEC * FROM c')))).toMatchObject({ status: 400 })
    const query = 'SELECT * FROM c WHERE c.tenantId = @tenant AND c.kind = @kind'
    expect(await refusal(all(world.runs, of(contoso, query)))).toMatchObject({
      message: expect.stringContaining('@kind') as string,
    })
  })
})

describe('Tenants stay apart', () => {
  const query = 'SELECT VALUE c.name FROM c WHERE c.tenantId = @tenant'

  beforeEach(async () => {
    await world.runs.items.create({ id: 'same', tenantId: contoso, name: 'Ana' })
    await world.runs.items.create({ id: 'same', tenantId: fabrikam, name: 'Bo' })
  })

  it('takes the same id in two partitions, once in each', async () => {
    expect((await world.runs.item('same', fabrikam).read<Doc>()).resource?.name).toBe('Bo')
    expect(await refusal(world.runs.items.create({ id: 'same', tenantId: fabrikam }))).toMatchObject({ status: 409 })
    await world.runs.item('same', fabrikam).delete()
    expect(await all(world.runs, of(contoso, query))).toEqual(['Ana'])
  })

  it('refuses a query that names no partition', async () => {
    const { status, message } = await refusal(world.runs.items.query(of(contoso, query)).fetchAll())
    expect(status).toBe(400)
    expect(message).toContain('across partitions')
  })

  it.each([
    ['SELECT * FROM c', false],
    ["SELECT * FROM c WHERE c.name = 'Ana'", false],
    ["SELECT * FROM c WHERE c.tenantId = @tenant OR c.name = 'Ana'", false],
    ['SELECT * FROM c WHERE c.tenantId != @tenant', false],
    ['SELECT * FROM c WHERE NOT c.tenantId = @tenant', false],
    ['SELECT c.id FROM c WHERE c.tenantId = @tenant', true],
    ["SELECT * FROM root r WHERE r.name = 'Ana' AND (r.id = 'x' OR r.id = 'y') AND 'contoso' = r['tenantId']", true],
  ])('of the query %s asks for a tenant predicate', async (text, has) => {
    const asked = all(world.runs, of(contoso, text))
    if (has) await asked
    else
      expect(await refusal(asked)).toMatchObject({
        status: 400,
        message: expect.stringContaining('tenant predicate') as string,
      })
  })

  it('gives nothing of another tenant, and complains of whoever asked in the wrong partition', async () => {
    expect(await all(world.runs, of(fabrikam, query), contoso)).toEqual([])
    expect(world.cosmos.judge.complaints()).toHaveLength(1)
  })

  it('refuses to read all documents of a container without naming a tenant', async () => {
    expect(await refusal(world.runs.items.readAll({ partitionKey: contoso }).fetchAll())).toMatchObject({ status: 400 })
  })

  it('lets the job queue, which belongs to no tenant, be queried as a whole', async () => {
    for (const name of ['b', 'a', 'c']) await world.jobs.items.create({ id: `${name}1`, name })
    const sorted = await world.jobs.items.query('SELECT VALUE c.id FROM c ORDER BY c.name').fetchAll()
    expect(sorted.resources).toEqual(['a1', 'b1', 'c1'])
    expect((await world.jobs.items.readAll().fetchAll()).resources.map(({ id }) => id)).toEqual(['b1', 'a1', 'c1'])
    expect(await all(world.jobs, { query: 'SELECT VALUE c.id FROM c' }, 'b')).toEqual(['b1'])
  })

  it('refuses a document whose partition key is another than the request names, or is missing', async () => {
    const elsewhere = world.runs.item('same', contoso).replace({ id: 'same', tenantId: fabrikam })
    expect(await refusal(elsewhere)).toMatchObject({ status: 400 })
    expect(await refusal(world.runs.items.create({ id: 'x' }))).toMatchObject({ status: 400 })
    expect(await refusal(world.runs.item('same').delete())).toMatchObject({ status: 400 })
    expect(await refusal(world.runs.item('same').read())).toMatchObject({ status: 400 })
  })
})
