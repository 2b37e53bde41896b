import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byName } from '../../core/by-name.ts'
import type { Moment } from '../../core/calendar.ts'
import { conditions } from '../../core/conditions/conditions.ts'
import { kinds } from '../../core/conditions/question.ts'
import type { EntraUserId, Learn365UserId } from '../../core/ids.ts'
import { apply, difference, plan } from '../../core/plan.ts'
import { filterSections, type FilterSection } from '../../core/profile.ts'
import type { Rule, Rules } from '../../core/rules.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { throttled } from '../../core/throttle.ts'
import { entraId } from '../support/people.ts'
import { aDefinition } from './a-profile.ts'
import { byEngine, wantIn } from './matching.ts'
import { aSnapshot, seed, someRules } from './random.ts'

const at: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'Europe/Copenhagen' }
const anywhere = { absentOnce: new Set<EntraUserId>(), snapshotAgeMs: 0 }
const holds = <Told extends [unknown, ...unknown[]]>(property: fc.IProperty<Told>) =>
  fc.assert(property, { seed, verbose: true, numRuns: 300 })

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 30 })).map((numbers) => new Set(numbers.map(entraId)))

/** Who matches, or what is wrong. */
const matching = (section: FilterSection, rules: Rules, snapshot: Snapshot): unknown[] =>
  byEngine(aDefinition({ [section]: rules }), snapshot, at)

const group = (relation: 'and' | 'or', not: boolean, rules: (Rule | Rules)[]): Rules => ({ relation, not, rules })
const not = (node: Rule | Rules): Rules => group('and', true, [node])
const turned = (node: Rule | Rules): Rule | Rules =>
  'rules' in node ? { ...node, rules: node.rules.map(turned).reverse() } : node

describe(`Have and want, over random people (SEED=${seed})`, () => {
  it('apply(difference(have, want), have) is want', () => {
    holds(
      fc.property(ids, ids, (have, want) => {
        expect(apply(difference(have, want), have)).toEqual(want)
      }),
    )
  })

  it('difference(want, want) is empty, and applying twice is applying once', () => {
    holds(
      fc.property(ids, ids, (have, want) => {
        expect(difference(want, want)).toEqual({ add: [], remove: [] })
        const change = difference(have, want)
        expect(apply(change, apply(change, have))).toEqual(want)
      }),
    )
  })

  it('adds nobody who is there and removes nobody who is not', () => {
    holds(
      fc.property(ids, ids, (have, want) => {
        const { add, remove } = difference(have, want)
        expect(add.every((id) => !have.has(id) && want.has(id))).toBe(true)
        expect(remove.every((id) => have.has(id) && !want.has(id))).toBe(true)
      }),
    )
  })

  it('a plan that is applied leaves nothing to do, and whoever is kept is still there', () => {
    const someRulesOfAll = fc.record({ userProperties: someRules('userProperties'), userDates: someRules('userDates') })
    holds(
      fc.property(aSnapshot, someRulesOfAll, ids, ids, fc.boolean(), (snapshot, told, have, absentOnce, stale) => {
        const want = wantIn(aDefinition(told), snapshot, at)
        const since = { absentOnce, snapshotAgeMs: stale ? 25 * 3_600_000 : 0 }
        const first = plan(want, have, { kind: 'none' }, since)
        const after = apply({ add: first.add.map((member) => member.entraId), remove: first.remove }, have)
        expect(plan(want, after, { kind: 'none' }, since).verdict).toEqual({ kind: 'nothing to do' })
        expect(first.kept.every(({ entraId: id }) => after.has(id))).toBe(true)
        if (stale) expect(first.remove).toEqual([])
      }),
    )
  })

  it('members are (matches ∪ includes) ∖ excludes, as far as they can be members', () => {
    const places = fc.uniqueArray(fc.nat(9))
    holds(
      fc.property(aSnapshot, someRules('userProperties'), places, places, (snapshot, rules, include, exclude) => {
        const people = snapshot.users
        const some = (numbers: number[]): Learn365UserId[] => numbers.flatMap((n) => people[n]?.id ?? [])
        const user = (id: Learn365UserId) => ({ kind: 'user' as const, id })
        const overrides = { include: some(include).map(user), exclude: some(exclude).map(user) }
        const want = wantIn(aDefinition({ userProperties: rules, overrides }), snapshot, at)
        const matches = matching('userProperties', rules, snapshot)
        const expected = people
          .filter(({ id }) => matches.includes(id) || some(include).includes(id))
          .filter(({ id, origin }) => !some(exclude).includes(id) && origin === 'entra')
        expect(want).toMatchObject({ kind: 'known', matches: matches.length })
        const members = want.kind === 'known' ? [...want.members.values()] : []
        expect(new Set(members.map(({ userId }) => userId))).toEqual(new Set(expected.map(({ id }) => id)))
        expect(members).toEqual(members.toSorted(byName))
      }),
    )
  })

  it('moves nobody for a profile that cannot be computed', () => {
    holds(
      fc.property(ids, (have) => {
        const planned = plan(
          { kind: 'cannot', because: 'a rule is not valid', findings: [] },
          have,
          { kind: 'none' },
          anywhere,
        )
        expect(planned).toMatchObject({ verdict: { kind: 'cannot' }, add: [], remove: [], kept: [] })
      }),
    )
  })

  it('whatever the throttle lets through, a smaller change passes too', () => {
    const size = fc.record({ have: fc.nat(50), add: fc.nat(20), remove: fc.nat(20) })
    const throttle = fc.record({ kind: fc.constantFrom('members' as const, 'percent' as const), limit: fc.nat(120) })
    holds(
      fc.property(throttle, size, (limits, { have, add, remove }) => {
        fc.pre(throttled(limits, { have, add, remove }) === undefined && add > 0)
        expect(throttled(limits, { have, add: add - 1, remove })).toBeUndefined()
      }),
    )
  })
})

