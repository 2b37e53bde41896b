import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { audienceOf, audiences, passOver } from '../../core/audiences.ts'
import { consequencesOf } from '../../core/consequences.ts'
import type { Consequences } from '../../core/contract/preview.ts'
import type { Profile } from '../../core/profile.ts'
import { aTenant, entraId, profileId, type Registration, type TestTenant } from '../support/people.ts'
import { aDefinition, aProfile, type Told } from './a-profile.ts'
import { byPlain, indexOf } from './matching.ts'
import { seed } from './random.ts'

const at = { now: new Date('2026-11-23T15:00:00Z'), zone: 'Europe/Copenhagen' }
const livesIn = (city: string): Told => ({
  userProperties: { rules: [{ source: 'city', condition: 'is equal to', value: city }] },
})

type Asked = { leavers: string[]; courses?: string[]; others?: Profile[]; cannot?: string[] }
/** What it means that these people leave a profile of these courses. */
function consequences(
  tenant: TestTenant,
  { leavers, courses = ['GDPR', 'Sales'], others = [], cannot = [] }: Asked,
): Consequences {
  const change = {
    leavers: leavers.map((name) => ({ entraId: tenant.entraIdOf(name), userId: tenant.idOf(name) })),
    courses: courses.map(tenant.courseId),
    enrolls: true,
    cannot,
  }
  return consequencesOf(change, others, passOver(indexOf(tenant.snapshot()), at))
}
const nobody = { inProgress: 0, overdue: 0, completed: 0 }

const contoso = (): TestTenant =>
  aTenant()
    .course('GDPR')
    .course('Sales')
    .course('Cooking')
    .person('Ana', { city: 'Oslo' })
    .person('Ben', { city: 'Oslo' })
    .person('Cho', { city: 'Denver' })
    .enrolled('Ana', 'GDPR', { passing: 'in progress', started: '2026-11-01', due: '2026-11-20' })
    .enrolled('Ana', 'Sales', { passing: 'completed', completed: '2026-10-01' })
    .enrolled('Ben', 'GDPR', { passing: 'in progress', started: '2026-11-01', due: '2026-12-20' })
    .enrolled('Ben', 'Cooking', { due: '2026-01-01' })
    .enrolled('Cho', 'GDPR', { due: '2026-01-01' })

describe('What it means that people leave a profile', () => {
  it('is told by course and in all: in progress, overdue, completed, each person once', () => {
    const told = consequences(contoso(), { leavers: ['Ana', 'Ben'] })
    expect(told.leaving).toEqual({
      people: 2,
      notInLearn365: 0,
      inProgress: 2,
      overdue: 1,
      completed: 1,
      keepACourse: 0,
    })
    expect(told.courses).toMatchObject([
      { title: 'GDPR', inProgress: 2, overdue: 1, completed: 0, kept: 0 },
      { title: 'Sales', ...nobody, completed: 1, kept: 0 },
    ])
    expect(told.enrolls).toBe(true)
  })

  it('says nothing of courses that the profile does not select, nor of those in which none of them is', () => {
    expect(consequences(contoso(), { leavers: ['Cho'], courses: ['Sales'] }).courses).toEqual([])
    const told = consequences(contoso(), { leavers: ['Ana', 'Ben', 'Cho'], courses: ['Cooking', 'Cooking'] })
    expect(told.courses).toMatchObject([{ title: 'Cooking', ...nobody, overdue: 1 }])
    expect(told.leaving).toMatchObject({ people: 3, ...nobody, overdue: 1 })
  })

  it('names a course that is gone by its id', () => {
    const tenant = contoso()
    const gone = { ...tenant.snapshot(), courses: [] }
    const change = { leavers: [{ entraId: tenant.entraIdOf('Ana'), userId: null }], enrolls: false, cannot: [] }
    const courses = [tenant.courseId('GDPR')]
    const told = consequencesOf({ ...change, courses }, [], passOver(indexOf(gone), at))
    expect(told).toMatchObject({ enrolls: false, courses: [{ id: courses[0], title: courses[0], inProgress: 1 }] })
  })

  it('cannot say anything of people whom Learn365 does not know', () => {
    const tenant = contoso().person('Dov', { deleted: true })
    const leavers = ['Ana', 'Dov'].map((name) => ({ entraId: tenant.entraIdOf(name), userId: tenant.idOf(name) }))
    const change = { leavers: [...leavers, { entraId: entraId(99), userId: null }], enrolls: true, cannot: [] }
    const courses = [tenant.courseId('GDPR')]
    const told = consequencesOf({ ...change, courses }, [], passOver(indexOf(tenant.snapshot()), at))
    expect(told.leaving).toMatchObject({ people: 3, notInLearn365: 2, inProgress: 1 })
  })

  it('counts a person once of whom Learn365 has several records', () => {
    const twice = contoso()
      .person('Ana again', { city: 'Oslo', directoryId: contoso().entraIdOf('Ana') })
      .enrolled('Ana again', 'GDPR', { passing: 'in progress', started: '2026-11-02' })
      .enrolled('Ana again', 'Sales', { due: '2026-01-01' })
    const told = consequences(twice, { leavers: ['Ana'] })
    expect(told.leaving).toMatchObject({ people: 1, inProgress: 1, overdue: 1, completed: 1 })
    expect(told.courses).toMatchObject([
      { title: 'GDPR', inProgress: 1, overdue: 1, completed: 0 },
      { title: 'Sales', inProgress: 0, overdue: 1, completed: 1 },
    ])
  })

  it('of nobody is nothing, whatever the courses', () => {
    expect(consequences(contoso(), { leavers: [] })).toMatchObject({ leaving: { people: 0, ...nobody }, courses: [] })
  })
})

