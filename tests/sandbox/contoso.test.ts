import { describe, expect, it } from 'vitest'
import { contoso } from '../../sandbox/demo/contoso.ts'
import type { DemoPerson } from '../../sandbox/demo/demo-tenant.ts'
import { directorySeed } from '../../sandbox/demo/directory-seed.ts'
import { learn365Seed } from '../../sandbox/demo/learn365-seed.ts'
import { demoProfiles } from '../../sandbox/demo/profiles.ts'

const now = new Date('2026-11-23T12:00:00Z')
const demo = contoso({ now })
const like = (text: string | null) => (text ?? '').normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
const count = (is: (person: DemoPerson) => boolean) => demo.people.filter(is).length

describe('The demo tenant Contoso', () => {
  it('is the same every time', () => {
    expect(contoso({ now })).toEqual(demo)
  })
  it('only gains people when it grows', () => {
    const bigger = contoso({ users: 900, now })
    expect(bigger.people).toHaveLength(900)
    expect(bigger.people.slice(0, 400)).toEqual(demo.people)
    expect(bigger.enrollments.slice(0, demo.enrollments.length)).toEqual(demo.enrollments)
  })
  it('moves its dates with the moment it is made for', () => {
    const later = contoso({ now: new Date('2027-11-23T12:00:00Z') })
    expect(later.people.map((person) => person.id)).toEqual(demo.people.map((person) => person.id))
    expect(later.people[0]?.hireDate).not.toBe(demo.people[0]?.hireDate)
  })
  it('gives nobody the id, directory id or address of another', () => {
    for (const column of ['id', 'email'] as const) expect(new Set(demo.people.map((one) => one[column])).size).toBe(400)
    const directoryIds = demo.people.flatMap((one) => one.directoryId ?? [])
    expect(new Set(directoryIds).size).toBe(directoryIds.length)
    expect(new Set(demo.enrollments.map((one) => one.id)).size).toBe(demo.enrollments.length)
  })
  it('has every kind of record that an administrator meets', () => {
    expect(count((one) => like(one.department) === '')).toBeGreaterThan(3)
    expect(count((one) => one.source === 'Flow365')).toBeGreaterThan(2)
    expect(count((one) => one.source === 'internal')).toBeGreaterThan(0)
    expect(count((one) => one.deleted)).toBeGreaterThan(2)
    expect(count((one) => one.guest)).toBeGreaterThan(0)
    expect(count((one) => one.source === 'Entra ID' && one.directoryId === null)).toBeGreaterThan(0)
    expect(count((one) => like(one.city) === 'denver' && one.city !== 'Denver')).toBeGreaterThan(2)
  })
  it('has about six enrollments a person, of every status, some of them overdue or repeated', () => {
    expect(demo.enrollments.length / 400).toBeGreaterThan(5)
    expect(demo.enrollments.length / 400).toBeLessThan(7)
    expect(new Set(demo.enrollments.map((one) => one.status))).toEqual(
      new Set(['Active', 'Awaiting', 'Cancelled', 'Expired']),
    )
    const overdue = demo.enrollments.filter(
      (one) => one.status === 'Active' && !one.completed && one.due && one.due < demo.now,
    )
    expect(overdue.length).toBeGreaterThan(50)
    expect(new Set(demo.enrollments.map((one) => one.personId + one.courseId)).size).toBeLessThan(
      demo.enrollments.length,
    )
    expect(demo.enrollments.every((one) => one.registered < demo.now && (one.completed ?? '') < demo.now)).toBe(true)
    expect(demo.enrollments.every((one) => !one.completed || (one.started ?? '') <= one.completed)).toBe(true)
  })
  it('knows in Entra ID whoever has a directory id and was not deleted, and a few whom Learn365 does not know', () => {
    const { users, tenantId, displayName } = directorySeed(demo)
    expect([tenantId, displayName]).toEqual([demo.tenantId, 'Contoso'])
    expect(users).toHaveLength(count((one) => one.directoryId !== null && !one.deleted) + 3)
    expect(users[0]).toMatchObject({ displayName: 'Ana Souza', userPrincipalName: 'ana.souza@contoso.com' })
    expect(users[0]?.employeeType).toBe('Employee')
    expect(users.filter((user) => user.employeeHireDate?.endsWith('T00:00:00Z')).length).toBeGreaterThan(300)
    const costCentres = users.map((user) => user.onPremisesExtensionAttributes.extensionAttribute1)
    expect(costCentres.filter((one) => one === 'CC-300').length).toBeGreaterThan(20)
  })
  it('gives Learn365 the custom fields and the values in the column of their type', () => {
    const seed = learn365Seed(demo)
    const custom = seed.userFields?.filter((field) => !field.IsPredefined).map((field) => [field.Title, field.Type])
    expect(custom).toEqual([
      ['Hire Date', 'DateTime'],
      ['Employee type', 'String'],
      ['Remote', 'Boolean'],
      ['Cost centre level', 'Number'],
    ])
    expect(seed.fieldValues?.some((value) => value.DateTimeValue?.endsWith('T00:00:00Z'))).toBe(true)
    expect(new Set(seed.roleAssignments?.map((role) => role.Id)).size).toBe(seed.roleAssignments?.length)
  })
})

describe('The demo profiles', () => {
  const profiles = demoProfiles(demo)
  const known = new Set([
    ...demo.courses.map((one) => `course:${one.id}`),
    ...demo.fields.map((one) => `field:${one.id}`),
    ...demo.entraFields.map((name) => `entra:${name}`),
  ])

  it('have unique titles, descriptions, and name only people, courses and profiles that exist', () => {
    const titles = profiles.map((profile) => profile.title)
    expect(new Set(titles).size).toBe(titles.length)
    for (const profile of profiles) {
      expect(profile.description).not.toBe('')
      for (const course of profile.courses) expect(known).toContain(`course:${course}`)
      for (const override of [...profile.overrides.include, ...profile.overrides.exclude]) {
        const names =
          override.kind === 'user' ? demo.people.map((one) => one.id) : titles.map((title) => `title:${title}`)
        expect(names).toContain(override.id)
      }
    }
    const sources = [...JSON.stringify(profiles).matchAll(/(?:(?:course|field):[0-9a-f-]{36}|entra:\w+)/g)]
    for (const [source] of sources) expect(known).toContain(source)
    expect(sources.join()).toContain('entra:')
  })
  it('hold "New in Denver" back: many more people match than its throttle lets through', () => {
    const since = new Date(now.getTime() - 89 * 86_400_000).toISOString()
    const matching = count(
      (one) => like(one.city) === 'denver' && (one.hireDate ?? '') >= since && one.directoryId !== null,
    )
    expect(profiles.find((profile) => profile.title === 'New in Denver')?.throttle).toEqual({
      kind: 'members',
      limit: 5,
    })
    expect(matching).toBeGreaterThan(8)
  })
})
