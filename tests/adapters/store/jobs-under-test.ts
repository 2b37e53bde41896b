import type { JobParameters, JobRepository } from 'agenda'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { aStore, type TestStore } from './test-store.ts'

export const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000)

export const aJob = (name: string, more: Partial<JobParameters> = {}): JobParameters => ({
  name,
  priority: 0,
  nextRunAt: inSeconds(-1),
  type: 'normal',
  data: {},
  ...more,
})

export const idOf = ({ _id }: JobParameters): string => _id ?? ''

export const without = <T extends object>(object: T, key: keyof T): T =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)) as T

/** Agenda's storage of jobs, empty before every test of the file. */
export function jobsUnderTest() {
  let s: TestStore | undefined
  let jobs: JobRepository | undefined
  const opened = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('the store is opened before the tests, not before the file')
    return thing
  }
  beforeAll(async () => {
    s = await aStore()
    jobs = s.agendaBackend().repository
  })
  afterAll(async () => {
    expect(opened(s).cosmos.judge.complaints()).toEqual([])
    await opened(s).end()
  })
  beforeEach(async () => {
    await opened(jobs).purgeAllJobs()
  })
  return {
    store: () => opened(s),
    jobs: () => opened(jobs),
    /** The same jobs, seen by another server. */
    another: async () => (await opened(s).another()).agendaBackend().repository,
    save: (name: string, more: Partial<JobParameters> = {}) => opened(jobs).saveJob(aJob(name, more), undefined),
    next: (name: string) =>
      opened(jobs).getNextJobToRun(name, inSeconds(5), inSeconds(-600), undefined, { lastModifiedBy: 'worker' }),
    all: async (name?: string) => (await opened(jobs).queryJobs(name === undefined ? {} : { name })).jobs,
  }
}
