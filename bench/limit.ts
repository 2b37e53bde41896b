import type { Moment } from '../core/calendar.ts'
import { clausesIn } from '../core/clauses.ts'
import { compileFilter } from '../core/compile-rules.ts'
import { audienceIndex } from '../core/engine/audience-index.ts'
import { bitmap, setRows } from '../core/engine/bitmap.ts'
import { evaluatorOf } from '../core/engine/evaluate.ts'
import { eachRow, united } from '../core/engine/row-set.ts'
import { combine } from '../core/engine/words.ts'
import { populationOf } from '../core/population.ts'
import type { ProfileDefinition } from '../core/profile.ts'
import type { Snapshot } from '../core/snapshot.ts'

/**
 * What no engine of bitmaps can do without: one write of each posting of each distinct rule, and for each profile one go
 * over the words of each of its rules' bitmaps. Everything else (reading the profile, finding the rule, taking memory) is
 * done before the clock starts.
 */
export function limitOf(snapshot: Snapshot, definitions: ProfileDefinition[], at: Moment): { run: () => number } {
  const index = audienceIndex(populationOf(snapshot))
  const people = index.population.people.length
  const evaluate = evaluatorOf(index, at.zone)
  const rules = new Map<string, { rows: Uint32Array; bits: Uint32Array }>()
  const profiles = definitions.map((definition) => {
    const filter = compileFilter(definition, index.population, at)
    if (filter.kind !== 'filter') return []
    return [...clausesIn(filter.root)].flatMap((clause) => {
      if (clause.kind !== 'rule') return []
      const key = JSON.stringify([clause.sources, clause.needed, clause.question])
      const known = rules.get(key)
      if (known) return [known]
      const rows: number[] = []
      eachRow(evaluate(clause).takeOut(), (row) => rows.push(row))
      const rule = { rows: Uint32Array.from(rows), bits: bitmap(people) }
      rules.set(key, rule)
      return [rule]
    })
  })
  return {
    run() {
      for (const { rows, bits } of rules.values()) setRows(bits, rows, 0, rows.length)
      let count = 0
      for (const sets of profiles) {
        if (sets.length === 0) continue
        const operands = { sets: sets.map(({ bits }) => united([bits], [])), masks: sets.map(() => 0) }
        count += combine(operands, every, people).size()
      }
      return count
    },
  }
}

const every = { relation: 'and', not: false } as const
