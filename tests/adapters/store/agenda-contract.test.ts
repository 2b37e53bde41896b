import { setTimeout as pause } from 'node:timers/promises'
import type { Job } from 'agenda'
import { describe, expect, it } from 'vitest'
import { agendaWorkers, until } from './agenda-workers.ts'

/* What Agenda's own suites ask of any backend, as far as no other file of ours does. */
const { store, aWorker } = agendaWorkers()
const isFinished = async (worker: Awaited<ReturnType<typeof aWorker>>, name: string) => {
  const [job] = (await worker.queryJobs({ name })).jobs
  return job?.lastFinishedAt !== undefined && !job.lockedAt
}

describe('the timetable', () => {
  it('keeps one job of a name for every(), with its latest interval, zone and first time', async () => {
    const worker = await aWorker('one')
    worker.define('tick', () => undefined)
    await worker.every('1 minute', 'tick')
    await worker.every('5 minutes', 'tick', {}, { timezone: 'America/New_York' })
    expect((await worker.queryJobs({ name: 'tick' })).jobs).toMatchObject([
      { repeatInterval: '5 minutes', repeatTimezone: 'America/New_York', type: 'single' },
    ])
    const later = await worker.every('5 minutes', 'later', {}, { skipImmediate: true })
    expect(later.attrs.nextRunAt?.getTime()).toBeGreaterThan(Date.now() + 4 * 60_000)
    expect(await worker.every('5 minutes', ['first', 'second'])).toHaveLength(2)
    expect(await worker.schedule('in 1 hour', ['third', 'fourth'])).toHaveLength(2)
    expect((await worker.queryJobs()).total).toBe(6)
  })

  it('runs again and again, also when it is stopped and another worker goes on', async () => {
    let runs = 0
    const [one, two] = [await aWorker('one'), await aWorker('two')]
    for (const worker of [one, two]) worker.define('tick', () => void (runs += 1))
    await one.every('1 second', 'tick')
    await one.start()
    await until('it ran twice', () => runs >= 2)
    await one.stop()
    const before = runs
    await two.start()
    await until('it ran on', () => runs > before)
    expect((await two.queryJobs({ name: 'tick' })).total).toBe(1)
  })

  it('keeps days that are skipped, and the first and last day', async () => {
    const worker = await aWorker('one')
    const [startDate, endDate] = [new Date(Date.now() + 86_400_000), new Date(Date.now() + 864_000_000)]
    await worker.every('1 day', 'weekdays', {}, { startDate, endDate, skipDays: [0, 6] })
    const [job] = (await worker.queryJobs({ name: 'weekdays' })).jobs
    expect(job).toMatchObject({ startDate, endDate, skipDays: [0, 6] })
    expect(job?.nextRunAt?.getTime()).toBeGreaterThanOrEqual(startDate.getTime())
  })
})

describe('a job that fails', () => {
  it('can be asked for again by whoever hears of it, and counts its failures', async () => {
    const worker = await aWorker('one')
    let tries = 0
    worker.define('work', () => {
      tries += 1
      if (tries < 3) throw new Error(`try ${tries}`)
    })
    const counts: unknown[] = []
    const saves: Promise<unknown>[] = []
    worker.on('fail:work', (_error: Error, job: Job) => {
      counts.push(job.attrs.failCount)
      saves.push(job.schedule('now').save())
    })
    await worker.now('work')
    await worker.start()
    await until('it succeeded', () => tries >= 3)
    await Promise.all(saves)
    await until('it is finished', () => isFinished(worker, 'work'))
    expect(counts).toEqual([1, 2])
    expect((await worker.queryJobs({ name: 'work' })).jobs).toMatchObject([{ failReason: 'try 2' }])
  })

  it('is not run again by itself, and is kept even where finished jobs are removed', async () => {
    const worker = await aWorker('one', undefined, { removeOnComplete: true })
    let runs = 0
    worker.define('bad', () => {
      runs += 1
      throw new Error('no')
    })
    worker.define('good', () => undefined)
    worker.define('kept', () => undefined, { removeOnComplete: false })
    await worker.start()
    for (const name of ['bad', 'good', 'kept']) await worker.now(name)
    await worker.every('1 hour', 'good-again')
    await until('the good one is gone', async () => (await worker.queryJobs({ name: 'good' })).total === 0)
    await until('the others are finished', async () => (await isFinished(worker, 'kept')) && runs === 1)
    await pause(200)
    const { jobs } = await worker.queryJobs({ sort: { name: 'asc' } })
    expect(jobs.map(({ name }) => name)).toEqual(['bad', 'good-again', 'kept'])
    expect(jobs[0]).toMatchObject({
      failReason: 'no',
      failCount: 1,
      nextRunAt: null,
      failedAt: expect.any(Date) as Date,
    })
    expect(runs).toBe(1)
  })

  it('that takes longer than its lock lives is given up, with an error that is told', async () => {
    const worker = await aWorker('one')
    const errors: string[] = []
    worker.on('error', (error: Error) => errors.push(error.message))
    let release: () => void = () => undefined
    worker.define('slow', () => new Promise<void>((done) => (release = done)), { lockLifetime: 300 })
    await worker.start()
    await worker.now('slow')
    await until('it is given up', () => errors.length > 0)
    expect(errors[0]).toMatch(/took more than 300ms|lock/)
    release()
  })
})