describe.each(filterSections)(`Rules in %s, over random rules and people (SEED=${seed})`, (section) => {
  const same = (left: (rules: Rules) => Rules, right: (rules: Rules) => Rules) =>
    holds(
      fc.property(someRules(section), aSnapshot, (rules, snapshot) => {
        expect(matching(section, left(rules), snapshot)).toEqual(matching(section, right(rules), snapshot))
      }),
    )

  it('not (a and b) is (not a) or (not b), and the other way round', () => {
    same(
      (rules) => ({ ...rules, not: true }),
      (rules) => group(rules.relation === 'and' ? 'or' : 'and', false, rules.rules.map(not)),
    )
  })
  it('not not a is a', () => {
    same(
      (rules) => rules,
      (rules) => not(not(rules)),
    )
  })
  it('the order of rules does not matter, at any depth', () => {
    same(
      (rules) => rules,
      (rules) => turned(rules) as Rules,
    )
  })
  it('a and a is a, a or a is a', () => {
    same(
      (rules) => group('and', false, [rules, rules]),
      (rules) => group('or', false, [rules, rules]),
    )
  })
  it('nobody is in a and in not a, and nobody in neither', () => {
    holds(
      fc.property(someRules(section), aSnapshot, (rules, snapshot) => {
        const [yes, no] = [rules, not(rules)].map((one) => matching(section, one, snapshot))
        expect([...(yes ?? []), ...(no ?? [])].sort()).toEqual(snapshot.users.map(({ id }) => id).sort())
      }),
    )
  })
})

describe('The random rules', () => {
  it('come to every condition of the table', () => {
    const seen = new Set<string>()
    const note = (node: Rule | Rules): void =>
      'rules' in node ? node.rules.forEach(note) : void seen.add(node.condition)
    for (const section of filterSections) fc.sample(someRules(section), { seed, numRuns: 500 }).forEach(note)
    expect(kinds.flatMap((kind) => conditions[kind].map(({ id }) => id)).filter((id) => !seen.has(id))).toEqual([])
  })
})
