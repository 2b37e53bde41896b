import type { Moment } from '../calendar.ts'
import { clausesIn, sourceKey, type Clause, type GroupClause, type RuleClause } from '../clauses.ts'
import { holds, type CellOf, type Kind } from '../conditions/question.ts'
import type { Person } from '../person.ts'
import { satisfies, type Instead } from '../plain.ts'
import { leversOf, type Lever } from './levers.ts'

export type Flip = { lever: Lever; to: CellOf[Kind] }[]
type Levers = ReadonlyMap<string, Lever>

/** Two changes at once are all tried, as long as that looks at no more values than this: an answer must not take seconds. */
const mostLooks = 2_000_000

/**
 * The smallest number of a person's values that would have to be otherwise for a filter to answer the other way, with one
 * such value each: exact for one value, and for two where the filter is not huge; else the fewest clauses. Every answer
 * has been tried: with these values the filter does flip.
 * @returns null where no such values were found.
 */
export function smallestFlip(filter: GroupClause, person: Person, at: Moment): Flip | null {
  const levers = leversOf(filter, person, at)
  const wanted = !satisfies(person, filter, at.zone)
  const flips = (instead: Instead): boolean => satisfies(person, filter, at.zone, instead) === wanted
  const looks = [...clausesIn(filter)].reduce((sum, one) => sum + (one.kind === 'rule' ? one.sources.length : 0), 0)
  const found = oneOrTwo(levers, flips, mostLooks / looks) ?? planned(filter, wanted, levers, person, at.zone)
  if (!found || !flips(found)) return null
  return [...found].flatMap(([key, to]) => {
    const lever = levers.get(key)
    return lever ? [{ lever, to }] : []
  })
}

function oneOrTwo(levers: Levers, flips: (instead: Instead) => boolean, mostTries: number): Instead | undefined {
  const single = [...levers].flatMap(([key, { cells }]) => cells.map((cell) => [key, cell] as const))
  const one = single.find((step) => flips(new Map([step])))
  if (one) return new Map([one])
  let tries = 0
  for (const [i, first] of single.entries())
    for (const second of single.slice(i + 1)) {
      if (first[0] === second[0]) continue
      if ((tries += 1) > mostTries) return undefined
      const both = new Map([first, second])
      if (flips(both)) return both
    }
  return undefined
}

/** What a rule's answer at one of its sources should be. */
type Task = { key: string; rule: RuleClause; holds: boolean }

/** Fulfils the cheapest set of tasks, each source by one cell that does for all its tasks. */
function planned(
  filter: GroupClause,
  wanted: boolean,
  levers: Levers,
  person: Person,
  zone: string,
): Instead | undefined {
  const tasks = cheapest(filter, wanted, levers, person, zone)
  const instead = new Map<string, CellOf[Kind]>()
  for (const key of new Set(tasks?.map((task) => task.key))) {
    const mine = tasks?.filter((task) => task.key === key) ?? []
    const cell = levers
      .get(key)
      ?.cells.find((one) =>
        mine.every((task) => holds(task.rule.sources[0]?.kind ?? 'text', task.rule.question, one, zone) === task.holds),
      )
    if (cell === undefined) return undefined
    instead.set(key, cell)
  }
  return tasks && instead
}

/** The fewest tasks that make a clause true or false; undefined where no cell can. */
function cheapest(clause: Clause, wanted: boolean, levers: Levers, person: Person, zone: string): Task[] | undefined {
  if (satisfies(person, clause, zone) === wanted) return []
  if (clause.kind === 'rule') return tasksOf(clause, wanted, levers, zone)
  const inner = clause.not ? !wanted : wanted
  const parts = clause.clauses.map((part) => cheapest(part, inner, levers, person, zone))
  // All of them are needed for an "and" to hold and for an "or" not to; else one is enough.
  if ((clause.relation === 'and') === inner) return parts.every((part) => part !== undefined) ? parts.flat() : undefined
  return parts.filter((part) => part !== undefined).toSorted((a, b) => a.length - b.length)[0]
}

function tasksOf(rule: RuleClause, wanted: boolean, levers: Levers, zone: string): Task[] | undefined {
  const says = (kind: Kind, cell: CellOf[Kind]): boolean => holds(kind, rule.question, cell, zone)
  const all = rule.sources.map((source) => ({ source, lever: levers.get(sourceKey(source)) }))
  const yes = all.filter(({ source, lever }) => lever && says(source.kind, lever.own)).length
  const missing = wanted ? rule.needed - yes : yes - rule.needed + 1
  const able = all.filter(({ source, lever }) => {
    const isOtherwise = lever && says(source.kind, lever.own) !== wanted
    return isOtherwise && lever.cells.some((cell) => says(source.kind, cell) === wanted)
  })
  if (able.length < missing) return undefined
  return able.slice(0, missing).map(({ source }) => ({ key: sourceKey(source), rule, holds: wanted }))
}
