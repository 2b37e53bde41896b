import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../actions/actor.ts'
import { createProfile } from '../../actions/save-profile.ts'
import type { AuditEntry } from '../../core/audit.ts'
import { AuditPage } from '../../core/contract/audit.ts'
import { dyingWorker } from '../maintenance-cycle/dying-worker.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, type Ask } from './asking.ts'
import { heldNow } from './every-route.ts'

const apiKey = 'the-learn365-key-of-a-test-9f3c'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
})
afterAll(() => world.close())

const audit = async (query = ''): Promise<AuditPage> => AuditPage.parse((await ask('GET', `/api/audit${query}`)).body)
const newest = async (): Promise<AuditPage['items'][number] | undefined> => (await audit('?limit=1')).items[0]
const actionsOf = ({ items }: AuditPage) => items.map(({ action }) => action)
const course = () => world.demo.courses[0]?.id ?? ''
const maya = (): Actor => ({
  tenantId: world.tenantId,
  userId: world.person('Maya Jensen').directoryId,
  name: 'Maya Jensen',
  email: world.person('Maya Jensen').email,
  appRoles: ['Assigner.Admin'],
  roles: ['Assigner.Admin'],
  isGlobalAdministrator: false,
  mayGrantFirst: false,
  administrators: [],
})
/** Time passes, so that entries have an order. */
const later = () => world.clock.advance(0.01)

describe('The audit trail', () => {
  it('has who created a profile, and all of it', async () => {
    later()
    const { id } = await world.create('Denver', livesIn('Denver'))
    const entry = await newest()
    expect(entry).toMatchObject({
      at: world.clock.now.toISOString(),
      by: {
        userId: world.person('Maya Jensen').directoryId,
        name: 'Maya Jensen',
        email: world.person('Maya Jensen').email,
      },
      action: 'profile created',
      subject: { kind: 'profile', id, title: 'Denver' },
      confirmed: true,
    })
    expect(entry?.changes).toContainEqual({ path: 'title', before: null, after: 'Denver' })
  })

  it('keeps what fits of an edit of hundreds of long texts, and how many more changed', async () => {
    later()
    const long = (letter: string) => ({
      userProperties: {
        relation: 'or',
        rules: Array.from({ length: 172 }, (_, i) => ({
          source: 'city',
          condition: 'is equal to',
          value: `${i}${letter.repeat(1_000)}`.padEnd(2_000, letter).slice(0, 2_000),
        })),
      },
    })
    await world.create('Long', long('あ'))
    world.clock.advance(0.01)
    await world.change('Long', long('い'))
    const entry = await newest()
    expect(entry).toMatchObject({ action: 'profile changed', confirmed: true })
    expect(entry?.more).toBeGreaterThan(0)
    expect((entry?.changes.length ?? 0) + (entry?.more ?? 0)).toBeGreaterThanOrEqual(172)
  })

  it('cuts no character of a long text in half', async () => {
    later()
    await world.create('Emoji', { ...livesIn('Denver'), description: `a${'😀'.repeat(1_500)}` })
    expect(JSON.stringify((await newest())?.changes)).not.toMatch(/\\\\ud83d/)
  })

  it('has what was changed of a profile, before and after, and nothing else', async () => {
    later()
    await world.change('Denver', { ...livesIn('Paris'), courses: [course()] })
    expect((await newest())?.changes).toEqual([
      { path: 'userProperties.rules[0].value', before: ['Denver'], after: ['Paris'] },
      { path: 'courses', before: [], after: [course()] },
    ])
  })

  it('has deletions and what was brought back', async () => {
    later()
    await world.create('Short-lived')
    later()
    await world.remove('Short-lived')
    expect(await newest()).toMatchObject({
      action: 'profile deleted',
      changes: [{ path: 'deleted', before: false, after: true }],
    })
    later()
    await ask('POST', `/api/profiles/${(await world.profile('Short-lived')).id}/restore`)
    expect(await newest()).toMatchObject({ action: 'profile restored', subject: { title: 'Short-lived' } })
  })

  it('has which settings changed, and of a secret only since when it is another', async () => {
    later()
    const body = {
      contactEmail: 'l.and.d@contoso.example',
      groupPrefix: 'L&D ',
      entraClientId: world.config.appId,
      learn365ApiKey: apiKey,
    }
    expect((await ask('PUT', '/api/settings', { body, headers: { 'if-match': '*' } })).status).toBe(200)
    const entry = await newest()
    expect(entry).toMatchObject({ action: 'settings saved', subject: { kind: 'settings' } })
    expect(entry?.changes).toContainEqual({ path: 'groupPrefix', before: 'Assigner ', after: 'L&D ' })
    expect(entry?.changes.map(({ path }) => path)).toContain('learn365ApiKey')
    expect(JSON.stringify(entry)).not.toContain(apiKey.slice(-4))
    expect(JSON.stringify(entry)).not.toContain('sealed')
  })

  it('has who was given a role and who lost it', async () => {
    later()
    const { directoryId: userId } = world.person('Ana Souza')
    const body = { grants: [{ userId, role: 'Assigner.Reader', name: 'Ana Souza' }] }
    await ask('PUT', '/api/access', { body })
    const path = `Ana Souza (${userId})`
    expect(await newest()).toMatchObject({
      action: 'access changed',
      changes: [{ path, before: null, after: 'Assigner.Reader' }],
    })
    later()
    await ask('PUT', '/api/access', { body: { grants: [] }, headers: { 'if-match': '*' } })
    expect((await newest())?.changes).toEqual([{ path, before: 'Assigner.Reader', after: null }])
  })

  it('has what was decided of held changes', async () => {
    for (const [verb, action] of [
      ['approve', 'held change approved'],
      ['dismiss', 'held change dismissed'],
      ['release', 'held change released'],
    ] as const) {
      later()
      const id = await heldNow(world)
      if (verb === 'release') await ask('POST', `/api/held/${id}/dismiss`)
      later()
      await ask('POST', `/api/held/${id}/${verb}`, verb === 'approve' ? { body: { removes: false } } : {})
      expect(await newest()).toMatchObject({ action, subject: { kind: 'held change', id, title: 'Denver' } })
    }
  })

  it('has who started a run by hand', async () => {
    later()
    await ask('POST', '/api/runs', { body: { kind: 'maintenance' } })
    expect(await newest()).toMatchObject({ action: 'run started', subject: { kind: 'run', title: 'maintenance' } })
  })

  it('has nothing of what was refused', async () => {
    const before = await audit('?limit=200')
    await ask('POST', '/api/profiles', { body: { title: 'Nothing else' } })
    await ask('POST', '/api/runs', { body: { kind: 'maintenance' } })
    const { id, definition } = await world.profile('Denver')
    await ask('PUT', `/api/profiles/${id}`, { body: definition, headers: { 'if-match': '"old"' } })
    await ask('POST', '/api/profiles', { as: 'Amélie Laurent', body: definition })
    expect(await audit('?limit=200')).toEqual(before)
  })

  it('has a change whose saving broke off, marked as not confirmed', async () => {
    later()
    const dying = dyingWorker(world.worker, 'after', 'profiles.put')
    const { definition } = await world.profile('Denver')
    await expect(createProfile(maya(), () => ({ ...definition, title: 'Broke off' }), dying)).rejects.toThrow(
      'the power',
    )
    expect(await newest()).toMatchObject({ confirmed: false, subject: { title: 'Broke off' } })
  })
})