describe('a job object', () => {
  it('is run by hand, saved, changed, disabled and removed', async () => {
    const worker = await aWorker('one')
    const seen: unknown[] = []
    worker.define('work', (job: Job) => void seen.push(job.attrs.data))
    const job = worker.create('work', { n: 1 })
    expect(await job.save()).toBe(job)
    await job.run()
    expect(seen).toEqual([{ n: 1 }])
    job.attrs.data = { n: 2 }
    await job.priority('high').save()
    await job.disable().save()
    expect((await worker.queryJobs({ name: 'work' })).jobs).toMatchObject([
      { data: { n: 2 }, priority: 10, disabled: true },
    ])
    await job.enable().save()
    job.repeatEvery('5 minutes')
    await job.save()
    job.repeatEvery('')
    await job.save()
    expect((await worker.queryJobs({ name: 'work' })).jobs).toMatchObject([{ disabled: false, repeatInterval: '' }])
    expect(await job.isRunning()).toBe(false)
    await job.remove()
    expect((await worker.queryJobs({ id: job.attrs._id ?? '' })).jobs).toEqual([])
  })

  it('that asks to run in a process of its own says so in the store', async () => {
    const worker = await aWorker('one')
    const job = worker.create('forked').forkMode(true)
    await job.schedule('now').save()
    expect(
      await store()
        .agendaBackend()
        .repository.getJobById(job.attrs._id ?? ''),
    ).toMatchObject({ fork: true })
  })

  it('is locked while it runs, and its progress can be read meanwhile', async () => {
    const worker = await aWorker('one')
    let during: unknown
    worker.define('work', async (job: Job) => {
      await job.touch(50)
      ;[during] = (await worker.queryJobs({ name: 'work' })).jobs
    })
    await worker.start()
    await worker.now('work')
    await until('it is finished', () => isFinished(worker, 'work'))
    expect(during).toMatchObject({ state: 'running', progress: 50, lockedAt: expect.any(Date) as Date })
    expect((await worker.queryJobs({ name: 'work' })).jobs).toMatchObject([{ progress: 50, state: 'completed' }])
  })
})

describe('disabling, cancelling and draining', () => {
  it('count what they changed, and do nothing without a condition', async () => {
    const worker = await aWorker('one')
    for (const name of ['work', 'work', 'other']) await worker.now(name, { kind: name })
    for (const nothing of [{}, { name: 'nobody' }, { names: [] }]) {
      expect(await worker.disable(nothing)).toBe(0)
      expect(await worker.cancel(nothing)).toBe(0)
    }
    expect(await worker.disable({ name: 'work' })).toBe(2)
    expect(await worker.enable({ data: { kind: 'work' } })).toBe(2)
    expect(await worker.cancel({ notNames: ['work'] })).toBe(1)
    expect((await worker.queryJobs()).total).toBe(2)
  })

  it('let running jobs come to an end', async () => {
    const worker = await aWorker('one')
    let done = 0
    worker.define('work', async () => {
      await pause(200)
      done += 1
    })
    await Promise.all([worker.now('work'), worker.now('work'), worker.now('work')])
    await worker.start()
    await until('they run', async () => (await worker.getRunningStats()).runningJobs === 3)
    await worker.drain()
    expect(done).toBe(3)
  })
})
