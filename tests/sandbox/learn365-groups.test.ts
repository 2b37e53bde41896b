import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLearn365 } from '../../sandbox/learn365/start-learn365.ts'
import { learn365Client } from './learn365-client.ts'
import {
  ana,
  bob,
  essentials,
  fullKey,
  gdpr,
  group,
  inEntra,
  ken,
  maya,
  office,
  otherGroup,
  outlook,
  plan,
  safety,
  smallTenant,
} from './small-tenant.ts'

const now = new Date('2026-11-23T12:00:00Z')

let members: Record<string, string[]>
const start = (more: Partial<Parameters<typeof startLearn365>[0]> = {}) =>
  startLearn365({ port: 0, tenants: [smallTenant], now: () => now, membersOf: (id) => members[id], ...more })

let learn365: Awaited<ReturnType<typeof start>>
let client: ReturnType<typeof learn365Client>

beforeEach(async () => {
  members = { [group]: [inEntra(ana), inEntra(ken), 'somebody-unknown'], [otherGroup]: [inEntra(ken), inEntra(maya)] }
  learn365 = await start()
  client = learn365Client(learn365.url, fullKey)
})
afterEach(() => learn365.close())

const rows = async (course: string) =>
  (await client.all('/odata/v2/Enrollments/All()'))
    .filter((row) => row.CourseId === course)
    .map(
      (row) => `${String(row.UserLoginName).split('|').at(-1)?.split('@')[0] ?? ''} ${String(row.RegistrationStatus)}`,
    )

const complaints = () => learn365.judge.complaints()

async function groupIsEnrolled(id: string, course = gdpr, catalog = essentials) {
  await client.makeKnown(id)
  await client.addToCatalog(catalog, id)
  expect((await client.enroll(course, id)).status).toBe(204)
}

describe('Making a group known', () => {
  it('lists the group among users and groups, with its login name', async () => {
    expect((await client.makeKnown(group)).status).toBe(201)
    expect(await client.all(`/odata/v2/Users?$filter=PrincipalType eq 'Group'`)).toMatchObject([
      { LoginName: `c:0t.c|tenant|${group}`, DirectoryObjectId: group, Department: null },
    ])
    expect((await client.get('/services/users/v2/Groups')).body).toMatchObject([
      { externalReferences: [{ userSource: 'AzureAD', externalId: group }] },
    ])
  })
  it('refuses a group that Entra ID does not have, and a body without an id', async () => {
    expect((await client.makeKnown(inEntra(group))).status).toBe(404)
    expect((await client.post('/services/users/v2/Groups', { userSource: 'AzureAD' })).status).toBe(400)
    expect((await client.post('/services/users/v2/Groups', { UserSource: 'AzureAD' })).status).toBe(400)
  })
  it('complains when the group was known already', async () => {
    await client.makeKnown(group)
    expect((await client.makeKnown(group)).status).toBe(200)
    expect(complaints()).toEqual([expect.stringContaining('already knows the group')])
  })
  it('pages the groups and complains when a full page was taken for the end', async () => {
    await learn365.close()
    learn365 = await start({ servicesPageSize: 2 })
    client = learn365Client(learn365.url, fullKey)
    for (const id of [group, otherGroup]) await client.makeKnown(id)
    expect((await client.get('/services/users/v2/Groups')).body).toHaveLength(2)
    expect(complaints()).toHaveLength(1)
    expect((await client.get('/services/users/v2/Groups?$skip=2')).body).toEqual([])
    expect(complaints()).toEqual([])
  })
})

describe('Enrolling a group', () => {
  it('makes the group a learner and enrolls its members, with their due date', async () => {
    await groupIsEnrolled(group)
    expect(await rows(gdpr)).toEqual(['ana Active', 'ken Active'])
    expect(await client.all('/odata/v2/Enrollments?$select=DueDate&$top=1')).toEqual([
      { DueDate: '2026-12-23T12:00:00Z' },
    ])
    const [known] = await client.all(`/odata/v2/Users?$filter=DirectoryObjectId eq ${group}`)
    const roles = await client.all(`/odata/v2/RoleAssignments?$filter=UserId eq ${String(known?.Id)}`)
    expect(roles.map((role) => role.RoleScope)).toEqual([
      { CourseCatalogId: essentials, CourseId: null, CourseSessionId: null },
      { CourseCatalogId: null, CourseId: gdpr, CourseSessionId: null },
    ])
    expect(complaints()).toEqual([])
  })
  it('can name the catalog in the role of a course as well', async () => {
    await learn365.close()
    learn365 = await start({ courseScope: 'course and catalog' })
    client = learn365Client(learn365.url, fullKey)
    await groupIsEnrolled(group)
    const roles = await client.all(`/odata/v2/RoleAssignments?$filter=RoleScope/CourseCatalogId eq ${essentials}`)
    expect(roles.map((role) => role.RoleScope)).toMatchObject([{ CourseId: null }, { CourseId: gdpr }])
    expect(learn365.state.tenant().groupsInCatalogs()).toHaveLength(1)
  })
  it('does not enroll again whoever is in the course already', async () => {
    learn365.state.tenant().enroll(ana, gdpr)
    await groupIsEnrolled(group)
    expect(await rows(gdpr)).toEqual(['ana Active', 'ken Active'])
  })
  it('enrolls in all courses of a training plan', async () => {
    await groupIsEnrolled(group, plan)
    expect(await rows(safety)).toEqual(['ana Active', 'ken Active'])
  })
  it('lets people wait for approval unless the enrollment flow is ignored', async () => {
    learn365.state.tenant().updateCourse(gdpr, { EnrollmentFlow: 'LineManagerApproval' })
    await client.makeKnown(group)
    await client.addToCatalog(essentials, group)
    await client.post(`/odata/v2/Courses(${gdpr})/Enroll`, { userLoginName: `c:0t.c|tenant|${group}` })
    expect(await rows(gdpr)).toEqual(['ana Awaiting', 'ken Awaiting'])
  })
  it('answers 404 to a group it does not know, 400 and a complaint to one that is enrolled', async () => {
    expect((await client.enroll(gdpr, group)).body).toMatchObject({ error: { code: 'NotFound' } })
    await groupIsEnrolled(group)
    const again = await client.enroll(gdpr, group)
    expect(again).toMatchObject({ status: 400, body: { error: { code: 'AlreadyEnrolled' } } })
    expect(complaints()).toEqual([expect.stringContaining('already enrolled')])
  })
  it('complains when the group is not in the catalog of the course', async () => {
    await client.makeKnown(group)
    expect((await client.enroll(outlook, group)).status).toBe(204)
    expect(complaints()).toEqual([expect.stringContaining('before it was in the catalog')])
  })
  it('follows the members of the group from then on', async () => {
    await groupIsEnrolled(group)
    members[group] = [inEntra(ken), inEntra(bob)]
    expect(await rows(gdpr)).toEqual(['ana Cancelled', 'ken Active', 'bob Active'])
  })
})