describe('Searching the audit trail', () => {
  it('finds entries by a person, a title, a value or a part of them', async () => {
    expect(actionsOf(await audit('?search=short-LIVED'))).toEqual([
      'profile restored',
      'profile deleted',
      'profile created',
    ])
    expect(actionsOf(await audit('?search=paris'))).toEqual(['profile created', 'profile changed'])
    expect((await audit(`?search=${encodeURIComponent('maya jen')}`)).items.length).toBeGreaterThan(5)
    expect((await audit('?search=nobody%20has%20this')).items).toEqual([])
  })

  it('finds entries of one profile, of one action, and since a day', async () => {
    const { id } = await world.profile('Denver')
    expect(actionsOf(await audit(`?subject=${id}`))).toEqual(['profile changed', 'profile created'])
    expect(actionsOf(await audit('?action=settings%20saved')).every((action) => action === 'settings saved')).toBe(true)
    const since = new Date(world.clock.now.getTime() + 1).toISOString()
    expect((await audit(`?from=${encodeURIComponent(since)}`)).items).toEqual([])
  })

  it('goes page by page, with every entry once', async () => {
    const all = (await audit('?limit=200')).items
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: AuditPage = await audit(`?limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
      expect(page.items.length).toBeLessThanOrEqual(3)
      ids.push(...page.items.map(({ id }: Pick<AuditEntry, 'id'>) => id))
      cursor = page.next
    }
    expect(ids).toEqual(all.map(({ id }) => id))
  })

  it.each(["' OR 1=1", '@search', '%', '_', ') OR (c.type = "settings"'])(
    'takes %j as a text like any other',
    async (search) => {
      expect((await audit(`?search=${encodeURIComponent(search)}`)).items).toEqual([])
    },
  )
})
