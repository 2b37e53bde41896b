import { describe, expect, it } from 'vitest'
import { conditions } from '../../core/conditions/conditions.ts'
import { kinds } from '../../core/conditions/question.ts'
import { ProfileSchema, profileSchema } from '../../core/profile-schema.ts'
import { aTenant, type TestTenant } from '../support/people.ts'
import { indexOf } from './matching.ts'

const contoso = (): TestTenant =>
  aTenant('2026-11-23T14:05:00Z')
    .course('Safety', 'Basics')
    .course('Outlook - Japanese', 'Languages')
    .field('Team', 'text')
    .field('Level', 'number')
    .field('Certified', 'yes/no')
    .field('Hire Date', 'date')
    .field('Job Title', 'text', true)
    .person('Ana', { city: 'Denver', fields: { Team: 'Red', Level: 3, Certified: false, 'Hire Date': '2023-01-02' } })
    .person('Ben', { city: ' denver ', fields: { Team: 'Blue', Level: 0 } })
    .person('Cho', { city: 'Ｄｅｎｖｅｒ', fields: { Team: 'red' } })
    .person('Dov', { city: 'Oslo', fields: { Team: ' ' } })
    .person('Eve', { city: '' })
    .person('Gone', { city: 'Paris', deleted: true })
    .person('A group', { city: 'Paris', principal: 'group' })

const schemaOf = (tenant: TestTenant) => profileSchema(indexOf(tenant.snapshot()))
const sourceOf = (tenant: TestTenant, id: string) => schemaOf(tenant).sources.find((source) => source.id === id)

describe('The profile schema has what the drop-down lists of the profile editor need', () => {
  const tenant = contoso()
  const schema = schemaOf(tenant)

  it('offers the eight default user properties, with the labels of the guide, then the custom fields', () => {
    expect(schema.sources.map(({ label, kind, section }) => `${label} | ${kind} | ${section}`)).toEqual([
      'City | text | userProperties',
      'Company | text | userProperties',
      'Department | text | userProperties',
      'Country | text | userProperties',
      'Office | text | userProperties',
      'Job Title | text | userProperties',
      'Email | text | userProperties',
      'Title (name of learner) | text | userProperties',
      'Team | text | userProperties',
      'Level | number | userProperties',
      'Certified | yes/no | userProperties',
      'Hire Date | date | userDates',
    ])
  })

  it('has no source of dates without a custom date column', () => {
    const plain = schemaOf(aTenant().person('Ana'))
    expect(plain.sources.filter(({ section }) => section === 'userDates')).toEqual([])
  })

  it.each<[string, number]>([
    ['city', 1],
    ['company', 5],
    [tenant.fieldSource('Team'), 2],
    [tenant.fieldSource('Level'), 3],
    [tenant.fieldSource('Certified'), 4],
    [tenant.fieldSource('Hire Date'), 4],
  ])('tells how many users are blank: %s, %i of five', (id, blank) => {
    expect(sourceOf(tenant, id)?.blank).toBe(blank)
  })

  it('offers the values, the most frequent first, one for all its spellings', () => {
    expect(sourceOf(tenant, 'city')?.values).toEqual([
      { value: 'Denver', users: 3 },
      { value: 'Oslo', users: 1 },
    ])
    expect(sourceOf(tenant, tenant.fieldSource('Team'))?.values).toEqual([
      { value: 'Red', users: 2 },
      { value: 'Blue', users: 1 },
    ])
    expect(sourceOf(tenant, tenant.fieldSource('Level'))?.values).toEqual([])
  })

  it('offers the 50 most frequent values at most', () => {
    const many = aTenant()
    for (let i = 0; i < 60; i += 1) many.person(`Person ${i}`, { office: `Office ${i}` })
    for (let i = 0; i < 3; i += 1) many.person(`Another ${i}`, { office: 'Office 59' })
    const values = sourceOf(many, 'office')?.values
    expect([values?.length, values?.[0]]).toEqual([50, { value: 'Office 59', users: 4 }])
  })

  it('counts users: no groups and nobody deleted', () => {
    expect([schema.users, schema.takenAt]).toEqual([5, '2026-11-23T14:05:00.000Z'])
  })

  it('offers the courses with their catalogs', () => {
    expect(schema.courses.map(({ title, catalog }) => `${title} | ${catalog}`)).toEqual([
      'Safety | Basics',
      'Outlook - Japanese | Languages',
    ])
  })

  it.each([
    ['text', 'is equal to'],
    ['date', 'is before the date/time'],
    ['course', 'was completed'],
  ] as const)('offers the conditions of the table; the default for %s is "%s"', (kind, first) => {
    expect(schema.conditions[kind][0]?.id).toBe(first)
    for (const each of kinds)
      expect(schema.conditions[each]).toEqual(conditions[each].map(({ id, editor }) => ({ id, value: editor })))
  })

  it('is a JSON file', () => {
    expect(ProfileSchema.parse(JSON.parse(JSON.stringify(schema)))).toEqual(schema)
  })
})
