import { livesIn } from '../support/world.ts'

/** A profile that can be saved: people of that city, nothing enrolled. */
export const createProfileBody = (city: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: city,
  description: `People in ${city}.`,
  enroll: false,
  autoPopulate: true,
  throttle: { kind: 'none' },
  ...livesIn(city),
  ...changes,
})

type Nested = { relation: 'and'; not: false; rules: unknown[] }

/** Groups within groups: a group of that many levels, with one rule at its heart. */
export function nested(levels: number, heart: unknown = { source: 'city', condition: 'is not empty' }): Nested {
  let group: Nested = { relation: 'and', not: false, rules: [heart] }
  for (let level = 1; level < levels; level += 1) group = { relation: 'and', not: false, rules: [group] }
  return group
}
