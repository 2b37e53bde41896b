import type { Moment } from './calendar.ts'
import type { GroupClause } from './clauses.ts'
import { compileFilter } from './compile-rules.ts'
import type { AudienceIndex } from './engine/audience-index.ts'
import { evaluatorOf, type Evaluator } from './engine/evaluate.ts'
import { fewOf, listed, type Union } from './engine/row-set.ts'
import { alone, type Combined } from './engine/words.ts'
import { finding, type Finding } from './findings.ts'
import type { ProfileId } from './ids.ts'
import { nothingInIt, type Override, type Profile, type ProfileDefinition } from './profile.ts'
import { profileOrder } from './profile-order.ts'

/** Whom a profile describes, as rows of the index, or why that cannot be said; "cannot" never means "nobody". */
export type Audience =
  | {
      kind: 'known'
      /** How many match the rules, before overrides. */
      matches: number
      /** `(matches ∪ includes) ∖ excludes`; some of them may be unable to be in an Entra ID group. */
      users: () => Union
      /** How many users that are. */
      size: number
      included: Union | null
      excluded: Union | null
    }
  | { kind: 'cannot'; because: string; findings: Finding[] }

const cannot = (because: string, findings: Finding[] = []): Audience => ({ kind: 'cannot', because, findings })

/** What computing an audience needs beside the definition; `known` holds the profiles that it may refer to. */
export type Pass = { index: AudienceIndex; at: Moment; evaluate: Evaluator; known: Map<ProfileId, Audience> }

/** A pass over a tenant's profiles at one moment. */
export const passOver = (index: AudienceIndex, at: Moment): Pass => ({
  index,
  at,
  evaluate: evaluatorOf(index, at.zone),
  known: new Map(),
})

/**
 * Computes every profile's audience in one pass: `want = (matches ∪ includes) ∖ excludes`; exclude beats include. A
 * reference means that profile's want in this pass; if it could not be computed, every profile that refers to it
 * cannot be either.
 */
export function audiences(profiles: Pick<Profile, 'id' | 'definition'>[], pass: Pass): Map<ProfileId, Audience> {
  const { order, cycles } = profileOrder(profiles)
  for (const { id, definition } of order) {
    const cycle = cycles.get(id)
    pass.known.set(
      id,
      cycle ? cannot(`profiles refer to each other in a circle: ${cycle}`) : audienceOf(definition, pass),
    )
  }
  return pass.known
}

/** Computes one definition's audience. */
export function audienceOf(definition: ProfileDefinition, pass: Pass): Audience {
  const { overrides } = definition
  const { population } = pass.index
  const filter = compileFilter(definition, population, pass.at)
  if (filter.kind === 'invalid') return cannot('a rule is not valid', filter.findings)
  if (filter.kind === 'none' && overrides.include.length === 0)
    return cannot(overrides.exclude.length === 0 ? nothingInIt : 'it has no filter and only excludes')
  const include = named(overrides.include, 'overrides.include', pass)
  const exclude = named(overrides.exclude, 'overrides.exclude', pass)
  const broken = [...include.findings, ...exclude.findings]
  if (broken.length > 0) return cannot('a profile that it refers to cannot be computed', broken)
  const root = filter.kind === 'none' ? null : filter.root
  return counted({ root, included: include.rows, excluded: exclude.rows }, pass)
}

type Parts = { root: GroupClause | null; included: Union | null; excluded: Union | null }

/** Counts an audience. Its rows are taken out at once where they are few, else worked out again when they are wanted. */
function counted({ root, included, excluded }: Parts, { index, evaluate }: Pass): Audience {
  const people = index.population.people.length
  const matching = (): Combined => (root ? evaluate(root) : alone(listed(noRows), people))
  const overridden = (found: Combined): Combined => {
    if (included) found.add(included)
    if (excluded) found.remove(excluded)
    return found
  }
  const found = matching()
  const matches = found.size()
  const size = included || excluded ? overridden(found).size() : matches
  let rows: Union | undefined = size <= fewOf(people) ? found.takeOut() : undefined
  return { kind: 'known', matches, size, included, excluded, users: () => (rows ??= overridden(matching()).takeOut()) }
}

const noRows = new Uint32Array(0)

/** The people whom overrides name, directly or by a profile. */
function named(
  overrides: Override[],
  path: string,
  { index, known }: Pass,
): { rows: Union | null; findings: Finding[] } {
  if (overrides.length === 0) return { rows: null, findings: [] }
  const { rowOf } = index.population
  const users: number[] = []
  const referred: Union[] = []
  const findings: Finding[] = []
  for (const [i, override] of overrides.entries()) {
    if (override.kind === 'user') {
      const row = rowOf.get(override.id)
      if (row !== undefined) users.push(row)
      continue
    }
    const audience = known.get(override.id)
    if (audience?.kind === 'known') referred.push(audience.users())
    else {
      const found = finding(`${path}[${i}]`, override.id, 'a profile whose members can be computed', {
        code: 'profile cannot be computed',
      })
      findings.push(audience ? { ...found, found: audience.because } : found)
    }
  }
  const bitmaps = referred.flatMap((one) => one.bitmaps)
  const lists = [new Uint32Array(users), ...referred.flatMap((one) => one.lists)]
  return { rows: { bitmaps, lists }, findings }
}
