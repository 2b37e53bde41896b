import type { JobRepository } from 'agenda'
import { beforeEach, describe, expect, it } from 'vitest'
import { inSeconds, jobsUnderTest } from './jobs-under-test.ts'

const { jobs, save, next, all } = jobsUnderTest()

describe('asking for jobs', () => {
  beforeEach(async () => {
    await save('alpha', { priority: 10, nextRunAt: inSeconds(60), data: { kind: 'a', n: 1 } })
    await save('beta', { priority: 5, nextRunAt: inSeconds(-60), data: { kind: 'b', n: 2 } })
    await save('alpha', { priority: 15, nextRunAt: null, lastFinishedAt: inSeconds(-5), data: { kind: 'a', n: 3 } })
    await save('gamma', {
      disabled: true,
      nextRunAt: inSeconds(90),
      repeatInterval: '1 hour',
      data: { kind: 'c', n: 4 },
    })
  })
  const numbers = async (options: Parameters<JobRepository['queryJobs']>[0]) => {
    const { jobs: found, total } = await jobs().queryJobs(options)
    return [found.map((job) => (job.data as { n: number }).n), total]
  }

  it('finds them by name, id, text in the name, data and state', async () => {
    expect(await numbers({ name: 'alpha' })).toEqual([[1, 3], 2])
    expect(await numbers({ names: ['beta', 'gamma'] })).toEqual([[4, 2], 2])
    expect(await numbers({ search: 'ALPH' })).toEqual([[1, 3], 2])
    expect(await numbers({ search: '.*' })).toEqual([[], 0])
    expect(await numbers({ data: { kind: 'a' }, sort: { priority: 'desc' } })).toEqual([[3, 1], 2])
    expect(await numbers({ state: 'queued' })).toEqual([[2], 1])
    expect(await numbers({ state: 'completed' })).toEqual([[3], 1])
    expect(await numbers({ state: 'paused' })).toEqual([[4], 1])
    expect(await numbers({ includeDisabled: false })).toEqual([[1, 2, 3], 3])
    const [job] = await all('beta')
    expect(await numbers({ id: job?._id ?? '' })).toEqual([[2], 1])
    expect(await numbers({ ids: [job?._id ?? '', 'no id of ours'] })).toEqual([[2], 1])
    expect(await numbers({ id: job?._id ?? '', name: 'alpha' })).toEqual([[], 0])
  })

  it('sorts and pages them, the latest to run first', async () => {
    expect(await numbers({})).toEqual([[4, 1, 2, 3], 4])
    expect(await numbers({ skip: 1, limit: 2 })).toEqual([[1, 2], 4])
    expect(await numbers({ skip: 3 })).toEqual([[3], 4])
    expect(await numbers({ sort: { priority: 'asc' } })).toEqual([[4, 2, 1, 3], 4])
    expect(await numbers({ sort: { name: 'desc', data: 'asc' } })).toEqual([[4, 2, 1, 3], 4])
  })

  it('counts them by state', async () => {
    const overview = await jobs().getJobsOverview()
    expect(overview.find(({ name }) => name === 'alpha')).toMatchObject({
      total: 2,
      scheduled: 1,
      completed: 1,
      paused: 0,
    })
    expect(overview.find(({ name }) => name === 'gamma')).toMatchObject({ total: 1, repeating: 1, paused: 1 })
    expect((await jobs().getDistinctJobNames()).sort()).toEqual(['alpha', 'beta', 'gamma'])
    expect(await jobs().getQueueSize()).toBe(1)
  })
})

describe('removing, disabling and enabling jobs', () => {
  beforeEach(async () => {
    for (const name of ['a', 'a', 'b', 'c']) await save(name, { data: { of: name, list: [1] } })
  })
  const left = async () => (await all()).map(({ name }) => name).sort()

  it('goes by name, names, other names, ids and data', async () => {
    const [b] = await all('b')
    expect(await jobs().removeJobs({ name: 'a', data: { of: 'b' } })).toBe(0)
    expect(await jobs().removeJobs({ id: b?._id ?? '', name: 'a' })).toBe(0)
    expect(await jobs().removeJobs({ ids: [b?._id ?? '', 'no id of ours'] })).toBe(1)
    expect(await jobs().removeJobs({ data: { of: 'c', list: [1] } })).toBe(1)
    expect(await left()).toEqual(['a', 'a'])
    await save('d')
    expect(await jobs().removeJobs({ notNames: ['d'] })).toBe(2)
    expect(await jobs().removeJobs({ names: ['d', 'e'] })).toBe(1)
  })

  it('does nothing without a condition, and purging removes everything', async () => {
    for (const nothing of [{}, { names: [] }, { ids: [], notNames: [] }]) {
      expect(await jobs().removeJobs(nothing)).toBe(0)
      expect(await jobs().disableJobs(nothing)).toBe(0)
    }
    expect(await jobs().purgeAllJobs()).toBe(4)
    expect(await left()).toEqual([])
  })

  it('counts those that it has changed', async () => {
    expect(await jobs().disableJobs({ name: 'a' })).toBe(2)
    expect(await jobs().disableJobs({ names: ['a', 'b'] })).toBe(1)
    expect(await next('a')).toBeUndefined()
    expect(await jobs().enableJobs({ notNames: ['b'] })).toBe(2)
    expect(await next('a')).toBeDefined()
  })
})
