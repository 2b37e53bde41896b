import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCosmos, type Cosmos } from '../../sandbox/cosmos/start-cosmos.ts'
import { all, clientOf, contoso, containersOf, of, refusal, type Doc } from './cosmos-world.ts'

let nowMs: number
let folder: string

beforeEach(() => {
  nowMs = Date.parse('2026-03-01T00:00:00Z')
  folder = mkdtempSync(join(tmpdir(), 'cosmos-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('Data on disk', () => {
  it('is there again after a start, with its ETags, without what was deleted or has expired', async () => {
    const first = await startCosmos({ port: 0, folder, now: () => nowMs })
    const writer = clientOf(first)
    const { runs: kept } = await containersOf(writer)
    const { resource } = await kept.items.create<Doc>({ id: 'a', tenantId: contoso, name: 'Ana' })
    await kept.items.create({ id: 'gone', tenantId: contoso })
    await kept.item('gone', contoso).delete()
    await kept.items.create({ id: 'short', tenantId: contoso, ttl: 60 })
    for (const name of ['1', '2', '3']) await kept.items.upsert({ id: 'b', tenantId: contoso, name })
    await writer.database('assigner').containers.createIfNotExists({ id: 'dropped', partitionKey: { paths: ['/id'] } })
    await writer.database('assigner').container('dropped').delete()
    writer.dispose()
    await first.close()
    nowMs += 60_000
    for (const time of ['second', 'third']) {
      const again = await startCosmos({ port: 0, folder, now: () => nowMs })
      const reader = clientOf(again)
      const { items } = reader.database('assigner').container('runs')
      const query = of(contoso, 'SELECT * FROM c WHERE c.tenantId = @tenant')
      const { resources } = await items.query<Doc>(query, { partitionKey: contoso }).fetchAll()
      expect(resources, time).toMatchObject([resource ?? {}, { id: 'b', name: '3' }])
      expect((await reader.database('assigner').container('runs').read()).resource?.defaultTtl).toBe(-1)
      expect(await refusal(reader.database('assigner').container('dropped').read())).toMatchObject({ status: 404 })
      reader.dispose()
      await again.close()
    }
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8').trim().split('\n')).toHaveLength(5)
  })

  it('stays with the first of two that want the same port and folder', async () => {
    const first = await startCosmos({ port: 0, folder })
    await expect(startCosmos({ port: Number(new URL(first.url).port), folder })).rejects.toThrow('EADDRINUSE')
    const writer = clientOf(first)
    await (await containersOf(writer)).runs.items.create({ id: 'a', tenantId: contoso })
    writer.dispose()
    await first.close()
    const again = await startCosmos({ port: 0, folder })
    const reader = clientOf(again)
    expect((await reader.database('assigner').container('runs').item('a', contoso).read()).statusCode).toBe(200)
    reader.dispose()
    await again.close()
  })

  it('says which line it cannot read, rather than starting without it', async () => {
    writeFileSync(
      join(folder, 'journal.jsonl'),
      '{"kind":"request","method":"POST","path":"/dbs","body":"{\\"id\\":\\"x\\"}"}\nnonsense\n',
    )
    await expect(startCosmos({ port: 0, folder })).rejects.toThrow('line 2')
  })

  it('survives a last line that a crash tore', async () => {
    const first = await startCosmos({ port: 0, folder })
    const writer = clientOf(first)
    await (await containersOf(writer)).runs.items.create({ id: 'a', tenantId: contoso })
    writer.dispose()
    await first.close()
    appendFileSync(
      join(folder, 'journal.jsonl'),
      '{"kind":"put","database":"assigner","container":"runs","item":{"id":"b"',
    )
    const again = await startCosmos({ port: 0, folder })
    const reader = clientOf(again)
    const { container } = await reader.database('assigner').containers.createIfNotExists({ id: 'runs' })
    expect((await container.item('a', contoso).read()).statusCode).toBe(200)
    expect((await container.item('b', contoso).read()).statusCode).toBe(404)
    reader.dispose()
    await again.close()
  })

  it('loses nothing that was answered when the process is killed', async () => {
    const module = fileURLToPath(new URL('../../sandbox/cosmos/start-cosmos.ts', import.meta.url))
    const program = `import { startCosmos } from ${JSON.stringify(module)}
      const { url, key } = await startCosmos({ port: 0, folder: ${JSON.stringify(folder)} })
      process.stdout.write(JSON.stringify({ url, key }))`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [told] = (await once(child.stdout, 'data')) as [Buffer]
    const writer = clientOf(JSON.parse(told.toString()) as Cosmos)
    const { runs: kept } = await containersOf(writer)
    const answered: string[] = []
    const writing = Array.from({ length: 4 }, async (_, lane) => {
      for (let n = 0; ; n += 1) {
        const id = `${lane}-${n}`
        await kept.items.create({ id, tenantId: contoso, body: 'x'.repeat(20_000) })
        answered.push(id)
        if (answered.length === 200) child.kill('SIGKILL')
      }
    })
    await Promise.allSettled(writing)
    writer.dispose()
    const again = await startCosmos({ port: 0, folder })
    const reader = clientOf(again)
    const query = of(contoso, 'SELECT VALUE c.id FROM c WHERE c.tenantId = @tenant')
    const ids = new Set(await all(reader.database('assigner').container('runs'), query))
    expect(answered.length).toBeGreaterThanOrEqual(200)
    expect(answered.filter((id) => !ids.has(id))).toEqual([])
    reader.dispose()
    await again.close()
  })
})
