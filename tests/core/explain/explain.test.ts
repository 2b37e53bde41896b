import { describe, expect, it } from 'vitest'
import type { Override } from '../../../core/profile.ts'
import { aTenant, profileId } from '../../support/people.ts'
import { aProfile, type Told } from '../a-profile.ts'
import { at, whyOf } from './explaining.ts'

const tenant = aTenant()
  .field('Level', 'number')
  .field('Certified', 'yes/no')
  .field('Hired', 'date')
  .course('Safety')
  .course('Outlook')
  .person('Ana', {
    city: ' Reno ',
    jobTitle: 'CSM',
    email: 'ana@contoso.example',
    fields: { Level: 2, Certified: false },
  })
  .person('Ben', { city: 'DENVER', fields: { Hired: '2026-11-20T23:30:00Z' } })
  .person('Cho', { city: 'Denver', origin: 'b2c', fields: { Hired: '2026-11-20' } })
  .enrolled('Ana', 'Safety', { registered: '2026-01-05', status: 'cancelled' })
  .enrolled('Ana', 'Safety', { registered: '2026-02-05T22:30:00Z', due: '2026-03-01', passing: 'in progress' })
const denver: Told = {
  userProperties: { rules: [{ source: 'city', condition: 'is one of', value: ['Denver', 'Las Vegas'] }] },
}
const ofProfile = (n: number): Override => ({ kind: 'profile', id: profileId(n) })
const ofUser = (name: string, reason?: string): Override => ({
  kind: 'user',
  id: tenant.idOf(name),
  ...(reason === undefined ? {} : { reason }),
})
const why = (name: string, told: Told, ...others: ReturnType<typeof aProfile>[]) =>
  whyOf(tenant, name, [aProfile(1, 'Denver CSMs', told), ...others])
const include = (...list: Override[]) => ({ overrides: { include: list, exclude: [] } })
const exclude = (...list: Override[]) => ({ overrides: { include: [], exclude: list } })

describe('Why somebody is in a profile or is not', () => {
  it.each<[string, string, Told, boolean, string]>([
    ['the rules', 'Ben', denver, true, 'matches the rules'],
    ['the rules', 'Ana', denver, false, 'does not match the rules'],
    [
      'rules that nobody satisfies',
      'Ana',
      { userProperties: { rules: [{ source: 'city', condition: 'contains', value: 'Oslo' }] } },
      false,
      'does not match the rules; nobody does',
    ],
    ['an include', 'Ana', { ...denver, ...include(ofUser('Ana')) }, true, 'is included'],
    ['an exclude, whatever the rules say', 'Ben', { ...denver, ...exclude(ofUser('Ben')) }, false, 'is excluded'],
    [
      'an exclude, whatever an include says',
      'Ana',
      { overrides: { include: [ofUser('Ana')], exclude: [ofUser('Ana')] } },
      false,
      'is excluded',
    ],
    ['no rules and no include', 'Ana', include(ofUser('Ben')), false, 'is not included, and the profile has no rules'],
    ['what Entra ID cannot do', 'Cho', denver, false, 'should be a member, but is not an Entra ID user'],
  ])('is told in a sentence: %s (%s)', (_, name, told, member, because) => {
    expect(why(name, told)).toMatchObject({ member, because, problem: null })
  })

  it('names the profile, the person and the time of the data', () => {
    expect(why('Ana', denver)).toMatchObject({
      profileId: profileId(1),
      title: 'Denver CSMs',
      user: { id: tenant.idOf('Ana'), name: 'Ana', email: 'ana@contoso.example' },
      snapshotTakenAt: '2026-11-23T14:00:00.000Z',
    })
  })

  it('is told of profiles that overrides refer to, by name', () => {
    const remote = aProfile(2, 'Remote', {
      userProperties: { rules: [{ source: 'city', condition: 'is equal to', value: 'Reno' }] },
    })
    expect(why('Ana', { ...denver, ...include(ofProfile(2)) }, remote)).toMatchObject({
      member: true,
      because: 'is included by the profile "Remote"',
      overrides: [{ path: 'overrides.include[0]', kind: 'profile', name: 'Remote', holds: true }],
      flip: [{ kind: 'override', path: 'overrides.include[0]', change: 'take out' }],
    })
    expect(why('Ben', { ...denver, ...exclude(ofProfile(2)) }, remote)).toMatchObject({
      member: true,
      overrides: [{ path: 'overrides.exclude[0]', holds: false }],
    })
  })

  it('says nothing of other people’s overrides, and repeats the reason of one’s own', () => {
    const told = include(ofUser('Ben'), ofUser('Ana', 'Visits often.'))
    expect(why('Ana', told).overrides).toEqual([
      {
        path: 'overrides.include[1]',
        list: 'include',
        kind: 'user',
        id: tenant.idOf('Ana'),
        name: 'Ana',
        reason: 'Visits often.',
        holds: true,
      },
    ])
  })

  it('cannot be said where a rule is not valid, and it is told which', () => {
    const told: Told = { userProperties: { rules: [{ source: 'city', condition: 'contains', value: ' ' }] } }
    expect(why('Ana', told)).toMatchObject({
      member: null,
      because: 'a rule is not valid',
      filter: null,
      flip: null,
      problem: { findings: [{ path: 'userProperties.rules[0].value' }] },
    })
  })

  it('cannot be said where profiles refer to each other in a circle', () => {
    const [first, second] = [include(ofProfile(2)), include(ofProfile(1))]
    const { member, because } = whyOf(tenant, 'Ana', [aProfile(1, 'A', first), aProfile(2, 'B', second)])
    expect([member, because]).toEqual([null, 'profiles refer to each other in a circle: B → A → B'])
  })
})

