import { setTimeout as pause } from 'node:timers/promises'
import type { Job } from 'agenda'
import { describe, expect, it } from 'vitest'
import { agendaWorkers, until } from './agenda-workers.ts'

const { store, aWorker } = agendaWorkers()

describe('two workers', () => {
  it('run a job of the timetable once for every ring, whoever runs it', async () => {
    const rings: { by: string; at: number }[] = []
    const workers = [await aWorker('one'), await aWorker('two')]
    for (const worker of workers) {
      worker.define(
        'tick',
        (job: Job) => void rings.push({ by: worker.attrs.name ?? '', at: job.attrs.lastRunAt?.getTime() ?? 0 }),
      )
      await worker.every('* * * * * *', 'tick', {}, { timezone: 'UTC' })
    }
    await Promise.all(workers.map((worker) => worker.start()))
    await until('four rings', () => rings.length >= 4)
    const seconds = rings.map(({ at }) => Math.floor(at / 1000))
    expect(new Set(seconds).size).toBe(seconds.length)
    expect((await workers[0]?.queryJobs({ name: 'tick' }))?.total).toBe(1)
  })

  it('share the jobs that are asked for now, and each is done once', async () => {
    const done: number[] = []
    const workers = [await aWorker('one'), await aWorker('two')]
    for (const worker of workers) {
      worker.define('tenant', (job: Job<{ n: number }>) => void done.push(job.attrs.data.n), { concurrency: 3 })
    }
    for (const worker of workers) await Promise.all(Array.from({ length: 20 }, (_, n) => worker.now('tenant', { n })))
    await Promise.all(workers.map((worker) => worker.start()))
    await until('forty jobs done', () => done.length >= 40)
    await pause(200)
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => Math.floor(n / 2)))
  })

  it('take over what a worker that died had locked', async () => {
    const alive = await aWorker('alive')
    await alive.now('work', { n: 1 })
    const { repository } = store().agendaBackend()
    await repository.getNextJobToRun('work', new Date(Date.now() + 1000), new Date(0), undefined, {
      lastModifiedBy: 'dead',
    })
    const done: string[] = []
    alive.define('work', () => void done.push('alive'), { lockLifetime: 300 })
    await alive.start()
    await until('the job is done', () => done.length > 0)
    expect(done).toEqual(['alive'])
  })
})

