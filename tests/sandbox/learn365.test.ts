import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLearn365 } from '../../sandbox/learn365/start-learn365.ts'
import { learn365Client } from './learn365-client.ts'
import * as small from './small-tenant.ts'

const { ana, ken, gdpr, outlook, fullKey, readKey, smallTenant } = small

const otherTenant = {
  tenantId: 'other',
  name: 'Other',
  keys: [{ key: 'other-key', permission: 'full control' as const }],
}

const start = (more: Partial<Parameters<typeof startLearn365>[0]> = {}) =>
  startLearn365({ port: 0, tenants: [smallTenant, otherTenant], pageSize: 3, ...more })

let learn365: Awaited<ReturnType<typeof start>>
let client: ReturnType<typeof learn365Client>

beforeEach(async () => {
  learn365 = await start()
  client = learn365Client(learn365.url, fullKey)
})
afterEach(() => learn365.close())

const titles = (rows: Record<string, unknown>[]) => rows.map((row) => row.Title)

describe('Who may call', () => {
  it('shows each key its own tenant', async () => {
    expect(titles(await client.all('/odata/v2/Users'))).toEqual(['ana', 'ken', 'maya', 'bob'])
    expect(await learn365Client(learn365.url, 'other-key').all('/odata/v2/Users')).toEqual([])
  })
  it.each([
    ['a wrong key', 'wrong', 'api'],
    ['a user name other than api', fullKey, 'key'],
  ])('refuses %s with 401 and an OData error', async (_what, key, user) => {
    const { status, body } = await learn365Client(learn365.url, key, user).get('/odata/v2/Users')
    expect(status).toBe(401)
    expect(body).toMatchObject({ error: { code: 'Unauthorized' } })
  })
  it('refuses a key from the moment it is revoked', async () => {
    expect((await client.get('/odata/v2/Users?$top=1')).status).toBe(200)
    learn365.state.revokeKey(fullKey)
    expect((await client.get('/odata/v2/Users?$top=1')).status).toBe(401)
  })
  it('lets a read-only key read and refuses its writes with 403', async () => {
    const reader = learn365Client(learn365.url, readKey)
    expect((await reader.get('/odata/v2/Courses?$top=1')).status).toBe(200)
    expect((await reader.makeKnown(small.group)).status).toBe(403)
    expect(learn365.state.tenant().users()).toHaveLength(4)
  })
})

describe('Pages', () => {
  it('gives the whole list, page by page, to whoever follows the next links', async () => {
    const first = await client.page('/odata/v2/Users?$select=Id,Title&$orderby=Id&$count=true')
    expect(first.value).toHaveLength(3)
    expect(first['@odata.count']).toBe(4)
    expect(first['@odata.nextLink']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/odata\/v2\/Users\?/)
    const all = await client.all('/odata/v2/Users?$select=Id,Title&$orderby=Id')
    expect(all).toEqual(smallTenant.users?.map(({ Id, Title }) => ({ Id, Title })))
  })
  it('complains of a list that was not read to its end, until it is', async () => {
    const first = await client.page('/odata/v2/Users')
    expect(learn365.judge.complaints()).toEqual([expect.stringContaining('not read to its end: Users')])
    await client.page(first['@odata.nextLink'] ?? '')
    expect(learn365.judge.complaints()).toEqual([])
  })
  it('keeps $top over the pages, and asks nothing more of who wanted no more', async () => {
    learn365.state.tenant().addUser({ Title: 'eve' })
    expect(await client.all('/odata/v2/Users?$top=4')).toHaveLength(4)
    expect((await client.page('/odata/v2/Users?$top=2&$skip=1')).value).toMatchObject([
      { Title: 'ken' },
      { Title: 'maya' },
    ])
    expect(await client.page('/odata/v2/Users?$top=0&$count=true')).toMatchObject({ value: [], '@odata.count': 5 })
    expect(learn365.judge.complaints()).toEqual([])
  })
  it('waits for a page again that was cut in its middle', async () => {
    const first = await client.page('/odata/v2/Users')
    learn365.faults.inject({ kind: 'half a page', path: 'Users' })
    await expect(client.page(first['@odata.nextLink'] ?? '')).rejects.toThrow()
    expect(learn365.judge.complaints()).toHaveLength(1)
    await client.page(first['@odata.nextLink'] ?? '')
    expect(learn365.judge.complaints()).toEqual([])
  })
  it('can name another host in the next link', async () => {
    await learn365.close()
    learn365 = await start({ nextLinkBase: 'https://ne-api.365.systems' })
    const page = await learn365Client(learn365.url, fullKey).page('/odata/v2/Users')
    expect(page['@odata.nextLink']).toMatch(/^https:\/\/ne-api\.365\.systems\/odata\/v2\/Users\?%24skip=3$/)
  })
})

