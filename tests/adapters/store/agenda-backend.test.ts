import { CosmosClient } from '@azure/cosmos'
import { describe, expect, it } from 'vitest'
import { CosmosBackend } from '../../../adapters/store/agenda-backend.ts'
import { agendaWorkers, until } from './agenda-workers.ts'

const { store, aWorker } = agendaWorkers()

describe('the log of jobs', () => {
  it('says what became of a job, on request, and can be cleared', async () => {
    const worker = await aWorker('one', undefined, { logging: true })
    worker.define('work', () => undefined)
    worker.define('bad', () => {
      throw new Error('no')
    })
    await worker.start()
    await worker.now('work')
    await worker.now('bad')
    const said = async (jobName: string) =>
      (await worker.getLogs({ jobName, sort: 'asc' })).entries.map(({ event }) => event)
    await until(
      'both are finished',
      async () => (await said('work')).includes('complete') && (await said('bad')).includes('complete'),
    )
    expect(await said('work')).toEqual(expect.arrayContaining(['locked', 'start', 'success', 'complete']))
    const failed = await worker.getLogs({ level: ['error', 'warn'], event: 'fail', limit: 5 })
    expect(failed).toMatchObject({
      total: 1,
      entries: [{ jobName: 'bad', error: 'no', agendaName: 'one', timestamp: expect.any(Date) as Date }],
    })
    expect(await worker.getLogs({ from: new Date(Date.now() + 60_000) })).toEqual({ entries: [], total: 0 })
    expect((await worker.getLogs({ offset: 1, limit: 1 })).entries).toHaveLength(1)
    expect(await worker.clearLogs({ jobName: 'bad' })).toBeGreaterThan(0)
    expect(await said('bad')).toEqual([])
    expect(await said('work')).not.toEqual([])
  })
})

describe('the backend', () => {
  const client = () => new CosmosClient({ endpoint: store().cosmos.url, key: store().cosmos.key })

  it('makes what it needs from connection settings, owns the connection, and can be used after it was closed', async () => {
    const backend = new CosmosBackend({
      endpoint: store().cosmos.url,
      key: store().cosmos.key,
      database: 'queue',
      container: 'jobs',
    })
    expect(backend).toMatchObject({ name: 'Cosmos DB', ownsConnection: true })
    const worker = await aWorker('one', backend)
    let runs = 0
    worker.define('work', () => void (runs += 1))
    await worker.start()
    await worker.now('work')
    await until('it ran', () => runs === 1)
    await worker.stop()
    expect((await backend.repository.queryJobs({ name: 'work' })).total).toBe(1)
    await backend.disconnect()
    await backend.disconnect()
  })

  it('takes an existing container and leaves its connection alone', async () => {
    const container = client().database('assigner').container('jobs')
    const backend = new CosmosBackend({ container })
    expect(backend.ownsConnection).toBe(false)
    await backend.connect()
    await backend.repository.saveJob(
      { name: 'work', priority: 0, nextRunAt: null, type: 'normal', data: {} },
      undefined,
    )
    await backend.disconnect()
    expect((await store().agendaBackend().repository.queryJobs()).total).toBe(1)
  })

  it('refuses to connect with a wrong key, and says so', async () => {
    const key = Buffer.from('not the key').toString('base64')
    const backend = new CosmosBackend({ endpoint: store().cosmos.url, key, database: 'queue' })
    await expect(backend.connect()).rejects.toMatchObject({ name: 'Trouble', kind: 'refused' })
  })
})
