import { describe, expect, it } from 'vitest'
import { aJob, idOf, inSeconds, without, jobsUnderTest } from './jobs-under-test.ts'

const { store, jobs, another, save, next } = jobsUnderTest()

describe('the next job to run', () => {
  it('is the one that has been due longest, and of these the one of highest priority', async () => {
    const [early, late] = [inSeconds(-20), inSeconds(-10)]
    await save('work', { nextRunAt: late, priority: 20, data: 3 })
    await save('work', { nextRunAt: early, priority: -10, data: 2 })
    await save('work', { nextRunAt: early, priority: 10, data: 1 })
    await save('other', { nextRunAt: early, priority: 20 })
    expect([(await next('work'))?.data, (await next('work'))?.data, (await next('work'))?.data]).toEqual([1, 2, 3])
    expect(await next('work')).toBeUndefined()
  })

  it('is the one of highest priority also among more jobs than a page holds', async () => {
    const nextRunAt = inSeconds(-10)
    await Promise.all(
      Array.from({ length: 130 }, (_, n) => save('work', { nextRunAt, priority: n === 120 ? 20 : 0, data: n })),
    )
    expect((await next('work'))?.data).toBe(120)
  })

  it('is locked, and says by whom', async () => {
    const saved = await save('work')
    const now = inSeconds(0)
    const got = await jobs().getNextJobToRun('work', inSeconds(5), inSeconds(-600), now, { lastModifiedBy: 'worker' })
    expect(got).toMatchObject({ _id: saved._id, lockedAt: now, lastModifiedBy: 'worker' })
    expect((await jobs().getJobById(idOf(saved)))?.lockedAt).toEqual(now)
  })

  it('is neither in the future, nor disabled, nor locked by somebody whose lock is fresh', async () => {
    await save('work', { nextRunAt: inSeconds(60) })
    await save('work', { disabled: true })
    await save('work', { lockedAt: inSeconds(-30) })
    await save('work', { nextRunAt: null })
    expect(await next('work')).toBeUndefined()
  })

  it('is one whose worker has died, even if it ran for the last time', async () => {
    await save('work', { lockedAt: inSeconds(-700), nextRunAt: null, data: 'abandoned' })
    expect((await next('work'))?.data).toBe('abandoned')
  })

  it('goes to one worker only, however many ask', async () => {
    const other = await another()
    await Promise.all(Array.from({ length: 12 }, (_, n) => save('work', { data: n })))
    const asked = Array.from({ length: 20 }, (_, n) =>
      (n % 2 === 0 ? jobs() : other).getNextJobToRun('work', inSeconds(5), inSeconds(-600), undefined, undefined),
    )
    const got = (await Promise.all(asked)).filter((job) => job !== undefined)
    expect(got).toHaveLength(12)
    expect(new Set(got.map(idOf)).size).toBe(12)
  })

  it('is locked although the reply was lost, and then not given to anyone else', async () => {
    await save('work')
    store().cosmos.faults.inject({ kind: 'lose the reply', method: 'PUT' })
    expect(await next('work')).toBeDefined()
    expect(await next('work')).toBeUndefined()
  })
})

describe('locks', () => {
  it('are given once, to a job as the caller knows it', async () => {
    const saved = await save('work')
    expect(await jobs().lockJob({ ...saved, nextRunAt: inSeconds(99) }, undefined)).toBeUndefined()
    expect((await jobs().lockJob(saved, { lastModifiedBy: 'me' }))?.lockedAt).toBeInstanceOf(Date)
    expect(await jobs().lockJob(saved, undefined)).toBeUndefined()
    expect(await jobs().lockJob(aJob('work'), undefined)).toBeUndefined()
    expect(await jobs().lockJob(await save('work', { disabled: true }), undefined)).toBeUndefined()
  })

  it('are taken back from one job, but not while it is being run for the last time', async () => {
    const [waiting, running] = [
      await save('work', { lockedAt: inSeconds(0) }),
      await save('work', { lockedAt: inSeconds(0), nextRunAt: null }),
    ]
    await jobs().unlockJob(waiting)
    await jobs().unlockJob(running)
    expect((await jobs().getJobById(idOf(waiting)))?.lockedAt).toBeUndefined()
    expect((await jobs().getJobById(idOf(running)))?.lockedAt).toBeInstanceOf(Date)
  })

  it('are taken back from many jobs, whatever they do', async () => {
    const saved = [
      await save('work', { lockedAt: inSeconds(0) }),
      await save('more', { lockedAt: inSeconds(0), nextRunAt: null }),
    ]
    await jobs().unlockJobs([...saved.map(idOf), 'no id of ours'])
    for (const job of saved) expect((await jobs().getJobById(idOf(job)))?.lockedAt).toBeUndefined()
  })
})

describe('the state of a job', () => {
  it('is written without touching the rest, and what is undefined is taken away', async () => {
    const saved = await save('work', { lockedAt: inSeconds(0), data: { n: 1 } })
    const now = inSeconds(0)
    const state = {
      ...saved,
      nextRunAt: null,
      lastRunAt: now,
      lastFinishedAt: now,
      progress: 50,
      failCount: 1,
      failReason: 'no',
      failedAt: now,
    }
    await jobs().disableJobs({ id: idOf(saved) })
    await jobs().saveJobState({ ...state, data: { n: 2 } }, { lastModifiedBy: 'worker' })
    const finished = without(state, 'lockedAt')
    await jobs().saveJobState(finished, undefined)
    const found = await jobs().getJobById(idOf(saved))
    expect(found).toMatchObject({
      data: { n: 1 },
      disabled: true,
      lastRunAt: now,
      progress: 50,
      failCount: 1,
      failReason: 'no',
      nextRunAt: null,
    })
    expect(found?.lockedAt).toBeUndefined()
  })

  it('of a job that was removed cannot be written', async () => {
    const saved = await save('work')
    await jobs().removeJobs({ name: 'work' })
    await expect(jobs().saveJobState(saved, undefined)).rejects.toThrow(/not in the store any more/)
  })
})
