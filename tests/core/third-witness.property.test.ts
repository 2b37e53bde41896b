import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDuckDb, type DuckDb } from '../../bench/duckdb/open-duckdb.ts'
import { witness } from '../../bench/duckdb/witness.ts'
import { audiences, passOver, type Audience } from '../../core/audiences.ts'
import { audienceIndex } from '../../core/engine/audience-index.ts'
import { hasRow } from '../../core/engine/row-set.ts'
import { populationOf } from '../../core/population.ts'
import type { ProfileDefinition } from '../../core/profile.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { aTenantAtAMoment, mostPeople } from './witness-cases.ts'
import type { Moment } from './witness-dates.ts'
import { profileIdOf, someDefinitions, someSingleRules } from './witness-profiles.ts'

/** Another seed each time, unless `SEED` names the one that failed; it stands in the name of the test. */
const seed = Number(process.env.SEED ?? Date.now() % 0x7fffffff)

type Case = { snapshot: Snapshot; at: Moment; definitions: ProfileDefinition[] }

/** A tenant of at least so many people, and profiles of it. */
const aCase = (least: number, some: (at: Moment) => fc.Arbitrary<ProfileDefinition[]>): fc.Arbitrary<Case> =>
  aTenantAtAMoment(least).chain((tenant) => some(tenant.at).map((definitions) => ({ ...tenant, definitions })))

/** Whom each profile wants by the product, by id. */
function productAnswers({ snapshot, at, definitions }: Case): string[][] {
  const population = populationOf(snapshot)
  const stored = definitions.map((definition, n) => ({ id: profileIdOf(n), definition }))
  const known = audiences(stored, passOver(audienceIndex(population), at))
  const idsOf = (audience: Audience | undefined): string[] => {
    if (audience?.kind !== 'known') throw new Error(`the product cannot: ${JSON.stringify(audience)}`)
    const rows = audience.users()
    return population.people.flatMap(({ id }, row) => (hasRow(rows, row) ? [id] : [])).sort()
  }
  return stored.map(({ id }) => idsOf(known.get(id)))
}

/** The same by SQL. */
async function sqlAnswers(duck: DuckDb, { snapshot, at, definitions }: Case): Promise<string[][]> {
  const sql = await witness(duck, snapshot, at)
  const others = new Map(definitions.map((definition, n): [string, ProfileDefinition] => [profileIdOf(n), definition]))
  const answers: string[][] = []
  for (const definition of definitions) answers.push(await sql.ids(sql.sqlOf(definition, others)))
  return answers
}

describe(`A third witness, SQL in DuckDB (seed ${seed})`, () => {
  let duck: DuckDb
  beforeAll(async () => {
    duck = await openDuckDb({ threads: '1' })
  })
  afterAll(() => duck.close())

  const agrees = (cases: fc.Arbitrary<Case>, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const [product, sql] = [productAnswers(one), await sqlAnswers(duck, one)]
        for (const [n, definition] of one.definitions.entries())
          expect({ profile: definition, people: product[n] }).toEqual({ profile: definition, people: sql[n] })
      }),
      { seed, numRuns, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: true },
    )

  it('finds the same people as the product, person by person, for any profile of any tenant', () =>
    agrees(
      aCase(0, (at) => someDefinitions(at, 6)),
      60,
    ))

  it('finds the same people for any single rule, on any side of any midnight', () =>
    agrees(
      aCase(mostPeople, (at) => someSingleRules(at, 40)),
      50,
    ))
})
