import { describe, expect, it } from 'vitest'
import { shrinkage } from '../../core/refresh-guard.ts'
import { countsOf, type Snapshot } from '../../core/snapshot.ts'
import { aTenant } from '../support/people.ts'

/** So many users, courses and filled fields (as many as there are users at most). */
function size({ users = 0, courses = 0, filled = 0 }): Snapshot {
  const tenant = aTenant().field('Team', 'text')
  for (let i = 0; i < courses; i += 1) tenant.course(`Course ${i}`)
  for (let i = 0; i < users; i += 1) tenant.person(`Person ${i}`, i < filled ? { fields: { Team: 'A' } } : {})
  return tenant.snapshot()
}

type Line = [before: Parameters<typeof size>[0], after: Parameters<typeof size>[0], percent: number, found: string[]]
const lines: Line[] = [
  [{ users: 100 }, { users: 90 }, 10, []],
  [{ users: 100 }, { users: 89 }, 10, ['users: 100 before, 89 now']],
  [{ users: 100 }, { users: 0 }, 10, ['users: 100 before, 0 now']],
  [{ users: 100 }, { users: 0 }, 100, []],
  [{ users: 100 }, { users: 500 }, 10, []],
  [{ users: 3 }, { users: 2 }, 10, []],
  [{ users: 3 }, { users: 1 }, 10, ['users: 3 before, 1 now']],
  [{ users: 5, filled: 1 }, { users: 5, filled: 0 }, 10, ['filled Team: 1 before, 0 now']],
  [{ courses: 10 }, { courses: 9 }, 10, []],
  [{ courses: 10 }, { courses: 8 }, 10, ['courses: 10 before, 8 now']],
  [{ users: 50, filled: 50 }, { users: 50, filled: 45 }, 10, []],
  [{ users: 50, filled: 50 }, { users: 50, filled: 44 }, 10, ['filled Team: 50 before, 44 now']],
  [{ users: 50, filled: 0 }, { users: 50, filled: 0 }, 1, []],
  [
    { users: 100, courses: 10, filled: 20 },
    { users: 50, courses: 5, filled: 1 },
    10,
    ['users: 100 before, 50 now', 'courses: 10 before, 5 now', 'filled Team: 20 before, 1 now'],
  ],
]

describe('A refresh that shrinks by more than a share is kept aside', () => {
  it.each(lines)('%o, then %o, with %s percent: %o', (before, after, percent, found) => {
    expect(shrinkage(size(before), size(after), percent)).toEqual(found)
  })

  it('is not asked about at the first refresh', () => {
    expect(shrinkage(undefined, size({}), 10)).toEqual([])
  })

  it('does not ask about a user field that vanished: the profiles that use it are stopped', () => {
    const without = { ...size({ users: 10, filled: 10 }), userFields: [], fieldValues: [] }
    expect(shrinkage(size({ users: 10, filled: 10 }), without, 10)).toEqual([])
  })

  it('tells of enrollments and completions that vanished, of people who are in both', () => {
    const tenant = () => aTenant().course('Safety').person('Ana').person('Ben').person('Cem')
    const before = tenant().person('Dee')
    const after = tenant().enrolled('Ben', 'Safety').enrolled('Cem', 'Safety')
    for (const name of ['Ana', 'Ben', 'Cem', 'Dee']) before.enrolled(name, 'Safety', { passing: 'completed' })
    const now = { ...after.snapshot(), courses: before.snapshot().courses }
    expect(shrinkage(before.snapshot(), now, 10)).toEqual(['completed enrollments: 3 before, 0 now'])
    expect(shrinkage(before.snapshot(), tenant().snapshot(), 10)).toEqual([
      'enrollments: 3 before, 0 now',
      'completed enrollments: 3 before, 0 now',
    ])
  })

  it('tells of a property that was blanked', () => {
    const tenant = () => aTenant().person('Ana', { city: 'Rome' }).person('Ben', { city: 'Oslo' })
    const blanked = tenant().snapshot()
    const fresh = { ...blanked, users: blanked.users.map((user) => ({ ...user, city: ' ' })) }
    expect(shrinkage(tenant().snapshot(), fresh, 10)).toEqual(['filled City: 2 before, 0 now'])
  })

  it('tells of directory ids that vanished: without them nobody can be a member', () => {
    const before = aTenant().person('Ana').person('Ben').snapshot()
    const fresh = { ...before, users: before.users.map((user) => ({ ...user, directoryId: null })) }
    expect(shrinkage(before, fresh, 10)).toEqual(['people who can be members: 2 before, 0 now'])
  })

  it('counts people who are there: no groups and nobody deleted', () => {
    const tenant = aTenant().person('Ana').person('Ben', { deleted: true }).person('Team', { principal: 'group' })
    expect(countsOf(tenant.snapshot())).toEqual({
      courses: 0,
      catalogs: 0,
      users: 1,
      userFields: 0,
      fieldValues: 0,
      enrollments: 0,
      roleAssignments: 0,
    })
  })
})
