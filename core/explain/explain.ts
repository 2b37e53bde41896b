import type { Audience, Pass } from '../audiences.ts'
import { compileFilter } from '../compile-rules.ts'
import type { FlipStep, OverrideVerdict, Why } from '../contract/why.ts'
import { eligibility } from '../eligibility.ts'
import { hasRow } from '../engine/row-set.ts'
import type { GroupClause } from '../clauses.ts'
import type { ProfileId } from '../ids.ts'
import { nameOf } from '../members.ts'
import type { Person } from '../person.ts'
import type { Override, Profile } from '../profile.ts'
import { smallestFlip } from './flip.ts'
import { flipSteps } from './flip-steps.ts'
import { standingOf, type Standing } from './standing.ts'
import { verdicts } from './verdicts.ts'

type Named = Pick<Profile, 'id' | 'definition'>

/**
 * Why a person is in a profile, or is not: the rule tree with the person's own values, the overrides, and the smallest
 * change that would flip the answer.
 * @param row the person's row in the index of the pass.
 */
export function explain(profile: Named, others: readonly Named[], person: Person, row: number, pass: Pass): Why {
  const { population } = pass.index
  const { definition, id } = profile
  const audience = pass.known.get(id)
  const filter = compileFilter(definition, population, pass.at)
  const root = filter.kind === 'filter' ? filter.root : null
  const overrides = overridesOf(definition.overrides, others, person, row, pass)
  const about = {
    profileId: id,
    title: definition.title,
    user: { id: person.user.id, name: nameOf(person.user), email: person.user.email ?? '' },
    snapshotTakenAt: new Date(population.snapshot.takenAt).toISOString(),
    filter: root && verdicts(root, person, population, pass.at.zone),
    overrides,
  }
  if (audience?.kind !== 'known') {
    const { because, findings } = audience ?? { because: 'it was not computed', findings: [] }
    const problem = { because, findings }
    return { ...about, member: null, because: problem.because, problem, cannotBeAdded: null, flip: null }
  }
  const able = eligibility(person.user)
  const cannotBeAdded = 'because' in able ? able.because : null
  const standing = standingOf(audience, row, pass)
  const { wanted, alone } = standing
  return {
    ...about,
    member: wanted && cannotBeAdded === null,
    because: sentence(about, audience, standing, cannotBeAdded),
    problem: null,
    cannotBeAdded,
    // Nothing of this person's values or overrides flips what lies with another user, or with Entra ID.
    flip: alone && cannotBeAdded === null ? flipOf(root, overrides, person, wanted, pass) : null,
  }
}

const holding = (overrides: OverrideVerdict[], list: 'include' | 'exclude'): OverrideVerdict[] =>
  overrides.filter((override) => override.list === list && override.holds)

function sentence(
  { filter, overrides }: Pick<Why, 'filter' | 'overrides'>,
  { matches }: Extract<Audience, { kind: 'known' }>,
  { wanted, twin }: Standing,
  cannotBeAdded: string | null,
): string {
  if (twin !== null) return `another Learn365 user of the same Entra ID account ${twin}`
  if (wanted && cannotBeAdded !== null) return `should be a member, but ${cannotBeAdded}`
  const [exclude] = holding(overrides, 'exclude')
  if (exclude) return exclude.kind === 'user' ? 'is excluded' : `is excluded by the profile "${exclude.name}"`
  const [include] = holding(overrides, 'include')
  if (include) return include.kind === 'user' ? 'is included' : `is included by the profile "${include.name}"`
  if (wanted) return 'matches the rules'
  if (!filter) return 'is not included, and the profile has no rules'
  return matches === 0 ? 'does not match the rules; nobody does' : 'does not match the rules'
}

/** Overrides first: they beat the rules. Then the fewest values of the person. */
function flipOf(
  root: GroupClause | null,
  overrides: OverrideVerdict[],
  person: Person,
  wanted: boolean,
  pass: Pass,
): FlipStep[] | null {
  const { population } = pass.index
  const takeOut = (list: 'include' | 'exclude'): FlipStep[] =>
    holding(overrides, list).map(({ path }) => ({ kind: 'override', path, change: 'take out' }))
  const isIncluded = holding(overrides, 'include').length > 0
  const matches = root !== null && verdicts(root, person, population, pass.at.zone).holds
  const first = takeOut(wanted ? 'include' : 'exclude')
  // To get in: no exclude, and a match or an include. To get out: no include, and no match.
  const isEnough = wanted ? !matches : matches || isIncluded
  if (isEnough) return first
  if (root === null) return wanted ? first : [...first, { kind: 'override', path: 'overrides.include', change: 'add' }]
  const values = smallestFlip(root, person, pass.at)
  return values && [...first, ...flipSteps(values, person, population, pass.at.zone)]
}

function overridesOf(
  { include, exclude }: Profile['definition']['overrides'],
  others: readonly Named[],
  person: Person,
  row: number,
  { known }: Pass,
): OverrideVerdict[] {
  const titles = new Map<ProfileId, string>(others.map((other) => [other.id, other.definition.title]))
  const verdict =
    (list: 'include' | 'exclude') =>
    (override: Override, i: number): OverrideVerdict[] => {
      const about = { path: `overrides.${list}[${i}]`, list, id: override.id, reason: override.reason ?? null }
      // Other people's overrides say nothing of this person.
      if (override.kind === 'user')
        return override.id === person.user.id
          ? [{ ...about, kind: 'user', name: nameOf(person.user), holds: true }]
          : []
      const audience = known.get(override.id)
      const holds = audience?.kind === 'known' ? hasRow(audience.users(), row) : null
      return [{ ...about, kind: 'profile', name: titles.get(override.id) ?? override.id, holds }]
    }
  return [...include.flatMap(verdict('include')), ...exclude.flatMap(verdict('exclude'))]
}
