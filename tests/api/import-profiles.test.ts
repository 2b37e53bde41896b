import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { importProfiles } from '../../actions/import-profiles.ts'
import { ImportReport, ProfileFile } from '../../core/contract/profile-file.ts'
import { BrokenOff } from '../../core/errors.ts'
import { leaseMs } from '../../core/tenant.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, pathsOf, problemOf, type Ask, type Told } from './asking.ts'
import { createProfileBody, nested } from './profile-bodies.ts'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
})
afterEach(() => world.standIns.cosmos.faults.clear())
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const post = (file: unknown, query = ''): Promise<Told> =>
  ask('POST', `/api/profiles/import${query}`, typeof file === 'string' ? { raw: file } : { body: file })
const reportOf = (told: Told): ImportReport => {
  expect(told.status, told.text.slice(0, 1_000)).toBe(200)
  return ImportReport.parse(told.body)
}
const fileOf = (...profiles: unknown[]) => ({ format: 'assigner-profiles/1', profiles })
const exported = async (): Promise<string> => (await ask('GET', '/api/profiles/export')).text
const titles = async (): Promise<string[]> =>
  ProfileFile.parse(JSON.parse(await exported())).profiles.map(({ title }) => title)

/** A file as it comes from a tenant in which everything has another id. */
const fromElsewhere = (text: string): string =>
  text.replace(/[0-9a-f]{8}(?=-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g, (part) =>
    (0xffffffff - Number.parseInt(part, 16)).toString(16).padStart(8, '0'),
  )

describe('Importing profiles', () => {
  it('of another tenant finds what they refer to by name, and changes no group', async () => {
    const [course, ana] = [world.course('GDPR basics'), world.person('Ana Souza')]
    const denver = await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [course] })
    await world.create('Others', {
      ...livesIn('Oslo'),
      userActivities: { rules: [{ source: `course:${course}`, condition: 'was not completed' }] },
      overrides: {
        include: [{ kind: 'user', id: ana.id, reason: 'Asked for it' }],
        exclude: [{ kind: 'profile', id: denver.id }],
      },
    })
    await world.maintain()
    const members = (id: string) => world.standIns.graph.state.membersOf(id)
    const group = await world.groupIdOf('Denver')
    const before = members(group)
    const text = await exported()
    await world.remove('Denver')
    await world.remove('Others')
    await world.nextCycle()

    const { imported } = reportOf(await post(fromElsewhere(text)))
    expect(imported.map(({ title, titleInFile }) => [title, titleInFile])).toEqual([
      ['Denver', 'Denver'],
      ['Others', 'Others'],
    ])
    const again = ProfileFile.parse(JSON.parse(await exported()))
    expect(again.profiles.map(({ id }) => id)).toEqual(imported.map(({ id }) => id))
    const first = ProfileFile.parse(JSON.parse(text))
    const [was, is] = [first, again].map(({ profiles }) => JSON.stringify(profiles))
    const sameIds = (was ?? '')
      .replaceAll(denver.id, imported[0]?.id ?? '')
      .replaceAll(first.profiles[1]?.id ?? '', imported[1]?.id ?? '')
      .replaceAll('"enroll":true', '"enroll":false')
      .replaceAll('"autoPopulate":true', '"autoPopulate":false')
    expect(JSON.parse(is ?? '')).toEqual(JSON.parse(sameIds))
    await world.nextCycle()
    expect(before.length).toBeGreaterThan(0)
    expect(members(group)).toEqual(before)
    for (const { id } of imported) {
      const stored = await world.worker.store.profiles.get(world.tenantId, id ?? '')
      expect(stored?.value).toMatchObject({ enrolledCourses: [] })
      expect(stored?.value.group ? members(stored.value.group.id) : []).toEqual([])
    }
  })

  it('gives those whose titles are taken a number, and tells of those that are here already', async () => {
    const { imported } = reportOf(await post(await exported()))
    expect(imported.map(({ title }) => title)).toEqual(['Denver (2)', 'Others (2)'])
    expect(imported[0]?.findings).toContainEqual({
      path: 'profiles[0]',
      found: 'the same as "Denver", which is here already',
      expected: 'resume=true, if an import of this file did not come to its end',
      severity: 'warning',
    })
  })

  it('keeps the switches where that is asked for', async () => {
    const [one] = reportOf(await post(fileOf(createProfileBody('Kept')), '?switches=keep')).imported
    expect((await ask('GET', `/api/profiles/${one?.id}`)).body).toMatchObject({ enroll: false, autoPopulate: true })
  })

  it('writes nothing in a dry run, which says what would be', async () => {
    const before = await titles()
    const report = reportOf(await post(fileOf(createProfileBody('Dry')), '?dryRun=true'))
    expect(report).toMatchObject({ dryRun: true, imported: [{ id: null, title: 'Dry', place: 0 }] })
    expect(await titles()).toEqual(before)
  })

  it('writes nothing where an option is misspelt', async () => {
    const before = await titles()
    expect(pathsOf(await post(fileOf(createProfileBody('Dry')), '?dryrun=true'))).toEqual(['query.dryrun'])
    expect(await titles()).toEqual(before)
  })

  const bad = createProfileBody('Denver', { title: 'Bad', courses: ['gone'] })

  it('writes nothing where anything is wrong, and says all that is', async () => {
    const before = await titles()
    const file = fileOf(createProfileBody('Good'), bad, { ...bad, enroll: 'yes' })
    for (const query of ['', '?dryRun=true']) {
      const told = await post(file, query)
      expect(told.status).toBe(400)
      expect(pathsOf(told)).toEqual(['profiles[1].courses[0]', 'profiles[2].enroll'])
      expect(problemOf(told).detail).toBe(
        'Nothing was imported: 2 profiles of the file are not right here (2 errors). With skip=true the others are imported.',
      )
    }
    expect(await titles()).toEqual(before)
  })

  it('imports the others where that is asked for, and lists those that it could not', async () => {
    const { imported, notImported } = reportOf(await post(fileOf(bad, createProfileBody('Good')), '?skip=true'))
    expect(imported.map(({ place, title }) => [place, title])).toEqual([[1, 'Good']])
    expect(notImported).toMatchObject([{ place: 0, title: 'Bad', findings: [{ path: 'profiles[0].courses[0]' }] }])
  })

  it('that breaks off says how far it came, and goes on from there when it is resumed', async () => {
    const file = fileOf(...['One', 'Two', 'Three'].map((title) => createProfileBody('Bergen', { title })))
    world.standIns.cosmos.faults.inject({ kind: 'down', path: '/profiles/docs?create', after: 2, times: 1_000 })
    const told = await post(file)
    world.standIns.cosmos.faults.clear()
    expect(told.status).toBe(503)
    expect(problemOf(told).detail).toMatch(
      /2 of 3 profiles were imported before; import the file with resume=true for the others/,
    )
    const resumed = reportOf(await post(file, '?resume=true'))
    expect(resumed.here.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(resumed.imported.map(({ title }) => title)).toEqual(['Three'])
  })

  it('that maintenance overtakes stops, says how far it came, and goes on from there when it is resumed', async () => {
    const file = fileOf(...['First', 'Second', 'Third'].map((title) => createProfileBody('Rome', { title })))
    const { store } = world.worker
    const count = async () => (await store.profiles.list(world.tenantId)).length
    const before = await count()
    world.standIns.cosmos.faults.inject({ kind: 'slow', path: '/profiles/docs?create', after: 1, seconds: 1 })
    const asked = post(file)
    await expect.poll(count, { interval: 10, timeout: 60_000 }).toBe(before + 1)
    const [run] = await store.runs.latest(world.tenantId, 1)
    const until = new Date(world.clock.now.getTime() + leaseMs)
    const lock = run && (await store.locks.take(world.tenantId, run.value.id, world.clock.now, until))
    const told = await asked
    if (lock) await store.locks.release(world.tenantId, lock)
    expect(told.status).toBe(423)
    expect(problemOf(told)).toMatchObject({ until: until.toISOString() })
    expect(problemOf(told).detail).toMatch(/[12] of 3 profiles were imported before; import the file with resume=true/)
    const resumed = reportOf(await post(file, '?resume=true'))
    expect(resumed.here.length + resumed.imported.length).toBe(3)
    expect(await count()).toBe(before + 3)
  })

  it('that breaks off for no known reason says how far it came as well', async () => {
    const taken = (await world.create('Taken', livesIn('Rome'))).id
    const ids = ['e0000000-0000-4000-8000-000000000001', taken]
    const ports = { ...world.worker, newId: () => ids.shift() ?? world.worker.newId() }
    const { directoryId: userId, email } = world.person('Maya Jensen')
    const roles = ['Assigner.Admin' as const]
    const actor = { tenantId: world.tenantId, userId, name: '', email, roles, appRoles: roles }
    const file = {
      format: 'assigner-profiles/1' as const,
      profiles: ['A1', 'A2'].map((title) => createProfileBody('Rome', { title })),
    }
    const asked = { dryRun: false, skip: false, resume: false, keepSwitches: false }
    const all = { ...actor, isGlobalAdministrator: false, mayGrantFirst: false, administrators: [] }
    await expect(
      importProfiles(
        all,
        () => file,
        () => asked,
        ports,
      ),
    ).rejects.toThrow(BrokenOff)
    expect(await titles()).toContain('A1')
    expect(await titles()).not.toContain('A2')
  })

  it('whose replies are lost writes each profile once', async () => {
    const before = await titles()
    world.standIns.cosmos.faults.inject({ kind: 'lose the reply', path: '/profiles/docs?create', times: 2 })
    reportOf(await post(fileOf(createProfileBody('Lost'))))
    expect(await titles()).toEqual([...before, 'Lost'].toSorted((x, y) => x.localeCompare(y, 'en')))
  })
})

