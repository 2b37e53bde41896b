import { describe, expect, it } from 'vitest'
import type { Moment } from '../../../core/calendar.ts'
import { checkProfile } from '../../../core/checks/check-profile.ts'
import { hasErrors } from '../../../core/findings.ts'
import type { Profile } from '../../../core/profile.ts'
import { aTenant, profileId, type TestTenant } from '../../support/people.ts'
import { indexOf } from '../matching.ts'
import { aDefinition, aProfile, type Told } from '../a-profile.ts'

const at: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }
const contoso = (): TestTenant =>
  aTenant()
    .course('Safety')
    .course('Outlook')
    .person('Ana', { city: 'Denver' })
    .person('Ben')
    .person('Cho')
    .enrolled('Ana', 'Safety')
    .enrolled('Ana', 'Outlook')
    .enrolled('Ben', 'Outlook')
const tenant = contoso()
const denver: Told = { userProperties: { rules: [{ source: 'city', condition: 'is equal to', value: 'Denver' }] } }
const blank: Told = { userProperties: { rules: [{ source: 'city', condition: 'is empty' }] } }
const refersTo = (n: number): Told => ({ overrides: { include: [{ kind: 'profile', id: profileId(n) }] } })
const includes = (id: string): Told => ({ overrides: { include: [{ kind: 'user', id }] } })
const activity = (rule: object): Told => ({ userActivities: { rules: [{ condition: 'are enrolled', ...rule }] } })

/** The findings on the first profile, as `severity path: expected`. */
const check = (told: Told, others: Profile[] = [], world = tenant): string[] =>
  checkProfile({ definition: aDefinition(told), id: profileId(1), others, index: indexOf(world.snapshot()), at }).map(
    ({ severity, path, expected }) => `${severity} ${path}: ${expected}`,
  )

describe('Saving a profile is refused', () => {
  const circle = 'error overrides: profiles that do not refer to each other in a circle'
  it.each<[string, Told, Profile[], string[]]>([
    [
      'with a rule that is not valid',
      { userProperties: { rules: [{ source: 'city', condition: 'contains', value: '' }] } },
      [],
      ['error userProperties.rules[0].value: a value that is not blank'],
    ],
    [
      'with an override of a user whom Learn365 does not have',
      { ...denver, ...includes('nobody') },
      [],
      ['error overrides.include[0]: a user who is in Learn365'],
    ],
    [
      'with an override of a profile that does not exist',
      { ...denver, ...refersTo(7) },
      [],
      ['error overrides.include[0]: another profile of this tenant'],
    ],
    [
      'with a course that does not exist',
      { ...denver, courses: ['gone'] },
      [],
      ['error courses[0]: a course that exists in Learn365'],
    ],
    ['when it refers to itself', { ...denver, ...refersTo(1) }, [], [circle]],
    [
      'when profiles would refer to each other in a circle',
      { ...denver, ...refersTo(2) },
      [aProfile(2, 'B', refersTo(3)), aProfile(3, 'C', refersTo(1))],
      [circle, 'warning : a change that is right for their members, too'],
    ],
    [
      'with everything that is wrong at once',
      {
        userProperties: { rules: [{ source: 'x', condition: 'y' }] },
        ...includes('nobody'),
        courses: ['gone', 'lost'],
      },
      [],
      [
        'error userProperties.rules[0].source: a source of this tenant',
        'error overrides.include[0]: a user who is in Learn365',
        'error courses[0]: a course that exists in Learn365',
        'error courses[1]: a course that exists in Learn365',
      ],
    ],
  ])('%s', (_, told, others, expected) => {
    expect(check(told, others)).toEqual(expected)
  })

  it('with the path of the circle, by title', () => {
    const others = [aProfile(2, 'B', refersTo(3)), aProfile(3, 'C', refersTo(1))]
    const definition = aDefinition({ title: 'A', ...denver, ...refersTo(2) })
    const found = checkProfile({ definition, id: profileId(1), others, index: indexOf(tenant.snapshot()), at })
    expect(found.filter(({ path }) => path === 'overrides').map((finding) => finding.found)).toEqual([
      '"A → B → C → A"',
    ])
  })
})

describe('Saving a profile is not refused', () => {
  const flips = ': a course that the profile does not enroll itself: membership may flip'
  const safety = tenant.courseId('Safety')
  it.each<[string, Told, Profile[], string[]]>([
    ['when all is well', { ...denver, ...includes(tenant.idOf('Ana')), courses: [safety] }, [], []],
    ['for a circle that it has no part in', denver, [aProfile(2, 'B', refersTo(3)), aProfile(3, 'C', refersTo(2))], []],
    [
      'for a chain of profiles',
      { ...denver, ...refersTo(2) },
      [aProfile(2, 'B', refersTo(3)), aProfile(3, 'C', blank)],
      [],
    ],
    [
      'but warned about a title that another profile has',
      { ...denver, title: 'csms' },
      [aProfile(2, 'CSMs', blank)],
      ['warning title: a title that no other profile has'],
    ],
    [
      'but warned that nobody can be added',
      {},
      [],
      ['warning userProperties: a rule or an include: without any, nobody can be added'],
    ],
    ['nor warned of that when it is not auto-populated', { autoPopulate: false }, [], []],
    [
      'but warned of a rule on a course that it enrolls',
      { ...activity({ source: tenant.courseSource('Safety') }), courses: [safety] },
      [],
      [`warning userActivities.rules[0]${flips}`],
    ],
    [
      'but warned of several courses with one that it enrolls',
      { ...activity({ courses: [tenant.courseId('Outlook'), safety] }), courses: [safety] },
      [],
      [`warning userActivities.rules[0]${flips}`],
    ],
    [
      'nor warned of a rule on another course',
      { ...activity({ source: tenant.courseSource('Outlook') }), courses: [safety] },
      [],
      [],
    ],
  ])('%s', (_, told, others, expected) => {
    expect(check(told, others)).toEqual(expected)
    expect(expected.some((line) => line.startsWith('error'))).toBe(false)
  })

  it('for an override of somebody who is absent from one snapshot only', () => {
    const shrunk = contoso()
    const told = { ...denver, ...includes(shrunk.idOf('Ben')) }
    expect(check(told, [], shrunk.absent('Ben'))).toEqual([])
  })

  it('by warnings alone', () => {
    const found = checkProfile({
      definition: aDefinition(),
      id: profileId(1),
      others: [],
      index: indexOf(tenant.snapshot()),
      at,
    })
    expect([found.length, hasErrors(found)]).toEqual([1, false])
  })
})