describe('The rule tree', () => {
  const told: Told = {
    userProperties: {
      relation: 'or',
      rules: [
        { source: 'city', condition: 'is equal to', value: 'reno' },
        { not: true, rules: [{ source: tenant.fieldSource('Level'), condition: 'is at least', value: 2 }] },
        { source: tenant.fieldSource('Certified'), condition: 'is empty' },
      ],
    },
    userActivities: {
      rules: [
        { condition: 'was completed', courses: [tenant.courseId('Safety'), tenant.courseId('Outlook')], atLeast: 1 },
      ],
    },
  }
  const tree = (name: string, moment = at) => whyOf(tenant, name, [aProfile(1, 'A', told)], moment).filter

  it('has the verdict of each clause, with its path', () => {
    expect(tree('Ana')).toMatchObject({
      path: 'filter',
      relation: 'and',
      holds: false,
      clauses: [
        {
          path: 'userProperties',
          holds: true,
          clauses: [
            { path: 'userProperties.rules[0]', holds: true },
            { path: 'userProperties.rules[1]', holds: false, not: true, clauses: [{ holds: true }] },
            { path: 'userProperties.rules[2]', holds: false },
          ],
        },
        { path: 'userActivities', holds: false, clauses: [{ needed: 1, own: [{ holds: false }, { holds: false }] }] },
      ],
    })
  })

  it('has the person’s own values as they were written, and nothing where there is none', () => {
    const text = JSON.stringify(tree('Ana'))
    expect(text).toContain('"source":"city","label":"City","value":" Reno "')
    expect(text).toContain('"label":"Level","value":"2"')
    expect(text).toContain('"label":"Certified","value":"no"')
    expect(JSON.stringify(tree('Ben'))).toContain('"label":"Level","value":null')
  })

  it('has all enrollments of a course, cancelled ones too, with dates of the tenant’s time zone', () => {
    const [, activities] = tree('Ana', { ...at, zone: 'Europe/Copenhagen' })?.clauses ?? []
    const [rule] = activities?.kind === 'group' ? activities.clauses : []
    expect(rule?.kind === 'rule' ? rule.own.map(({ label, registrations }) => [label, registrations]) : []).toEqual([
      [
        'Safety',
        [
          {
            status: 'cancelled',
            passing: 'not started',
            registered: '2026-01-05T01:00:00+01:00',
            started: null,
            completed: null,
            due: null,
          },
          {
            status: 'active',
            passing: 'in progress',
            registered: '2026-02-05T23:30:00+01:00',
            started: null,
            completed: null,
            due: '2026-03-01T01:00:00+01:00',
          },
        ],
      ],
      ['Outlook', []],
    ])
  })

  it.each([
    ['Ben', 'UTC', '2026-11-20T23:30:00Z', true],
    ['Ben', 'Asia/Tokyo', '2026-11-21T08:30:00+09:00', false],
    ['Cho', 'America/Los_Angeles', '2026-11-20', true],
  ])('has dates as the tenant’s zone has them: %s in %s', (name, zone, value, holds) => {
    const hired: Told = {
      userDates: { rules: [{ source: tenant.fieldSource('Hired'), condition: 'is on', value: '2026-11-20' }] },
    }
    const { filter } = whyOf(tenant, name, [aProfile(1, 'A', hired)], { ...at, zone })
    expect(filter?.clauses).toMatchObject([{ clauses: [{ holds, own: [{ label: 'Hired', value, holds }] }] }])
  })
})
