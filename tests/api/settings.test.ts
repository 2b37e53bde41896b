import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SettingsAnswer } from '../../core/contract/answers.ts'
import { customerApp } from '../../sandbox/stand-ins.ts'
import { aWorld, type World } from '../support/world.ts'
import { asking, pathsOf, problemOf, type Ask } from './asking.ts'

const apiKey = 'the-learn365-key-of-a-test-9f3c'
const clientSecret = 'the~client~secret~of~a~test~7d21'
const withoutSecrets = {
  contactEmail: 'l.and.d@contoso.example',
  groupPrefix: 'L&D ',
  entraClientId: customerApp.clientId.toUpperCase(),
}
const complete = { ...withoutSecrets, learn365ApiKey: apiKey, entraClientSecret: clientSecret }

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld({ untouched: true })
  ask = asking(world)
})
afterAll(() => world.close())

/** Of the version that is stored, unless it is said. */
async function put(body: unknown, etag?: string) {
  const stored = SettingsAnswer.parse((await ask('GET', '/api/settings')).body).etag
  const version = etag ?? stored
  return ask('PUT', '/api/settings', { body, headers: version === null ? {} : { 'if-match': version } })
}
const savedEtag = async () => SettingsAnswer.parse((await put(complete)).body).etag ?? ''

describe('Settings that are wrong', () => {
  it('are refused with every wrong field at once', async () => {
    const told = await put({
      contactEmail: 'nobody',
      groupPrefix: 'two\nlines',
      learn365Region: 'mars',
      entraClientId: 'client',
      entraSecretExpires: '2026-02-30',
      timeZone: 'Europe/Atlantis',
      language: 'tlh',
      entraFields: ['employeeType', '1st'],
      refreshGuardPercent: 0,
      learn365ApiKey: ' ',
      entraClientSecret: 7,
    })
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual([
      'contactEmail',
      'entraClientId',
      'entraClientSecret',
      'entraFields[1]',
      'entraSecretExpires',
      'groupPrefix',
      'language',
      'learn365ApiKey',
      'learn365Region',
      'refreshGuardPercent',
      'timeZone',
    ])
    for (const { found, expected } of problemOf(told).findings) expect([found, expected]).not.toContain('')
    expect(problemOf(told).detail).toBe('11 values are not right.')
  })

  it('are refused with a field that there is not', async () => {
    const told = await put({ ...complete, colour: 'blue' })
    expect(told.status).toBe(400)
    expect(JSON.stringify(problemOf(told).findings)).toContain('colour')
  })

  it('never come back with a secret, not even one that is wrong itself', async () => {
    const tooLong = `${apiKey}${'x'.repeat(600)}`
    const wrong = [
      { learn365ApiKey: apiKey, entraClientSecret: clientSecret, ...withoutSecrets, colour: 'blue' },
      { ...complete, learn365ApiKey: tooLong, entraClientSecret: [clientSecret] },
      { learn365APIKey: apiKey, clientSecret },
      [apiKey, clientSecret],
      apiKey,
    ]
    for (const body of wrong) {
      const told = await put(body)
      expect(told.status).toBe(400)
      expect(told.text).not.toContain(apiKey.slice(0, 12))
      expect(told.text).not.toContain(clientSecret.slice(0, 12))
    }
  })

  it('are refused when a secret is missing that was never saved', async () => {
    const unsaved = await aWorld({ untouched: true })
    try {
      const told = await asking(unsaved)('PUT', '/api/settings', { body: withoutSecrets })
      expect(told.status).toBe(400)
      expect(pathsOf(told)).toEqual(['entraClientSecret', 'learn365ApiKey'])
      expect((await asking(unsaved)('GET', '/api/settings')).body).toMatchObject({ savedAt: null, etag: null })
    } finally {
      await unsaved.close()
    }
  })
})