describe('A file', () => {
  it('that is no JSON is told by its line or in its words', async () => {
    const told = await post('{"format": "assigner-profiles/1"\n"profiles": []}')
    expect(told.status).toBe(400)
    expect(problemOf(told).findings).toMatchObject([{ path: 'line 2, column 1' }])
  })

  it('that says something twice is refused, with the place', async () => {
    const told = await post('{"format":"assigner-profiles/1","profiles":[{"title":"A","title":"B"}]}')
    expect(pathsOf(told)).toEqual(['profiles[0].title'])
  })

  it.each([
    [{ profiles: [] }, ['format']],
    [{ format: 'assigner-profiles/2', profiles: [] }, ['format']],
    [{ format: 'assigner-profiles/1' }, ['profiles']],
    [{ format: 'assigner-profiles/1', profiles: {} }, ['profiles']],
    [{ format: 'assigner-profiles/1', profiles: [], secrets: 1 }, ['secrets']],
    [[], ['']],
  ])('of another form is refused: %j', async (file, paths) => {
    expect(pathsOf(await post(file))).toEqual(paths)
  })

  it('nested without end is refused, wherever it is', async () => {
    const endless = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const text of [endless, `{"format":${endless},"profiles":[]}`, `{"profiles":[${endless}]}`]) {
      const told = await post(text)
      expect(told.status).toBe(400)
      expect(problemOf(told).findings).toMatchObject([{ found: '"more than 500 levels"' }])
    }
    const told = await post(fileOf(createProfileBody('Abyss', { userProperties: nested(200) })))
    expect(pathsOf(told)).toEqual([`profiles[0].userProperties${'.rules[0]'.repeat(20)}`])
  })

  it('may be larger than other bodies, and is refused when it is larger than any file', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) => ({ title: `Bad ${n}`, description: 'x'.repeat(500) }))
    const told = await post(fileOf(...many))
    expect(told.status).toBe(400)
    expect(problemOf(told).findings).toHaveLength(101)
    expect(problemOf(told).findings.at(-1)?.found).toBe('5900 more findings')
    expect((await post(`"${'x'.repeat(21_000_000)}"`)).status).toBe(413)
  })

  it('may have been saved by an editor that marks its beginning', async () => {
    expect(reportOf(await post(`\ufeff${JSON.stringify(fileOf())}`)).imported).toEqual([])
  })
})