describe('What a list can be asked', () => {
  it('finds a user or group by directory object id', async () => {
    const found = await client.all(
      `/odata/v2/Users?$filter=DirectoryObjectId eq ${small.inEntra(ken)} and PrincipalType eq 'User'`,
    )
    expect(titles(found)).toEqual(['ken'])
  })
  it('finds what was created since a moment', async () => {
    expect(await client.all('/odata/v2/Users?$filter=CreatedAt ge 2999-01-01T00:00:00Z')).toEqual([])
    expect(await client.all('/odata/v2/Users?$filter=CreatedAt ge 2020-01-01T00:00:00Z')).toHaveLength(4)
  })
  it('shows due dates of courses when asked to expand them', async () => {
    const [course] = await client.all('/odata/v2/Courses?$select=Title&$expand=DueDate')
    expect(course).toMatchObject({ Title: 'GDPR basics', DueDate: { IsEnabled: true, DaysAfterEnrollment: 30 } })
    expect((await client.page('/odata/v2/Courses')).value[0]).not.toHaveProperty('DueDate')
  })
  it('lists the courses of a training plan in order', async () => {
    expect(await client.all('/odata/v2/TrainingPlans?$select=Title')).toEqual([{ Title: 'New starter path' }])
    const parts = await client.all(`/odata/v2/TrainingPlans(${small.plan})/Courses`)
    expect(parts.map((part) => part.CourseId)).toEqual([gdpr, small.safety])
  })
  it.each([
    ["Users?$filter=City eq 'Denver'", "City eq 'Denver'"],
    ["Users?$filter=DirectoryObjectId eq 'x'", 'Edm.Guid'],
    ['Users?$filter=RoleScope/CourseId eq 0', "'RoleScope' on type 'User'"],
    ['Users?$select=Id,Town', "'Town' on type 'User'"],
    ['Users?$expand=UserFieldValues', "'UserFieldValues'"],
    ['Users?$orderby=Title', "'Title'"],
    ['Users?$top=ten', "'ten'"],
    ['Users?$search=ana', "'$search'"],
  ])('refuses %s and says which part', async (path, part) => {
    const { status, body } = await client.get(`/odata/v2/${path}`)
    expect(status).toBe(400)
    expect((body as { error: { message: string } }).error.message).toContain(part)
  })
  it('does not know addresses in another case, or that do not exist', async () => {
    expect((await client.get('/odata/v2/users')).status).toBe(404)
    expect((await client.get('/odata/v2/Catalogs')).body).toMatchObject({ error: { code: 'NotFound' } })
  })
})

describe('What a list shows', () => {
  it('gives enums as names, or as numbers when told to', async () => {
    learn365.state.tenant().enroll(ana, gdpr)
    const select = '$select=RegistrationStatus,CoursePassingStatus,Roles'
    expect(await client.all(`/odata/v2/Enrollments?${select}`)).toEqual([
      { RegistrationStatus: 'Active', CoursePassingStatus: 'NotStarted', Roles: ['Learner'] },
    ])
    await learn365.close()
    learn365 = await start({ enums: 'numbers' })
    learn365.state.tenant().enroll(ana, gdpr)
    expect(await learn365Client(learn365.url, fullKey).all(`/odata/v2/Enrollments?${select}`)).toEqual([
      { RegistrationStatus: 0, CoursePassingStatus: 1, Roles: [1] },
    ])
  })
  it('shows enrollments that ended only in All(), and those of deleted users only when they are asked for', async () => {
    const tenant = learn365.state.tenant()
    tenant.enroll(ana, gdpr)
    tenant.enroll(ana, outlook, { RegistrationStatus: 'Cancelled' })
    tenant.enroll(ana, outlook, { RegistrationStatus: 'Expired' })
    tenant.enroll(ken, gdpr)
    tenant.deleteUser(ken)
    const count = async (list: string) => (await client.all(`/odata/v2/Enrollments${list}`)).length
    expect(await count('')).toBe(1)
    expect(await count('/Cancelled()')).toBe(1)
    expect(await count('/All()')).toBe(3)
    expect(await count('/IncludeDeletedUsers()')).toBe(4)
  })
  it('leaves deleted courses out of the default list, and keeps their enrollments in All()', async () => {
    const tenant = learn365.state.tenant()
    tenant.enroll(ana, gdpr)
    tenant.deleteCourse(gdpr)
    expect(titles(await client.all('/odata/v2/Courses'))).not.toContain('GDPR basics')
    expect(titles(await client.all('/odata/v2/Courses/All()'))).toContain('GDPR basics')
    expect(await client.all('/odata/v2/Enrollments')).toEqual([])
    expect(await client.all('/odata/v2/Enrollments/All()')).toHaveLength(1)
  })
  it('still lists a deleted user, but not one who vanished', async () => {
    const tenant = learn365.state.tenant()
    tenant.deleteUser(ana)
    tenant.vanishUser(ken)
    const users = await client.all('/odata/v2/Users?$select=Title,IsDeleted')
    expect(users).toContainEqual({ Title: 'ana', IsDeleted: true })
    expect(titles(users)).not.toContain('ken')
    tenant.returnUser(ken)
    expect(titles(await client.all('/odata/v2/Users'))).toContain('ken')
  })
  it('gives a custom value in the column of its type, nulls as null, and forgets it with its field', async () => {
    const tenant = learn365.state.tenant()
    tenant.setFieldValue(ana, small.hireDate, '2023-02-01T00:00:00Z')
    expect(await client.all('/odata/v2/UserFieldValues')).toMatchObject([
      { UserId: ana, FieldId: small.hireDate, DateTimeValue: '2023-02-01T00:00:00Z', StringValue: null },
    ])
    tenant.deleteUserField(small.hireDate)
    expect(await client.all('/odata/v2/UserFieldValues')).toEqual([])
    expect(() => tenant.setFieldValue(ana, small.hireDate, 'x')).toThrow('has no')
  })
})