describe('Saved settings', () => {
  it('are shown without the secrets: only that they are set, how they end, since when', async () => {
    const saved = await put(complete)
    expect(saved.status).toBe(200)
    const shown = await ask('GET', '/api/settings')
    for (const { text, body } of [saved, shown]) {
      expect(text).not.toContain(apiKey.slice(0, 12))
      expect(text).not.toContain(clientSecret.slice(0, 12))
      expect(text).not.toContain('sealed')
      const since = world.clock.now.toISOString()
      expect(body).toMatchObject({
        contactEmail: complete.contactEmail,
        groupPrefix: 'L&D ',
        entraClientId: customerApp.clientId,
        learn365ApiKey: { set: true, endsIn: '9f3c', since },
        entraClientSecret: { set: true, endsIn: '7d21', since },
        savedBy: world.person('Maya Jensen').email,
      })
    }
  })

  it('keep a secret that is left out', async () => {
    await put(complete)
    world.clock.advance(1)
    expect((await put({ ...withoutSecrets, language: 'ja' })).body).toMatchObject({
      language: 'ja',
      learn365ApiKey: {
        set: true,
        endsIn: '9f3c',
        since: new Date(world.clock.now.getTime() - 3_600_000).toISOString(),
      },
      entraClientSecret: { endsIn: '7d21' },
    })
  })

  it('are refused to whoever edited an older version', async () => {
    const old = await savedEtag()
    const current = await put({ ...withoutSecrets, groupPrefix: 'Newer ' }, old)
    expect(current.status).toBe(200)
    const told = await put({ ...withoutSecrets, groupPrefix: 'Older ' }, old)
    expect(told.status).toBe(412)
    expect(problemOf(told).type).toBe('urn:assigner:changed')
    expect((await ask('GET', '/api/settings')).body).toMatchObject({ groupPrefix: 'Newer ' })
  })

  it('are whole after they are saved again, where the first time broke off', async () => {
    const fresh = await aWorld({ untouched: true })
    try {
      const entry = async () =>
        (await fresh.worker.store.registry.list()).find((one) => one.tenantId === fresh.tenantId)
      fresh.standIns.cosmos.faults.inject({ kind: 'down', method: 'PUT', path: '/tenants/docs', times: 1_000 })
      expect((await asking(fresh)('PUT', '/api/settings', { body: complete })).status).toBe(503)
      fresh.standIns.cosmos.faults.clear()
      expect(await entry()).toMatchObject({ settingsSaved: true, openRuns: [] })
      const again = await asking(fresh)('PUT', '/api/settings', { body: complete, headers: { 'if-match': '*' } })
      expect(again.body).toMatchObject({ noRefresh: null })
      expect(await entry()).toMatchObject({ settingsSaved: true, openRuns: [expect.stringContaining('data refresh')] })
    } finally {
      await fresh.close()
    }
  })

  it('carry their version in the ETag header, and take * for any', async () => {
    const etag = await savedEtag()
    expect((await ask('GET', '/api/settings')).headers.get('etag')).toBe(etag)
    expect(etag).toMatch(/^"[^"]+"$/)
    // A proxy that packs answers makes a version weak.
    expect((await put({ ...withoutSecrets, groupPrefix: 'Weak ' }, `W/${etag}`)).status).toBe(200)
    expect((await put(withoutSecrets, '*')).status).toBe(200)
    expect((await put({ ...withoutSecrets, contactEmail: 'other@contoso.example' }, '"nonsense"')).status).toBe(412)
  })

  it('are refused to whoever does not say which version was edited', async () => {
    await put(complete)
    const told = await ask('PUT', '/api/settings', {
      body: { ...withoutSecrets, contactEmail: 'other@contoso.example' },
    })
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual(['If-Match'])
  })

  it('start a data refresh at once, or say why none was started', async () => {
    const again = SettingsAnswer.parse((await put(complete)).body)
    expect(again.noRefresh).toContain('A data refresh is waiting to start already.')
    const { body } = await ask('GET', '/api/runs')
    expect(body).toMatchObject({ items: [{ kind: 'data refresh', startedBy: 'settings saved', state: 'waiting' }] })
  })
})