describe('a worker', () => {
  it('runs what is scheduled when its time has come, not before', async () => {
    const worker = await aWorker('one')
    let ranAt = 0
    worker.define('later', () => void (ranAt = Date.now()))
    const when = new Date(Date.now() + 700)
    await worker.schedule(when, 'later')
    await worker.start()
    await until('it ran', () => ranAt > 0)
    expect(ranAt).toBeGreaterThanOrEqual(when.getTime())
  })

  it('runs jobs of higher priority first', async () => {
    const worker = await aWorker('one')
    const order: number[] = []
    worker.maxConcurrency(1)
    worker.define('work', (job: Job) => void order.push(job.attrs.priority))
    const due = new Date(Date.now() - 1000)
    for (const priority of [-10, 20, 0]) await worker.create('work').priority(priority).schedule(due).save()
    await worker.start()
    await until('all ran', () => order.length === 3)
    expect(order).toEqual([20, 0, -10])
  })

  it('does not run disabled jobs until they are enabled', async () => {
    const worker = await aWorker('one')
    let runs = 0
    worker.define('work', () => void (runs += 1))
    await worker.now('work')
    expect(await worker.disable({ name: 'work' })).toBe(1)
    await worker.start()
    await pause(300)
    expect(runs).toBe(0)
    expect(await worker.enable({ name: 'work' })).toBe(1)
    await until('it ran', () => runs === 1)
  })

  it('asks for a tenant’s run once, however often it is asked for', async () => {
    const worker = await aWorker('one')
    const ask = (note: string) =>
      worker.create('tenant', { tenantId: 't1', note }).unique({ 'data.tenantId': 't1' }, { insertOnly: true }).save()
    await Promise.all(['a', 'b', 'c'].map(ask))
    expect((await worker.queryJobs({ name: 'tenant' })).total).toBe(1)
  })

  it('says why a job failed, and tries again as it was told', async () => {
    const worker = await aWorker('one')
    let tries = 0
    const work = () => {
      tries += 1
      if (tries < 3) throw new Error('not yet')
    }
    worker.define('work', work, { backoff: () => 30 })
    await worker.now('work')
    await worker.start()
    await until('it failed', async () => (await worker.queryJobs({ name: 'work' })).jobs[0]?.failReason === 'not yet')
    await until('it succeeded', () => tries === 3)
    await until('it is finished', async () => !(await worker.queryJobs({ name: 'work' })).jobs[0]?.lockedAt)
    expect((await worker.queryJobs({ name: 'work' })).jobs[0]?.nextRunAt).toBeNull()
  })

  it('stays alive as long as it touches its job, and shows its progress', async () => {
    const worker = await aWorker('one')
    const runs: number[] = []
    const work = async (job: Job) => {
      runs.push(runs.length)
      for (let step = 1; step <= 10; step += 1) {
        await pause(250)
        await job.touch(step * 10)
      }
    }
    worker.define('long', work, { lockLifetime: 2000 })
    await worker.now('long')
    await worker.start()
    await until(
      'it is finished',
      async () => (await worker.queryJobs({ name: 'long' })).jobs[0]?.lastFinishedAt !== undefined,
    )
    expect(runs).toHaveLength(1)
    expect((await worker.queryJobs({ name: 'long' })).jobs[0]?.progress).toBe(100)
  })

  it('gives back what it had only queued when it stops', async () => {
    const worker = await aWorker('one')
    let finish: () => void = () => undefined
    worker.define('long', () => new Promise<void>((done) => (finish = done)), { concurrency: 1 })
    await Promise.all([worker.now('long'), worker.now('long')])
    await worker.start()
    await until('one runs', async () => (await worker.getRunningStats()).runningJobs === 1)
    await until('both are locked', async () => (await worker.getRunningStats()).lockedJobs === 2)
    await worker.stop()
    const { jobs } = await worker.queryJobs({ name: 'long' })
    expect(jobs.filter((job) => job.lockedAt)).toHaveLength(1)
    finish()
    await until('it is finished', async () => (await worker.queryJobs({ state: 'running' })).total === 0)
  })

  it('removes what is finished, what is cancelled, and what nobody defines any more', async () => {
    const worker = await aWorker('one')
    let done = false
    worker.define('once', () => void (done = true), { removeOnComplete: true })
    worker.define('kept', () => undefined)
    await worker.now('once')
    await worker.schedule('in 1 hour', 'kept')
    await worker.schedule('in 1 hour', 'orphan')
    await worker.start()
    await until('it is done and gone', async () => done && (await worker.queryJobs({ name: 'once' })).total === 0)
    expect(await worker.purge()).toBe(1)
    expect((await worker.queryJobs()).jobs.map(({ name }) => name)).toEqual(['kept'])
    expect(await worker.cancel({ name: 'kept' })).toBe(1)
    await worker.schedule('in 1 hour', 'kept')
    expect(await worker.cancelAll()).toBe(1)
  })

  it('runs on although Cosmos DB fails in passing', async () => {
    const worker = await aWorker('one')
    let runs = 0
    worker.define('work', () => void (runs += 1))
    for (const kind of ['down', 'retry with', 'lose the reply', 'unreachable'] as const)
      store().cosmos.faults.inject({ kind, path: 'colls/jobs/docs', times: 3 })
    await worker.start()
    await worker.now('work')
    await until('it ran', () => runs > 0)
    await pause(200)
    expect(runs).toBe(1)
  })
})
