import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ProfileDetail, ProfileRow } from '../../core/contract/answers.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, pathsOf, problemOf, type Ask, type Told } from './asking.ts'
import { createProfileBody, nested } from './profile-bodies.ts'

const nobody = '00000000-0000-4000-8000-000000000000'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const post = (body: unknown): Promise<Told> => ask('POST', '/api/profiles', { body })
const put = (id: string, body: unknown, etag?: string): Promise<Told> =>
  ask('PUT', `/api/profiles/${id}`, { body, headers: etag === undefined ? {} : { 'if-match': etag } })
const created = async (city: string, changes: Record<string, unknown> = {}): Promise<ProfileDetail> =>
  ProfileDetail.parse((await post(createProfileBody(city, changes))).body)
const refersTo = (id: string) => ({
  userProperties: null,
  overrides: { include: [{ kind: 'profile', id }], exclude: [] },
})

describe('A profile', () => {
  it('is created and read as it was written, with its version in the ETag header', async () => {
    const body = createProfileBody('Oslo', { courses: [world.course('GDPR basics')], enroll: true })
    const told = await post(body)
    expect(told.status).toBe(201)
    expect(told.body).toMatchObject(body)
    const { id, etag } = ProfileDetail.parse(told.body)
    expect(told.headers.get('etag')).toBe(etag)
    const read = await ask('GET', `/api/profiles/${id}`)
    expect(read.body).toEqual(told.body)
    expect(read.headers.get('etag')).toBe(etag)
  })

  it('is changed by whoever names the version that was edited', async () => {
    const { id, etag } = await created('Berlin')
    const told = await put(id, createProfileBody('Berlin', { title: 'Berliners' }), etag)
    expect(told.status).toBe(200)
    expect(told.body).toMatchObject({ title: 'Berliners', updatedBy: world.person('Maya Jensen').email })
    expect(told.headers.get('etag')).not.toBe(etag)
  })

  it('is not changed by whoever names none', async () => {
    const { id } = await created('London')
    const told = await put(id, createProfileBody('London'))
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual(['If-Match'])
  })

  it('is not changed by whoever edited an older version, who is told by whom it was changed', async () => {
    const { id, etag } = await created('Tokyo')
    await put(id, createProfileBody('Tokyo', { description: 'Newer.' }), etag)
    const told = await put(id, createProfileBody('Tokyo', { description: 'Older.' }), etag)
    expect(told.status).toBe(412)
    expect(problemOf(told).detail).toContain(`changed by ${world.person('Maya Jensen').email}`)
    expect((await ask('GET', `/api/profiles/${id}`)).body).toMatchObject({ description: 'Newer.' })
  })

  it('is told, with a stale version, what was changed meanwhile', async () => {
    const { id, etag, title } = ProfileDetail.parse((await post(createProfileBody('Contested'))).body)
    world.clock.advance(0.01)
    await put(id, createProfileBody(title, { description: 'Another description' }), etag)
    const told = await put(id, createProfileBody(title), etag)
    expect(told.status).toBe(412)
    expect(problemOf(told)).toMatchObject({
      updatedBy: world.person('Maya Jensen').email,
      changes: [{ path: 'description', after: 'Another description' }],
    })
  })

  it('keeps its version while maintenance notes beside it what it has done', async () => {
    const made = ProfileDetail.parse((await post(createProfileBody('Noted'))).body)
    await world.maintain()
    const { etag, groupId } = ProfileDetail.parse((await ask('GET', `/api/profiles/${made.id}`)).body)
    expect(groupId).not.toBeNull()
    expect(etag).toBe(made.etag)
    expect((await put(made.id, createProfileBody('Noted', { description: 'Edited' }), made.etag)).status).toBe(200)
  })

  it('is changed once when two people save at the same moment', async () => {
    const { id, etag } = await created('Osaka')
    const told = await Promise.all(
      ['One.', 'Two.', 'Three.'].map((description) => put(id, createProfileBody('Osaka', { description }), etag)),
    )
    expect(told.map(({ status }) => status).sort()).toEqual([200, 412, 412])
  })

  it('that is deleted is listed apart, cannot be changed, and comes back when it is restored', async () => {
    const { id } = await created('Bengaluru', { enroll: true })
    for (const time of ['first', 'second'])
      expect((await ask('DELETE', `/api/profiles/${id}`)).status, `the ${time} time`).toBe(200)
    const idsIn = async (path: string) =>
      z
        .object({ items: z.array(ProfileRow) })
        .parse((await ask('GET', path)).body)
        .items.map((row) => row.id as string)
    expect(await idsIn('/api/profiles')).not.toContain(id)
    expect(await idsIn('/api/profiles?deleted=true')).toEqual([id])
    expect((await put(id, createProfileBody('Bengaluru'), '*')).status).toBe(404)
    const restored = await ask('POST', `/api/profiles/${id}/restore`)
    expect(restored.body).toMatchObject({ deleted: false, enroll: true, autoPopulate: true })
  })
})

