import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ProfileDetail, ProfileRow } from '../../core/contract/answers.ts'
import { ProfileFile } from '../../core/contract/profile-file.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, pathsOf, problemOf, type Ask } from './asking.ts'
import { createProfileBody } from './profile-bodies.ts'

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

const duplicate = (id: string, body?: unknown) => ask('POST', `/api/profiles/${id}/duplicate`, { body })

describe('Duplicating a profile', () => {
  it('makes a new one with the same definition, both switches off, no group, and a version', async () => {
    await world.create('Denver', {
      ...livesIn('Denver'),
      enroll: true,
      courses: [world.course('GDPR basics')],
      overrides: { include: [{ kind: 'user', id: world.person('Ana Souza').id, reason: 'Asked for it' }], exclude: [] },
    })
    await world.maintain()
    const { id, definition } = await world.profile('Denver')
    const told = await duplicate(id)
    expect(told.status, told.text).toBe(201)
    const copy = ProfileDetail.parse(told.body)
    expect(told.headers.get('etag')).toBe(copy.etag)
    expect(copy).toMatchObject({ ...definition, title: 'Denver (copy)', enroll: false, autoPopulate: false })
    expect(copy).toMatchObject({ groupId: null, deleted: false })
    expect(copy.id).not.toBe(id)
    const stored = await world.profile('Denver (copy)')
    expect(stored).toMatchObject({ enrolledCourses: [], lastOutcome: null, group: null, retracted: true })
    await world.remove('Denver (copy)')
  })

  it('changes nothing of the first, and nobody at the next maintenance', async () => {
    const before = await world.membersOf('Denver')
    await duplicate((await world.profile('Denver')).id, { title: 'A second Denver' })
    await world.nextCycle()
    expect(await world.membersOf('Denver')).toEqual(before)
    const rows = (await ask('GET', '/api/profiles?search=second')).body as { items: unknown[] }
    expect(ProfileRow.parse(rows.items[0])).toMatchObject({ status: 'not auto-populated' })
    expect(await world.membersOf('A second Denver')).toEqual([])
  })

  it('numbers the titles where one is taken', async () => {
    const { id } = await world.profile('Denver')
    const titles: string[] = []
    for (const body of [undefined, {}, undefined])
      titles.push(ProfileDetail.parse((await duplicate(id, body)).body).title)
    expect(titles).toEqual(['Denver (copy)', 'Denver (copy 2)', 'Denver (copy 3)'])
  })

  it('cuts a title that would be too long, not in the middle of a letter', async () => {
    const { id } = await world.create(`${'x'.repeat(192)}😀😀😀`, livesIn('Oslo'))
    expect(ProfileDetail.parse((await duplicate(id)).body).title).toBe(`${'x'.repeat(192)} (copy)`)
  })

  it('is told what is worth a look in it, as when it is created', async () => {
    const { id } = await world.create('Nobody', livesIn('Atlantis'))
    const { findings } = ProfileDetail.parse((await duplicate(id)).body)
    expect(findings.map(({ found }) => found)).toContain('the same rules as "Nobody"')
    expect(findings.map(({ found }) => found)).toContain('"Atlantis": 0 users')
  })

  it.each([{ title: ' ' }, { title: 'a\nb' }, { title: 'x'.repeat(201) }, { title: 7 }])('refuses %j', async (body) => {
    expect(pathsOf(await duplicate((await world.profile('Denver')).id, body))).toEqual(['title'])
  })

  it('refuses what it does not know', async () => {
    expect(pathsOf(await duplicate((await world.profile('Denver')).id, { name: 'x' }))).toEqual(['name'])
  })

  it('of one that is deleted is refused', async () => {
    const { id } = await world.create('Gone', createProfileBody('Oslo', { title: 'Gone' }))
    await world.remove('Gone')
    const told = await duplicate(id)
    expect(told.status).toBe(404)
    expect(problemOf(told).detail).toContain('Restore it')
  })
})

