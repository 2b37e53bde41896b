import { Engine } from 'json-rules-engine'
import type { Clause, Edge, Want } from '../reading/clause.ts'
import { hasAnniversary } from '../reading/days.ts'
import { coursesTest, isWithin, type Making } from './closures.ts'
import type { PeerDate, PeerPerson } from './people.ts'
import { conditionsOf } from './rules-engine-conditions.ts'

/** One engine with a rule a profile: each run answers all of them for one person. */
export function rulesEngine(wants: Want[], people: PeerPerson[], making: Making): () => Promise<number[]> {
  const engine = new Engine([], { pathResolver: (person, path) => resolve(person as PeerPerson, path) })
  engine.addOperator('contains', (text: string, part: string) => text.includes(part))
  engine.addOperator('starts with', (text: string, part: string) => text.startsWith(part))
  engine.addOperator('ends with', (text: string, part: string) => text.endsWith(part))
  engine.addOperator('within', (date: PeerDate | null, edges: Edge[]) => isWithin(date, edges))
  engine.addOperator(
    'anniversary',
    (date: PeerDate | null, { first, last }: Clause & { kind: 'anniversary' }) =>
      date !== null && hasAnniversary(date.day, first, last),
  )
  engine.addOperator('courses', (person: PeerPerson, clause: Clause & { kind: 'courses' }) =>
    coursesTest(clause, making.now)(person),
  )
  const profiles = wants.map((want, n) => ({ conditions: conditionsOf(want, making), event: { type: String(n) } }))
  for (const profile of profiles) engine.addRule(profile)
  return async () => {
    const counts = wants.map(() => 0)
    for (const person of people) {
      const { events } = await engine.run({ person })
      for (const { type } of events) counts[Number(type)] = (counts[Number(type)] ?? 0) + 1
    }
    return counts
  }
}

function resolve(person: PeerPerson, path: string): unknown {
  if (path === '') return person
  return path === 'place' ? person.place : person.cells[Number(path)]
}
