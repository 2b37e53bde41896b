import { CosmosClient } from '@azure/cosmos'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aConversation, aHeldSet, anAlert, aNotice, aProfile, aProfileId, aRun, aTenant } from './samples.ts'
import { aStore, contoso, fabrikam, type TestStore } from './test-store.ts'

let s: TestStore
beforeAll(async () => {
  s = await aStore()
})
afterAll(async () => {
  expect(s.cosmos.judge.complaints()).toEqual([])
  await s.end()
})

const containerOf = (name: string) =>
  new CosmosClient({ endpoint: s.cosmos.url, key: s.cosmos.key }).database('assigner').container(name)

describe('what the store keeps', () => {
  it('comes back as it was put: tenants, profiles, runs, held sets, notices, alerts and chats', async () => {
    const { store } = s
    const kept = [
      [store.tenants, aTenant(contoso)],
      [store.profiles, aProfile(contoso, 'Sales')],
      [store.runs, aRun(contoso, 'maintenance:2026-11-23T12:00:00.000Z', '2026-11-23T12:00:00.000Z')],
      [store.held, aHeldSet(contoso, 'held 1')],
      [store.notices, aNotice(contoso, '2026-11-23T12:00:00.000Z')],
      [store.conversations, aConversation(contoso, 'Maya Jensen')],
      [store.alerts, anAlert(contoso, '2026-11-23T12:00:00.000Z')],
    ] as const
    for (const [shelf, value] of kept) {
      const put = await shelf.put(value as never, undefined)
      const got = await shelf.get(contoso, value.id)
      expect(got).toEqual({ value, etag: put === 'changed' ? '' : put.etag })
    }
  })

  it('is not there for another tenant', async () => {
    expect(await s.store.profiles.get(fabrikam, aProfileId('Sales'))).toBeUndefined()
    expect(await s.store.profiles.list(fabrikam)).toEqual([])
    expect(await s.store.conversations.list(fabrikam)).toEqual([])
    expect(await s.store.tenants.get(fabrikam, fabrikam)).toBeUndefined()
  })

  it('is listed whole, beyond one page', async () => {
    const titles = Array.from({ length: 130 }, (_, n) => `Profile ${n}`)
    await Promise.all(titles.map((title) => s.store.profiles.put(aProfile(fabrikam, title), undefined)))
    const listed = (await s.store.profiles.list(fabrikam)).map(({ value }) => value.definition.title)
    expect(listed.sort()).toEqual(titles.sort())
  })

  it('has ids with any characters, and different ids stay different', async () => {
    const ids = ['a/b', 'a=2f=b', 'a\\b?c#d', 'ends in a space ', 'ends in a space', 'åäö%25', 'x'.repeat(190)]
    for (const id of ids)
      expect(await s.store.runs.put(aRun(fabrikam, id, '2026-01-01T00:00:00.000Z'), undefined)).not.toBe('changed')
    for (const id of ids) expect((await s.store.runs.get(fabrikam, id))?.value.id).toBe(id)
  })
})

describe('a write that names a version', () => {
  it('is refused when the document has moved on', async () => {
    const first = await s.store.profiles.put(aProfile(contoso, 'Support'), undefined)
    if (first === 'changed') throw new Error('the profile was there before')
    const changed = { ...first.value, updatedBy: 'ben@contoso.example' }
    const second = await s.store.profiles.put(changed, first.etag)
    expect(second).toMatchObject({ value: changed })
    expect(await s.store.profiles.put({ ...changed, updatedBy: 'too late' }, first.etag)).toBe('changed')
    expect((await s.store.profiles.get(contoso, changed.id))?.value.updatedBy).toBe('ben@contoso.example')
  })

  it('is refused when the document is gone', async () => {
    expect(await s.store.profiles.put(aProfile(contoso, 'Nobody'), '"0"')).toBe('changed')
  })

  it('lets exactly one of many win', async () => {
    const first = await s.store.profiles.put(aProfile(contoso, 'Popular'), undefined)
    const etag = first === 'changed' ? '' : first.etag
    const tries = Array.from({ length: 10 }, (_, n) =>
      s.store.profiles.put({ ...aProfile(contoso, 'Popular'), updatedBy: `person ${n}` }, etag),
    )
    expect((await Promise.all(tries)).filter((result) => result !== 'changed')).toHaveLength(1)
  })
})