describe('Exporting profiles', () => {
  it('gives a file that people can read, with names of what its ids stand for', async () => {
    const [course, ana, denver] = [
      world.course('GDPR basics'),
      world.person('Ana Souza'),
      await world.profile('Denver'),
    ]
    const { id } = await world.create('Exported', {
      ...livesIn('Oslo', 'Bergen'),
      userActivities: { rules: [{ source: `course:${course}`, condition: 'was completed' }] },
      overrides: {
        include: [{ kind: 'user', id: ana.id, reason: 'Asked for it' }],
        exclude: [{ kind: 'profile', id: denver.id }],
      },
      courses: [course],
    })
    const told = await ask('GET', `/api/profiles/export?ids=${id}`)
    expect(told.headers.get('content-type')).toBe('application/json')
    expect(told.headers.get('content-disposition')).toBe('attachment; filename="assigner-profiles-2026-11-23.json"')
    const text = JSON.stringify(told.body, null, 2)
    expect(told.text).toBe(`${text}\n`)
    expect(told.body).toEqual({
      $schema: 'http://localhost/api/profile-file.schema.json',
      format: 'assigner-profiles/1',
      exportedAt: world.clock.now.toISOString(),
      profiles: [
        {
          id,
          title: 'Exported',
          description: 'Exported, for a test.',
          enroll: false,
          autoPopulate: true,
          throttle: { kind: 'none' },
          sections: 'all',
          ...livesIn('Oslo', 'Bergen'),
          userActivities: {
            relation: 'and',
            not: false,
            rules: [{ source: `course:${course}`, condition: 'was completed' }],
          },
          overrides: {
            include: [{ kind: 'user', id: ana.id, reason: 'Asked for it' }],
            exclude: [{ kind: 'profile', id: denver.id }],
          },
          courses: [course],
          names: {
            courses: { [course]: { title: 'GDPR basics', catalog: expect.any(String) as string } },
            users: { [ana.id]: { name: 'Ana Souza', email: ana.email } },
            profiles: { [denver.id]: { title: 'Denver' } },
          },
        },
      ],
    })
  })

  it('gives all that are not deleted, by title, and never a group', async () => {
    const told = await ask('GET', '/api/profiles/export')
    const titles = ProfileFile.parse(told.body).profiles.map(({ title }) => title)
    expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b, 'en')))
    expect(titles).toContain('Denver')
    expect(titles).not.toContain('Gone')
    expect(told.text).not.toContain((await world.groupIdOf('Denver')).slice(0, 18))
    expect((await ask('GET', '/api/profiles/export')).text).toBe(told.text)
  })

  it('of profiles that are not there is refused, with each of them', async () => {
    const { id } = await world.profile('Denver')
    const told = await ask('GET', `/api/profiles/export?ids=${id},nobody`)
    expect(told.status).toBe(404)
    expect(problemOf(told).findings).toMatchObject([{ path: 'query.ids', found: '"nobody"' }])
  })

  it('names a JSON Schema that is published without a sign-in, and that the file satisfies', async () => {
    const published = await ask('GET', '/api/profile-file.schema.json', { as: null })
    expect(published.status).toBe(200)
    const schema = z.fromJSONSchema(published.body as Parameters<typeof z.fromJSONSchema>[0])
    const { body } = await ask('GET', '/api/profiles/export')
    expect(schema.safeParse(body).error?.issues ?? []).toEqual([])
    expect(schema.safeParse({ ...(body as object), format: 'assigner-profiles/2' }).success).toBe(false)
    expect(schema.safeParse({ ...(body as object), profiles: [{ title: 'x' }] }).success).toBe(false)
  })

  it('is as its page in the documents shows it, and what that shows can be imported', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/profile-files.md'), 'utf8')
    const [, example = ''] = /```json\n([\s\S]+?)```/.exec(page) ?? []
    const read = ProfileFile.parse(JSON.parse(example))
    expect(read).toEqual(JSON.parse(example))
    const told = await ask('POST', '/api/profiles/import?dryRun=true', { raw: example })
    expect(told.status, told.text).toBe(200)
    expect(told.body).toMatchObject({ imported: [{ title: read.profiles[0]?.title }], notImported: [] })
  })
})
