import { expect, describe, it } from 'vitest'
import { agendaWorkers, until } from './agenda-workers.ts'
import { aJob, inSeconds } from './jobs-under-test.ts'

const { store, aWorker } = agendaWorkers()
const queries = () => store().cosmos.judge.seen.filter(({ method, path }) => method === 'POST' && path.includes('jobs'))

describe('many jobs of many names', () => {
  it('fill a worker up to its limits, and are not asked for one by one', async () => {
    const worker = await aWorker('one', store().agendaBackend())
    worker.maxConcurrency(300)
    worker.lockLimit(150)
    worker.defaultLockLimit(20)
    worker.defaultConcurrency(10)
    let release: () => void = () => undefined
    const released = new Promise<void>((done) => (release = done))
    const names = Array.from({ length: 10 }, (_, n) => `job ${n}`)
    for (const name of names) worker.define(name, () => released, { lockLifetime: 30_000 })
    await Promise.all(names.flatMap((name) => Array.from({ length: 25 }, () => worker.now(name))))
    const before = queries().length
    await worker.start()
    await until('a hundred run', async () => (await worker.getRunningStats()).runningJobs === 100)
    await until('150 are locked', async () => (await worker.getRunningStats()).lockedJobs === 150)
    expect(await worker.getRunningStats()).toMatchObject({ queuedJobs: 50, totalQueueSizeDB: 150 })
    expect(queries().length - before).toBeLessThan(150)
    release()
    await until('all are done', async () => (await worker.queryJobs({ state: 'completed' })).total === 250)
  })

  it('keep short jobs of one name running beside long ones of another', async () => {
    const worker = await aWorker('one', store().agendaBackend())
    worker.maxConcurrency(4)
    worker.defaultConcurrency(1)
    worker.defaultLockLimit(6)
    worker.lockLimit(15)
    let release: () => void = () => undefined
    const released = new Promise<void>((done) => (release = done))
    let short = 0
    worker.define('long', () => released)
    worker.define('short', () => void (short += 1))
    await worker.start()
    await Promise.all(Array.from({ length: 30 }, () => worker.now('long')))
    await until('a long one runs', async () => (await worker.getRunningStats()).runningJobs === 1)
    await Promise.all(Array.from({ length: 12 }, () => worker.now('short')))
    await until('the short ones ran', () => short === 12)
    release()
  })
})

describe('what a search has left over', () => {
  const next = (name: string, deadline = inSeconds(-600)) =>
    store().agendaBackend().repository.getNextJobToRun(name, inSeconds(5), deadline, undefined, undefined)
  const repository = () => store().agendaBackend().repository

  it('does not keep a job that has come since from being the first', async () => {
    const jobs = repository()
    const ask = () => jobs.getNextJobToRun('work', inSeconds(5), inSeconds(-600), undefined, undefined)
    for (const data of [1, 2, 3])
      await jobs.saveJob(aJob('work', { data, nextRunAt: inSeconds(-10 + data) }), undefined)
    expect((await ask())?.data).toBe(1)
    await jobs.saveJob(aJob('work', { data: 0, nextRunAt: inSeconds(-60) }), undefined)
    expect([(await ask())?.data, (await ask())?.data]).toEqual([0, 2])
  })

  it('is not given to anyone once it is disabled, removed, put off or taken by another worker', async () => {
    const [jobs, others] = [repository(), repository()]
    const ask = () => jobs.getNextJobToRun('work', inSeconds(5), inSeconds(-600), undefined, undefined)
    const saved = []
    for (const data of [1, 2, 3, 4, 5, 6])
      saved.push(await jobs.saveJob(aJob('work', { data, nextRunAt: inSeconds(-10 + data) }), undefined))
    const [, second, third, fourth, fifth] = saved
    expect((await ask())?.data).toBe(1)
    await others.disableJobs({ id: second?._id ?? '' })
    await others.removeJobs({ id: third?._id ?? '' })
    await others.saveJob({ ...aJob('work'), ...fourth, nextRunAt: inSeconds(600) }, undefined)
    expect(await others.lockJob(fifth ?? aJob('work'), undefined)).toBeDefined()
    expect((await ask())?.data).toBe(6)
    expect(await ask()).toBeUndefined()
    expect(await next('work')).toBeUndefined()
  })

  it('is asked again whether its lock has expired, as the one who asks counts it', async () => {
    const jobs = repository()
    const ask = (deadline: Date) => jobs.getNextJobToRun('work', inSeconds(5), deadline, undefined, undefined)
    for (const data of [1, 2]) await jobs.saveJob(aJob('work', { data, lockedAt: inSeconds(-30) }), undefined)
    expect(await ask(inSeconds(-10))).toBeDefined()
    expect(await ask(inSeconds(-60))).toBeUndefined()
    expect(await ask(inSeconds(-10))).toBeDefined()
  })
})
