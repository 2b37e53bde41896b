import { describe, expect, it } from 'vitest'
import { aJob, idOf, inSeconds, without, jobsUnderTest } from './jobs-under-test.ts'

const { jobs, another, save, next, all } = jobsUnderTest()

describe('saving a job', () => {
  it('gives it an id, and brings it back with its dates', async () => {
    const when = inSeconds(60)
    const saved = await save('mail', {
      nextRunAt: when,
      data: { to: 'ana' },
      repeatInterval: '0 3 * * *',
      startDate: when,
      skipDays: [0, 6],
    })
    const found = await jobs().getJobById(idOf(saved))
    expect(found).toMatchObject({
      name: 'mail',
      nextRunAt: when,
      startDate: when,
      data: { to: 'ana' },
      skipDays: [0, 6],
    })
    expect(found?.lockedAt).toBeUndefined()
  })

  it('makes a new job each time, and changes the one whose id is given', async () => {
    const first = await save('mail', { data: { n: 1 } })
    const second = await save('mail', { data: { n: 2 } })
    expect(idOf(first)).not.toBe(idOf(second))
    const changed = await jobs().saveJob({ ...first, priority: 20, data: { n: 3 } }, { lastModifiedBy: 'me' })
    expect(changed).toMatchObject({ _id: first._id, priority: 20, data: { n: 3 }, lastModifiedBy: 'me' })
    expect(await all('mail')).toHaveLength(2)
  })

  it('does not bring back a job that was removed', async () => {
    const saved = await save('mail')
    await jobs().removeJobs({ id: idOf(saved) })
    expect(await jobs().saveJob({ ...saved, priority: 9 }, undefined)).toMatchObject({ priority: 9 })
    expect(await jobs().getJobById(idOf(saved))).toBeNull()
  })

  it('takes names with any characters', async () => {
    for (const name of ['a/b', 'tick: refresh', '更新', 'x'.repeat(200)])
      expect((await jobs().getJobById(idOf(await save(name))))?.name).toBe(name)
    expect(await jobs().getJobById('no id of ours')).toBeNull()
  })

  it('keeps what only running changes', async () => {
    const saved = await save('mail')
    await next('mail')
    const asTheCallerKnowsIt = without(saved, 'lockedAt')
    await jobs().saveJob({ ...asTheCallerKnowsIt, data: { changed: true } }, undefined)
    expect((await jobs().getJobById(idOf(saved)))?.lockedAt).toBeInstanceOf(Date)
  })
})

describe('a single job', () => {
  it('is there once, however often and from however many servers it is saved', async () => {
    const other = await another()
    const times = [60, 120, 180, 240].map(inSeconds)
    const saved = await Promise.all(
      times.map((nextRunAt, n) =>
        (n % 2 === 0 ? jobs() : other).saveJob(aJob('tick', { type: 'single', nextRunAt }), undefined),
      ),
    )
    expect(new Set(saved.map(idOf)).size).toBe(1)
    expect(await all('tick')).toHaveLength(1)
  })

  it('takes a new time to run, but not one that has already come', async () => {
    const later = inSeconds(600)
    await save('tick', { type: 'single', nextRunAt: later })
    expect((await save('tick', { type: 'single', nextRunAt: inSeconds(-1), data: { n: 2 } })).nextRunAt).toEqual(later)
    const soon = inSeconds(30)
    expect(await save('tick', { type: 'single', nextRunAt: soon })).toMatchObject({ nextRunAt: soon, data: {} })
  })

  it('is found although it was a normal one when it was made', async () => {
    const made = await save('tick')
    await jobs().saveJob({ ...made, type: 'single' }, undefined)
    expect(idOf(await save('tick', { type: 'single', data: { n: 2 } }))).toBe(idOf(made))
    expect(await all('tick')).toHaveLength(1)
  })
})

