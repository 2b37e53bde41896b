import { describe, expect, it } from 'vitest'
import type { EntraUserId } from '../../core/ids.ts'
import type { Want } from '../../core/members.ts'
import { plan, staleAfterMs } from '../../core/plan.ts'
import type { Throttle } from '../../core/profile.ts'
import { aTenant, entraId } from '../support/people.ts'

const tenant = aTenant()
const names = ['Ana', 'Ben', 'Cho', 'Dov', 'Eve'] as const
names.forEach((name) => tenant.person(name))
type Name = (typeof names)[number]

const wanted = (...who: Name[]): Want => ({
  kind: 'known',
  matches: who.length,
  members: new Map(
    who.map((name) => {
      const id = tenant.entraIdOf(name)
      return [id, { userId: tenant.idOf(name), entraId: id, name, email: '', reason: 'matches the rules' }]
    }),
  ),
  cannot: [],
  excluded: new Set(),
})
const set = (who: readonly Name[]): Set<EntraUserId> => new Set(who.map((name) => tenant.entraIdOf(name)))
const nameOf = (id: EntraUserId): string => names[[1, 2, 3, 4, 5].findIndex((n) => entraId(n) === id)] ?? 'stranger'
const free: Throttle = { kind: 'none' }

type Said = { verdict: string; add?: string[]; remove?: string[]; kept?: string[] }
function ask(
  want: Want,
  have: readonly Name[],
  throttle = free,
  absent: readonly Name[] = [],
  snapshotAgeMs = 0,
): Said {
  const made = plan(want, set(have), throttle, { absentOnce: set(absent), snapshotAgeMs })
  return {
    verdict: 'because' in made.verdict ? `${made.verdict.kind}: ${made.verdict.because}` : made.verdict.kind,
    add: made.add.map(({ name }) => name),
    remove: made.remove.map(nameOf),
    kept: made.kept.map(({ entraId: id, because }) => `${nameOf(id)}: ${because}`),
  }
}

describe('The plan of one profile', () => {
  const two: Throttle = { kind: 'members', limit: 2 }
  const everybody = wanted('Ana', 'Ben', 'Cho')
  const empty = 'held: the result is empty, but the group has members'
  const cannot: Want = { kind: 'cannot', because: 'it has no filter and no overrides', findings: [] }
  it.each<[string, Said, Said]>([
    ['nothing to do when have is want', ask(everybody, ['Cho', 'Ben', 'Ana']), { verdict: 'nothing to do' }],
    ['nothing to do when nobody is wanted in an empty group', ask(wanted(), []), { verdict: 'nothing to do' }],
    ['the first population', ask(everybody, []), { verdict: 'apply', add: ['Ana', 'Ben', 'Cho'] }],
    ['some of everything', ask(everybody, ['Ana', 'Dov']), { verdict: 'apply', add: ['Ben', 'Cho'], remove: ['Dov'] }],
    [
      'an empty result for a group that has members is held',
      ask(wanted(), ['Ana']),
      { verdict: empty, remove: ['Ana'] },
    ],
    [
      'the throttle holds what exceeds it, by name',
      ask(everybody, ['Dov'], two),
      { verdict: 'held: 4 member changes exceed 2 members', add: ['Ana', 'Ben', 'Cho'], remove: ['Dov'] },
    ],
    ['the throttle lets pass what reaches it', ask(everybody, ['Ana'], two), { verdict: 'apply', add: ['Ben', 'Cho'] }],
    [
      'a profile that cannot be computed: nothing moves',
      ask(cannot, ['Ana', 'Ben']),
      { verdict: 'cannot: it has no filter and no overrides' },
    ],
  ])('%s', (_, made, expected) => {
    expect(made).toEqual({ add: [], remove: [], kept: [], ...expected })
  })

  it('counts have and want', () => {
    const made = plan(everybody, set(['Ana', 'Dov']), free, { absentOnce: new Set(), snapshotAgeMs: 0 })
    expect(made).toMatchObject({ have: 2, want: 3 })
  })
})

describe('Nobody is removed by an error', () => {
  const absent = 'absent from one snapshot only'
  const stale = 'the snapshot is older than 24 hours'
  const one: Throttle = { kind: 'members', limit: 1 }
  it.each<[string, Said, Said]>([
    [
      'absent from one snapshot only: kept',
      ask(wanted('Ana'), ['Ana', 'Ben', 'Cho'], free, ['Ben']),
      { verdict: 'apply', remove: ['Cho'], kept: [`Ben: ${absent}`] },
    ],
    [
      'all that would go is kept',
      ask(wanted(), ['Ben'], free, ['Ben']),
      { verdict: 'nothing to do', kept: [`Ben: ${absent}`] },
    ],
    [
      'those who are kept are no changes',
      ask(wanted('Ana'), ['Ana', 'Ben', 'Cho'], one, ['Ben']),
      { verdict: 'apply', remove: ['Cho'], kept: [`Ben: ${absent}`] },
    ],
    [
      'a stale snapshot adds but does not remove, and says so',
      ask(wanted('Ana', 'Ben'), ['Ben', 'Cho'], free, [], staleAfterMs + 1),
      { verdict: 'apply', add: ['Ana'], kept: [`Cho: ${stale}`] },
    ],
    [
      'a snapshot of exactly 24 hours is not stale',
      ask(wanted('Ana'), ['Ana', 'Cho'], free, [], staleAfterMs),
      { verdict: 'apply', remove: ['Cho'] },
    ],
    [
      'an empty result from a stale snapshot moves nobody',
      ask(wanted(), ['Ana', 'Ben'], free, [], staleAfterMs + 1),
      { verdict: 'nothing to do', kept: [`Ana: ${stale}`, `Ben: ${stale}`] },
    ],
  ])('%s', (_, made, expected) => {
    expect(made).toEqual({ add: [], remove: [], kept: [], ...expected })
  })
})