describe('A profile that is not valid', () => {
  it('is refused with every wrong field at once', async () => {
    const told = await post({
      title: ' ',
      description: '',
      enroll: 'yes',
      throttle: { kind: 'percent', limit: -1 },
      sections: 'some',
      userProperties: { relation: 'xor', rules: [{ source: 'city', condition: 5 }] },
      overrides: { include: [{ kind: 'team', id: 'x' }] },
      courses: 'all',
      colour: 'blue',
    })
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual([
      'autoPopulate',
      'colour',
      'courses',
      'description',
      'enroll',
      'overrides.include[0].kind',
      'sections',
      'throttle.limit',
      'title',
      'userProperties.relation',
      'userProperties.rules[0].condition',
    ])
  })

  it('is refused with the path of every rule, override and course that cannot be', async () => {
    const city = (condition: string, value?: unknown) => ({ source: 'city', condition, value })
    const rules = [
      city('is equal to', '  '),
      { source: 'planet', condition: 'is equal to', value: 'Mars' },
      city('sounds like', 'Rome'),
      { relation: 'or', rules: [] },
      { relation: 'or', rules: [city('is equal to', 'Rome'), city('is one of', ['Rome', ' '])] },
    ]
    const told = await post(
      createProfileBody('Rome', {
        userProperties: { rules },
        userDates: { rules: [{ source: `field:${nobody}`, condition: 'is on', value: '2026-01-01' }] },
        userActivities: { rules: [{ source: `course:${nobody}`, condition: 'was completed' }] },
        overrides: { include: [{ kind: 'user', id: nobody }], exclude: [{ kind: 'profile', id: nobody }] },
        courses: ['no-course'],
      }),
    )
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual([
      'courses[0]',
      'overrides.exclude[0]',
      'overrides.include[0]',
      'userActivities.rules[0].source',
      'userDates.rules[0].source',
      'userProperties.rules[0].value',
      'userProperties.rules[1].source',
      'userProperties.rules[2].condition',
      'userProperties.rules[3].rules',
      'userProperties.rules[4].rules[1].value[1]',
    ])
  })

  it('is refused when profiles would refer to each other in a circle, with the way round it', async () => {
    const first = await created('First', livesIn('Denver'))
    const second = await created('Second', refersTo(first.id))
    const third = await created('Third', refersTo(second.id))
    const told = await put(first.id, createProfileBody('First', refersTo(third.id)), first.etag)
    expect(told.status).toBe(400)
    expect(problemOf(told).findings).toMatchObject([
      { path: 'overrides', found: expect.stringMatching(/First → Third → Second → First/) as string },
      { path: '', found: 'the profile "Second" refers to this one', severity: 'warning' },
    ])
    const itself = await put(first.id, createProfileBody('First', refersTo(first.id)), first.etag)
    expect(itself.status).toBe(400)
  })

  it.each(['title', 'description'])('is refused when its %s holds half a character', async (field) => {
    const told = await post(createProfileBody('Paris', { [field]: 'Paris \ud83d' }))
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual([field])
  })

  it('is refused when a rule compares with half a character', async () => {
    const told = await post(createProfileBody('Paris', livesIn('\udc00')))
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual(['userProperties.rules[0].value[0]'])
  })

  it('is refused when its title has two lines', async () => {
    expect(pathsOf(await post(createProfileBody('Paris', { title: 'Paris\r\nBcc: all' })))).toEqual(['title'])
  })

  it('only warns where nothing is wrong yet', async () => {
    await created('Bergenn')
    const told = await post(createProfileBody('Bergenn', livesIn('Bergenn')))
    expect(told.status).toBe(201)
    expect(ProfileDetail.parse(told.body).findings).toMatchObject([
      { path: 'title', severity: 'warning' },
      { path: 'userProperties.rules[0].value[0]', found: '"Bergenn": 0 users', severity: 'warning' },
      { path: '', found: 'the same rules as "Bergenn"', severity: 'warning' },
    ])
  })
})

describe('Groups within groups', () => {
  it('may be 20 levels deep', async () => {
    expect((await post(createProfileBody('Deep', { userProperties: nested(20) }))).status).toBe(201)
  })

  it('are refused from the 21st level on', async () => {
    for (const levels of [21, 22, 23]) {
      const told = await post(createProfileBody('Deeper', { userProperties: nested(levels) }))
      expect(told.status).toBe(400)
      expect(pathsOf(told)).toEqual([`userProperties${'.rules[0]'.repeat(20)}`])
    }
  })

  it.each([200, 2_000])('are refused at once when they are %i levels deep', async (levels) => {
    const told = await post(createProfileBody('Abyss', { userProperties: nested(levels) }))
    expect(told.status).toBe(400)
    expect(problemOf(told).detail).toContain('nested too deeply')
  })
})