describe('a unique job', () => {
  const unique = { 'data.tenantId': 't1', 'data.kind': 'refresh' }
  const data = (tenantId: string, note: string) => ({ tenantId, kind: 'refresh', note })

  it('is changed where there is one with these values, and made where there is none', async () => {
    const first = await save('run', { data: data('t1', 'first'), unique })
    const again = await save('run', { data: data('t1', 'second'), unique })
    await save('run', { data: data('t2', 'other'), unique: { ...unique, 'data.tenantId': 't2' } })
    expect(idOf(again)).toBe(idOf(first))
    expect((await all('run')).map((job) => (job.data as { note: string }).note).sort()).toEqual(['other', 'second'])
  })

  it('stays as it is when it may only be inserted', async () => {
    const first = await save('run', { data: data('t1', 'first'), unique })
    const again = await save('run', { data: data('t1', 'second'), unique, uniqueOpts: { insertOnly: true } })
    expect(again).toMatchObject({ _id: first._id, data: { note: 'first' } })
    expect(await all('run')).toMatchObject([{ data: { note: 'first' } }])
  })

  it('is there once when many ask for it at once', async () => {
    const other = await another()
    const saved = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        (n % 2 === 0 ? jobs() : other).saveJob(aJob('run', { data: data('t1', `${n}`), unique }), undefined),
      ),
    )
    expect(new Set(saved.map(idOf)).size).toBe(1)
    expect(await all('run')).toHaveLength(1)
  })

  it('matches jobs that were saved without a constraint, by dates, lists and absent values too', async () => {
    const when = new Date('2026-11-23T12:00:00.000Z')
    const made = await save('run', { nextRunAt: when, data: { list: [1, 2] } })
    const same = { nextRunAt: when, 'data.list': [1, 2], 'data.nothing': null }
    expect(idOf(await save('run', { nextRunAt: when, data: { list: [1, 2] }, unique: same }))).toBe(idOf(made))
  })

  it('is made anew when the one of this constraint has other values now', async () => {
    const first = await save('run', { data: data('t1', ''), unique })
    await jobs().saveJob({ ...first, data: data('t9', '') }, undefined)
    expect(idOf(await save('run', { data: data('t1', ''), unique }))).not.toBe(idOf(first))
    expect(await all('run')).toHaveLength(2)
  })
})

describe('a debounced job', () => {
  const unique = { 'data.key': 'k' }
  const debounced = (debounce: { delay: number; maxWait?: number; strategy?: 'leading' | 'trailing' }, n = 1) =>
    save('index', { data: { key: 'k', n }, unique, uniqueOpts: { debounce } })

  it('waits from the last save on, and there is one', async () => {
    const first = await debounced({ delay: 1000 })
    expect(first.nextRunAt?.getTime()).toBeGreaterThan(Date.now() + 500)
    const second = await debounced({ delay: 5000 }, 2)
    expect(second.nextRunAt?.getTime()).toBeGreaterThan(Date.now() + 4500)
    expect(second.debounceStartedAt).toEqual(first.debounceStartedAt)
    expect(await all('index')).toMatchObject([{ data: { n: 2 } }])
  })

  it('keeps its first time to run when it leads', async () => {
    const first = await debounced({ delay: 5000, strategy: 'leading' })
    expect(await debounced({ delay: 5000, strategy: 'leading' }, 2)).toMatchObject({
      nextRunAt: first.nextRunAt,
      data: { n: 2 },
    })
  })

  it('never waits beyond its longest wait, and then runs at once and begins anew', async () => {
    const first = await debounced({ delay: 60_000, maxWait: 60_000 })
    const second = await debounced({ delay: 60_000, maxWait: 60_000 }, 2)
    expect(second.nextRunAt?.getTime()).toBe((first.debounceStartedAt?.getTime() ?? 0) + 60_000)
    await jobs().saveJob({ ...second, debounceStartedAt: inSeconds(-61) }, undefined)
    const third = await debounced({ delay: 60_000, maxWait: 60_000 }, 3)
    expect(third.nextRunAt?.getTime()).toBeLessThanOrEqual(Date.now())
    expect(third.debounceStartedAt).toBeUndefined()
  })
})