describe('A course is kept', () => {
  const keeps = (others: (tenant: TestTenant) => Profile[], tenant = contoso()) =>
    consequences(tenant, { leavers: ['Ana', 'Ben', 'Cho'], others: others(tenant) })
  const gdprIn = (tenant: TestTenant, city: string, told: Told = {}): Profile =>
    aProfile(2, 'Another', { ...livesIn(city), courses: [tenant.courseId('GDPR')], ...told })

  it('by those whom another profile wants that is assigned to it', () => {
    const told = keeps((tenant) => [gdprIn(tenant, 'Oslo')])
    expect(told.leaving.keepACourse).toBe(2)
    expect(told.courses).toMatchObject([
      { title: 'GDPR', kept: 2 },
      { title: 'Sales', kept: 0 },
    ])
  })

  it('by a person once, however many profiles keep it', () => {
    const told = keeps((tenant) => [gdprIn(tenant, 'Oslo'), { ...gdprIn(tenant, 'Oslo'), id: profileId(3) }])
    expect([told.leaving.keepACourse, told.courses[0]?.kept]).toEqual([2, 2])
  })

  it.each<[string, Told]>([
    ['does not enroll', { enroll: false }],
    ['is not auto-populated', { autoPopulate: false }],
    ['is assigned to other courses', { courses: [] }],
    ['cannot be computed', { userProperties: { rules: [{ source: 'shoeSize', condition: 'is empty' }] } }],
  ])('by nobody through a profile that %s', (_, differs) => {
    expect(keeps((tenant) => [gdprIn(tenant, 'Oslo', differs)]).leaving.keepACourse).toBe(0)
  })

  it('by nobody through a profile that was deleted', () => {
    const deletion = { at: at.now.toISOString(), handled: false, former: { enroll: true, autoPopulate: true } }
    expect(keeps((tenant) => [{ ...gdprIn(tenant, 'Oslo'), deletion }]).leaving.keepACourse).toBe(0)
  })

  it('by nobody whom the other profile excludes, by whichever record, or who cannot be in its group', () => {
    const tenant = contoso()
      .person('Ben again', { city: 'Paris', directoryId: contoso().entraIdOf('Ben') })
      .person('Dov', { city: 'Oslo', origin: 'b2c' })
    const exclude = [{ kind: 'user' as const, id: tenant.idOf('Ben again') }]
    const others = [gdprIn(tenant, 'Oslo', { overrides: { include: [], exclude } })]
    expect(consequences(tenant, { leavers: ['Ana', 'Ben', 'Dov'], others }).leaving).toMatchObject({
      people: 3,
      keepACourse: 1,
    })
  })

  it('also through a profile that takes its members from others', () => {
    const told = keeps((tenant) => [
      gdprIn(tenant, 'Nowhere', { overrides: { include: [{ kind: 'profile', id: profileId(3) }], exclude: [] } }),
      aProfile(3, 'Third', livesIn('Denver')),
    ])
    expect(told.leaving.keepACourse).toBe(1)
  })

  it('through a profile that refers to the one that is edited, as that one is going to be', () => {
    const tenant = contoso()
    const index = indexOf(tenant.snapshot())
    const pass = passOver(index, at)
    const edited = aProfile(1, 'Edited', livesIn('Denver'))
    const others = [
      gdprIn(tenant, 'Nowhere', { overrides: { include: [{ kind: 'profile', id: edited.id }], exclude: [] } }),
    ]
    audiences([], pass).set(edited.id, audienceOf(edited.definition, pass))
    const leavers = ['Ana', 'Cho'].map((name) => ({ entraId: tenant.entraIdOf(name), userId: null }))
    const change = { leavers, courses: [tenant.courseId('GDPR')], enrolls: true, cannot: [] }
    expect(consequencesOf(change, others, pass).leaving.keepACourse).toBe(1)
  })
})

describe('Who cannot be added', () => {
  it('is counted by reason, most first', () => {
    const cannot = ['is deleted', 'is not an Entra ID user', 'is not an Entra ID user']
    expect(consequences(contoso(), { leavers: [], cannot }).cannotBeAdded).toEqual([
      { because: 'is not an Entra ID user', people: 2 },
      { because: 'is deleted', people: 1 },
    ])
  })
})

describe(`In progress, overdue and completed (SEED=${seed})`, () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`)
  const registration: fc.Arbitrary<Registration> = fc.record(
    {
      status: fc.constantFrom('active', 'awaiting', 'cancelled', 'expired'),
      passing: fc.constantFrom('completed', 'not started', 'in progress'),
      due: day,
    },
    { requiredKeys: ['status', 'passing'] },
  )
  const names = Array.from({ length: 40 }, (_, n) => `Person ${n}`)
  const rows = fc.array(fc.tuple(fc.constantFrom(...names), registration), { maxLength: 120 })

  it('are what the conditions of these names say of each person', () => {
    fc.assert(
      fc.property(rows, fc.subarray(names, { minLength: 1 }), (all, leavers) => {
        const tenant = aTenant().course('GDPR')
        for (const name of names) tenant.person(name)
        for (const [name, told] of all) tenant.enrolled(name, 'GDPR', told)
        const ids = leavers.map(tenant.idOf)
        const count = (condition: string): number => {
          const rules = [{ source: tenant.courseSource('GDPR'), condition }]
          const satisfying = byPlain(aDefinition({ userActivities: { rules } }), tenant.snapshot(), at)
          return ids.filter((id) => satisfying.includes(id)).length
        }
        const expected = {
          inProgress: count('is in progress'),
          overdue: count('is overdue'),
          completed: count('was completed'),
        }
        expect(consequences(tenant, { leavers, courses: ['GDPR'] }).leaving).toMatchObject(expected)
      }),
      { seed, numRuns: 60 },
    )
  })
})