describe('inserting', () => {
  it('claims a run for whoever comes first', async () => {
    const other = await s.another()
    const run = aRun(contoso, 'data refresh:2026-11-23T11:00:00.000Z', '2026-11-23T11:00:00.000Z')
    const claims = await Promise.all([
      s.store.runs.put({ ...run, startedBy: 'one' }, undefined),
      other.store.runs.put({ ...run, startedBy: 'two' }, undefined),
    ])
    expect(claims.filter((claim) => claim === 'changed')).toHaveLength(1)
  })

  it('writes a notice to the outbox once, even after it was sent', async () => {
    const written = await s.store.notices.put(aNotice(contoso, 'refresh 7'), undefined)
    const etag = written === 'changed' ? '' : written.etag
    await s.store.notices.put({ ...aNotice(contoso, 'refresh 7'), state: 'sent', tries: 1 }, etag)
    expect(await s.store.notices.put(aNotice(contoso, 'refresh 7'), undefined)).toBe('changed')
    expect((await s.store.notices.get(contoso, aNotice(contoso, 'refresh 7').id))?.value.state).toBe('sent')
  })
})

describe('the latest runs', () => {
  it('are those of the latest slots, newest first, as many as were asked for', async () => {
    const tenant = aTenant(fabrikam).id
    for (const hour of [3, 12, 6, 9, 0].map((n) => String(n).padStart(2, '0'))) {
      const slot = `2026-11-23T${hour}:00:00.000Z`
      await s.store.runs.put(aRun(tenant, `maintenance:${slot}`, slot), undefined)
    }
    const latest = await s.store.runs.latest(tenant, 3)
    expect(latest.map(({ value }) => value.slot.slice(11, 13))).toEqual(['12', '09', '06'])
  })
})

describe('the registry', () => {
  it('begins an entry for a tenant that has none, and is read across tenants', async () => {
    await s.store.registry.update(contoso, (entry) => ({ ...entry, settingsSaved: true }))
    await s.store.registry.update(fabrikam, (entry) => ({ ...entry, unsentNotices: 2 }))
    expect((await s.store.registry.list()).sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1))).toEqual([
      { tenantId: contoso, settingsSaved: true, openRuns: [], unsentNotices: 0 },
      { tenantId: fabrikam, settingsSaved: false, openRuns: [], unsentNotices: 2 },
    ])
  })

  it('loses no change when many are made at once', async () => {
    const before = (await s.store.registry.list()).find(({ tenantId }) => tenantId === fabrikam)?.unsentNotices ?? 0
    const more = Array.from({ length: 12 }, () =>
      s.store.registry.update(fabrikam, (entry) => ({ ...entry, unsentNotices: entry.unsentNotices + 1 })),
    )
    await Promise.all(more)
    const after = (await s.store.registry.list()).find(({ tenantId }) => tenantId === fabrikam)?.unsentNotices
    expect(after).toBe(before + 12)
  })

  it('is not written when nothing changes', async () => {
    const before = s.cosmos.judge.writes().length
    await s.store.registry.update(contoso, (entry) => ({ ...entry, settingsSaved: true }))
    expect(s.cosmos.judge.writes()).toHaveLength(before)
  })
})

describe('a document that somebody else has written', () => {
  it('is refused with its container, its id and what is wrong', async () => {
    const id = aProfileId('Broken')
    const value = { ...aProfile(contoso, 'Broken'), definition: { title: 7 } }
    await containerOf('profiles').items.create({
      id: `profile:${id}`,
      tenantId: contoso,
      type: 'profile',
      writeId: 'x',
      value,
    })
    await expect(s.store.profiles.get(contoso, id)).rejects.toMatchObject({
      name: 'Trouble',
      kind: 'unintelligible',
      system: 'store',
      message: expect.stringContaining(`profiles/profile:${id}`) as string,
    })
    await expect(s.store.profiles.list(contoso)).rejects.toThrow(/value\.definition\.title: found 7/)
    await containerOf('profiles').item(`profile:${id}`, contoso).delete()
  })

  it('is refused when it says that it belongs to another tenant', async () => {
    const id = aProfileId('Elsewhere')
    const value = aProfile(fabrikam, 'Elsewhere')
    await containerOf('profiles').items.create({
      id: `profile:${id}`,
      tenantId: contoso,
      type: 'profile',
      writeId: 'x',
      value,
    })
    await expect(s.store.profiles.get(contoso, id)).rejects.toThrow(/another tenant/)
    await containerOf('profiles').item(`profile:${id}`, contoso).delete()
  })
})

describe('how long documents live', () => {
  it('runs and held change sets 90 days, notices 30; profiles and tenants for good', async () => {
    const day = 86_400
    const ttlOf = async (container: string, id: string) =>
      (await containerOf(container).item(id, contoso).read<{ ttl?: number }>()).resource?.ttl
    expect(await ttlOf('runs', 'run:maintenance:2026-11-23T12:00:00.000Z')).toBe(90 * day)
    expect(await ttlOf('runs', 'held set:held 1')).toBe(90 * day)
    expect(await ttlOf('runs', 'notice:notice:ready for use:refresh 7')).toBe(30 * day)
    expect(await ttlOf('profiles', `profile:${aProfileId('Sales')}`)).toBeUndefined()
    expect(await ttlOf('tenants', 'settings')).toBeUndefined()
  })
})