describe('Unenrolling a group', () => {
  it('cancels its members, but not those in another group or enrolled by name', async () => {
    learn365.state.tenant().enroll(ana, gdpr)
    await groupIsEnrolled(group)
    await groupIsEnrolled(otherGroup)
    expect((await client.unenroll(gdpr, otherGroup)).status).toBe(204)
    expect(await rows(gdpr)).toEqual(['ana Active', 'ken Active', 'maya Cancelled'])
    await client.unenroll(gdpr, group)
    expect(await rows(gdpr)).toEqual(['ana Active', 'ken Cancelled', 'maya Cancelled'])
    expect(complaints()).toEqual([])
  })
  it('complains when the group was not enrolled, and answers 204 all the same', async () => {
    await client.makeKnown(group)
    expect((await client.unenroll(gdpr, group)).status).toBe(204)
    expect(complaints()).toEqual([expect.stringContaining('is not enrolled')])
  })
})

describe('Catalogs', () => {
  it('unenroll a deleted group from all their courses, and from no other', async () => {
    await groupIsEnrolled(group)
    await client.addToCatalog(office, group)
    await client.enroll(outlook, group)
    expect((await client.deleteFromCatalog(essentials, group)).status).toBe(204)
    expect(await rows(gdpr)).toEqual(['ana Cancelled', 'ken Cancelled'])
    expect(await rows(outlook)).toEqual(['ana Active', 'ken Active'])
    expect(learn365.state.tenant().enrolledGroups()).toEqual([{ group, course: outlook }])
    expect(learn365.state.tenant().groupsInCatalogs()).toEqual([{ group, catalog: office }])
    expect(complaints()).toEqual([])
  })
  it('complain when a group is added twice or deleted twice', async () => {
    await client.makeKnown(group)
    expect((await client.addToCatalog(essentials, group)).status).toBe(202)
    expect((await client.addToCatalog(essentials, group)).status).toBe(400)
    expect((await client.deleteFromCatalog(essentials, group)).status).toBe(204)
    expect((await client.deleteFromCatalog(essentials, group)).status).toBe(404)
    expect(complaints()).toHaveLength(2)
  })
})

describe('Bad days', () => {
  it('applies a change whose reply is lost, and excuses the caller who asks again', async () => {
    await client.makeKnown(group)
    await client.addToCatalog(essentials, group)
    learn365.faults.inject({ kind: 'lose the reply', path: '/Enroll' })
    await expect(client.enroll(gdpr, group)).rejects.toThrow()
    expect(learn365.state.tenant().enrolledGroups()).toHaveLength(1)
    expect((await client.enroll(gdpr, group)).status).toBe(400)
    expect(complaints()).toEqual([])
    await client.enroll(gdpr, group)
    expect(complaints()).toHaveLength(1)
  })
  it('changes nothing while it says to wait', async () => {
    learn365.faults.inject({ kind: 'rate limit', method: 'POST' })
    expect((await client.makeKnown(group)).status).toBe(429)
    expect(learn365.state.tenant().users()).toHaveLength(4)
  })
  it('complains of every write to user data, whatever it is', async () => {
    const login = encodeURIComponent('i:0#.f|membership|ana@contoso.com')
    expect((await client.send('PUT', `/odata/v2/Users('${login}')`, { Title: 'x' })).status).toBe(204)
    await client.post(`/odata/v2/Users('${login}')/Purge`, {})
    expect(complaints()).toHaveLength(2)
    expect(learn365.state.tenant().users()[0]?.Title).toBe('ana')
  })
})

describe('Between two starts', () => {
  let folder: string
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'learn365-'))))
  afterEach(() => rm(folder, { recursive: true }))

  it('keeps its data, in one file, and asks for no new start', async () => {
    const file = join(folder, 'learn365.jsonl')
    await learn365.close()
    learn365 = await start({ file })
    client = learn365Client(learn365.url, fullKey)
    await groupIsEnrolled(group)
    learn365.state.tenant().deleteUser(maya)
    const before = learn365.state.toJSON()
    await learn365.close()
    expect(await readdir(folder)).toEqual(['learn365.jsonl'])
    learn365 = await start({
      file,
      tenants: () => {
        throw new Error('the seed is not needed')
      },
    })
    expect(learn365.state.toJSON()).toEqual(before)
  })

  it('can be started anew from its own JSON', async () => {
    await groupIsEnrolled(group)
    const twin = await start({ tenants: learn365.state.toJSON() })
    expect(twin.state.toJSON()).toEqual(learn365.state.toJSON())
    await twin.close()
  })
})
