import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Override } from '../../core/profile.ts'
import { aTenant, profileId } from '../support/people.ts'
import { aDefinition, type Told } from './a-profile.ts'
import {
  byNames,
  contoso,
  errorsOf,
  fabrikam,
  fileOf,
  newIdOf,
  people,
  planned,
  snapshotOf,
  type Named,
} from './profile-files.ts'
import { seed, someFilter } from './random.ts'

const profile = (n: number, title: string, told: Told = {}): Named => ({
  id: profileId(n),
  definition: aDefinition({ title, ...told }),
})
const inOslo: Told = { userProperties: { rules: [{ source: 'city', condition: 'is equal to', value: 'Oslo' }] } }
const completed = (source: string): Told => ({ userActivities: { rules: [{ source, condition: 'was completed' }] } })
const refersTo = (n: number): Told => ({ overrides: { include: [{ kind: 'profile', id: profileId(n) }] } })
const includes = (name: string): Told => ({ overrides: { include: [{ kind: 'user', id: fabrikam.idOf(name) }] } })
const filed = (...profiles: Named[]) => fileOf(profiles, snapshotOf(fabrikam))

/** Profiles of the first tenant: random filters, courses, people and profiles that come before or after. */
const someProfiles: fc.Arbitrary<Named[]> = fc
  .array(
    fc.record({
      filter: someFilter,
      title: fc.constantFrom('Everyone', 'everyone', 'New hires', '東京', 'A "b" \\ c\u2028d'),
      users: fc.subarray(people),
      throttle: fc.constantFrom<Told['throttle']>({ kind: 'none' }, { kind: 'percent', limit: 5, floor: 3 }),
      courses: fc.subarray(['Safety', 'Outlook', 'Ethics']),
      refers: fc.boolean(),
      switches: fc.record({ enroll: fc.boolean(), autoPopulate: fc.boolean() }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) =>
    list.map(({ filter, title, users, throttle, courses, refers, switches }, n) => {
      const include = users.map((name): Override => ({ kind: 'user', id: fabrikam.idOf(name), reason: 'So it is' }))
      // To the next one, so that a file names what comes later; titles decide the order in the file.
      const exclude: Override[] = refers && n + 1 < list.length ? [{ kind: 'profile', id: profileId(n + 2) }] : []
      const ids = courses.map((course) => fabrikam.courseId(course))
      const told = { ...filter, ...switches, throttle, overrides: { include, exclude }, courses: ids }
      return profile(n + 1, `${title} ${n}`, told)
    }),
  )

describe('Profiles that come into a tenant in which the same things have other ids', () => {
  it(`are all found by name, and are the same but for the ids (seed ${seed})`, () => {
    fc.assert(
      fc.property(someProfiles, (profiles) => {
        const file = fileOf(profiles, snapshotOf(fabrikam))
        const plan = planned(file, { keepSwitches: true })
        expect(errorsOf(plan)).toEqual([])
        expect(plan.create).toHaveLength(profiles.length)
        const again = fileOf(plan.create, snapshotOf(contoso))
        expect(byNames(again)).toEqual(byNames(file))
        for (const { id } of file) expect(JSON.stringify(again)).not.toContain(id)
      }),
      { seed, numRuns: 200 },
    )
  })

  it(`are written after those that they refer to (seed ${seed})`, () => {
    fc.assert(
      fc.property(someProfiles, (profiles) => {
        const there = new Set<string>()
        for (const { id, definition } of planned(fileOf(profiles, snapshotOf(fabrikam))).create) {
          for (const one of definition.overrides.exclude) expect(there).toContain(one.id)
          there.add(id)
        }
      }),
      { seed, numRuns: 100 },
    )
  })

  it(`are not imported twice when the import is resumed after any of them (seed ${seed})`, () => {
    fc.assert(
      fc.property(someProfiles, fc.nat(6), (profiles, k) => {
        const file = fileOf(profiles, snapshotOf(fabrikam))
        const done = planned(file).create.slice(0, k)
        const { create, here } = planned(file, { profiles: done, resume: true })
        expect(here.map(({ id }) => id).toSorted()).toEqual(done.map(({ id }) => id).toSorted())
        expect(create).toHaveLength(profiles.length - done.length)
        const all = fileOf([...done, ...create], snapshotOf(contoso))
        expect(byNames(all)).toEqual(byNames(fileOf(planned(file).create, snapshotOf(contoso))))
      }),
      { seed, numRuns: 200 },
    )
  })
})

describe('What a profile of a file refers to', () => {
  it('is what has the same id here, whatever it is called; another name is worth a look', () => {
    const [there] = filed(profile(1, 'A', completed(fabrikam.courseSource('Safety'))))
    const here = aTenant().course('Safety at work').person('Ana').enrolled('Ana', 'Safety at work').snapshot()
    const { create } = planned([there], { snapshot: here })
    expect(create[0]?.definition.userActivities?.rules).toMatchObject([{ source: fabrikam.courseSource('Safety') }])
    expect(create[0]?.findings).toContainEqual({
      path: 'profiles[0].userActivities.rules[0].source',
      found: '"Safety" in the file',
      expected: '"Safety at work" has that id here',
      severity: 'warning',
      about: { code: 'named otherwise', inFile: 'Safety', here: 'Safety at work' },
    })
  })

  it('is told with its path, what was found, and the nearest names, where it is not here', () => {
    const several = { condition: 'was completed', courses: [fabrikam.courseId('Safety'), fabrikam.courseId('Ethics')] }
    const file = filed(
      profile(1, 'A', inOslo),
      profile(2, 'B', {
        userDates: { rules: [{ source: fabrikam.fieldSource('Hired'), condition: 'is not empty' }] },
        userActivities: { rules: [{ relation: 'or', rules: [several] }] },
        overrides: {
          exclude: [
            { kind: 'user', id: fabrikam.idOf('Eva') },
            { kind: 'profile', id: profileId(7) },
          ],
        },
        courses: [fabrikam.courseId('Outlook')],
      }),
    )
    const here = aTenant()
    for (let n = 0; n < 6; n += 1) here.course(`Course ${n}`).field(`Field ${n}`, 'text').person(`Person ${n}`)
    here.course('Safty').course('Ethics').person('Ewa', { email: 'ewa@contoso.example' })
    const snapshot = here.snapshot()
    const plan = planned(file, {
      snapshot: { ...snapshot, courses: snapshot.courses.slice(6), userFields: [], users: snapshot.users.slice(-1) },
    })
    expect(plan.create.map(({ titleInFile }) => titleInFile)).toEqual(['A'])
    expect(plan.problems[0]?.findings.map(({ path, found, expected }) => [path, found, expected])).toEqual([
      [
        'profiles[1].userDates.rules[0].source',
        `"Hired" (${fabrikam.fieldSource('Hired').slice(6)})`,
        'a user field that exists in Learn365, by its id or its title',
      ],
      [
        'profiles[1].userActivities.rules[0].rules[0].courses[0]',
        `"Safety" (${fabrikam.courseId('Safety')})`,
        'a course that exists in Learn365, by its id or its title; perhaps "Safty"',
      ],
      [
        'profiles[1].overrides.exclude[0]',
        `"Eva" (${fabrikam.idOf('Eva')})`,
        'a user who is in Learn365, by id or e-mail address; perhaps "ewa@contoso.example"',
      ],
      [
        'profiles[1].overrides.exclude[1]',
        `"${profileId(7)}"`,
        'another profile of the file or of this tenant, by its id or its title',
      ],
      [
        'profiles[1].courses[0]',
        `"Outlook" (${fabrikam.courseId('Outlook')})`,
        'a course that exists in Learn365, by its id or its title',
      ],
    ])
  })

  it('is not guessed where several have that name here, unless their catalogs tell them apart', () => {
    const catalogs = (...names: string[]) => {
      const snapshot = contoso.snapshot()
      const [course] = snapshot.courses.slice(-1)
      if (!course) throw new Error('there is no course')
      const twins = names.map((name, n) => ({ ...course, title: 'Safety', id: `twin-${n}`, catalogId: name }))
      const own = names.map((name) => ({ id: name, title: name }))
      return { ...snapshot, courses: twins, catalogs: own } as unknown as typeof snapshot
    }
    const file = filed(profile(1, 'A', { ...inOslo, courses: [fabrikam.courseId('Safety')] }))
    expect(planned(file, { snapshot: catalogs('Main catalog', 'Other') }).create[0]?.definition.courses).toEqual([
      'twin-0',
    ])
    const [problem] = planned(file, { snapshot: catalogs('One', 'Other') }).problems
    expect(problem?.findings).toMatchObject([
      { path: 'profiles[0].courses[0]', expected: expect.stringMatching(/; 2 have that name here$/) as string },
    ])
  })

  it('is not guessed where the file itself gives the name twice', () => {
    const [a] = filed(
      profile(1, 'A', { ...inOslo, courses: [fabrikam.courseId('Safety'), fabrikam.courseId('Ethics')] }),
    )
    const title = { title: 'Safety', catalog: 'Main catalog' }
    const names = { courses: { [fabrikam.courseId('Safety')]: title, [fabrikam.courseId('Ethics')]: title } }
    expect(errorsOf(planned([{ ...a, names }]))).toHaveLength(2)
  })

  it('is a profile of the same file before one that is here, and may come later in it', () => {
    const file = filed(profile(1, 'B', inOslo), profile(2, 'A', refersTo(1)))
    expect(file.map(({ title }) => title)).toEqual(['A', 'B'])
    const { create } = planned(file, { profiles: [profile(1, 'B', inOslo)] })
    expect(create.map(({ definition }) => definition.title)).toEqual(['B (2)', 'A'])
    expect(create[1]?.definition.overrides.include).toEqual([{ kind: 'profile', id: newIdOf(1) }])
  })

  it('is a profile that is here, by its title, where the file does not have it', () => {
    const [, b] = filed(profile(1, 'A', inOslo), profile(2, 'B', refersTo(1)))
    const { create } = planned([b], { profiles: [profile(9, 'a', inOslo)] })
    expect(create[0]?.definition.overrides.include).toEqual([{ kind: 'profile', id: profileId(9) }])
    expect(errorsOf(planned([b], { profiles: [profile(8, 'A', inOslo), profile(9, 'a', inOslo)] }))).toHaveLength(1)
  })
})

describe('A profile of a file', () => {
  it('is switched off when it comes, unless the switches are to be kept', () => {
    const file = filed(profile(1, 'A', inOslo))
    expect(planned(file).create[0]?.definition).toMatchObject({ enroll: false, autoPopulate: false })
    expect(planned(file, { keepSwitches: true }).create[0]?.definition).toMatchObject({
      enroll: true,
      autoPopulate: true,
    })
  })

  it('gets a number behind a title that is taken, here or in the file', () => {
    const file = filed(profile(1, 'Oslo', inOslo), profile(2, 'OSLO', inOslo), profile(3, 'Oslo (2)', inOslo))
    const titles = planned(file, { profiles: [profile(9, 'oslo', includes('Ana'))] }).create.map(
      (one) => one.definition.title,
    )
    expect(new Set(titles.map((title) => title.toLowerCase())).size).toBe(3)
    expect(titles.toSorted()).toEqual(['OSLO (3)', 'Oslo (2)', 'Oslo (2) (2)'].toSorted())
  })

  it('that is here already is told of, and not imported again when an import is resumed', () => {
    const file = filed(profile(1, 'A', inOslo), profile(2, 'B', refersTo(1)))
    const profiles = [profile(9, 'A (2)', inOslo)]
    expect(planned(file, { profiles }).create[0]?.findings).toContainEqual({
      path: 'profiles[0]',
      found: 'the same as "A (2)", which is here already',
      expected: 'resume=true, if an import of this file did not come to its end',
      severity: 'warning',
    })
    const { create, here } = planned(file, { profiles, resume: true })
    expect(here).toEqual([{ place: 0, id: profileId(9), title: 'A (2)' }])
    expect(create.map(({ definition }) => definition.overrides.include)).toEqual([
      [{ kind: 'profile', id: profileId(9) }],
    ])
  })

  it('is not imported where one that it refers to is not', () => {
    const file = filed(
      profile(1, 'A', { ...inOslo, courses: ['gone'] }),
      profile(2, 'B', refersTo(1)),
      profile(3, 'C', refersTo(2)),
      profile(4, 'D', inOslo),
    )
    const plan = planned(file)
    expect(errorsOf(plan)).toEqual([
      'profiles[0].courses[0]: "gone"',
      'profiles[1].overrides.include[0]: "A"',
      'profiles[2].overrides.include[0]: "B"',
    ])
    expect(plan.create.map(({ titleInFile }) => titleInFile)).toEqual(['D'])
  })

  it('is not imported where profiles refer to each other in a circle', () => {
    const file = filed(
      profile(1, 'A', refersTo(2)),
      profile(2, 'B', refersTo(1)),
      profile(3, 'C', refersTo(1)),
      profile(4, 'D', refersTo(4)),
    )
    const plan = planned(file)
    expect(plan.create).toEqual([])
    expect(plan.problems.map(({ findings }) => findings[0]?.path)).toEqual(
      [0, 1].map((n) => `profiles[${n}].overrides`).concat('profiles[2].overrides.include[0]', 'profiles[3].overrides'),
    )
  })

  it('is not imported where another has its id', () => {
    const [a] = filed(profile(1, 'A', inOslo))
    expect(errorsOf(planned([a, { ...a, title: 'B' }]))).toEqual(
      [0, 1].map((n) => `profiles[${n}].id: "${profileId(1)}"`),
    )
  })

  it('is warned of what is worth a look in its rules, as when it is saved', () => {
    const rules = [{ source: 'city', condition: 'is equal to', value: 'Olso' }]
    const [one] = planned(filed(profile(1, 'A', { userProperties: { rules } }))).create
    expect(one?.findings).toMatchObject([
      { path: 'profiles[0].userProperties.rules[0].value', found: '"Olso": 0 users', severity: 'warning' },
    ])
  })
})
