import { audienceOf, passOver } from '../core/audiences.ts'
import type { Moment } from '../core/calendar.ts'
import { checkProfile } from '../core/checks/check-profile.ts'
import { clauseCounts } from '../core/clause-counts.ts'
import { compileFilter } from '../core/compile-rules.ts'
import { audienceIndex } from '../core/engine/audience-index.ts'
import { populationOf } from '../core/population.ts'
import type { ProfileDefinition } from '../core/profile.ts'
import type { Rule } from '../core/rules.ts'
import type { Snapshot } from '../core/snapshot.ts'

/** The product's own engine over one snapshot. */
export type Ours = {
  name: string
  /** How many people each profile wants, before anybody is found unable to be a member. */
  evaluate(definitions: ProfileDefinition[]): number[]
  /** What the editor shows while somebody types: the count, the count of every clause, and what is to be said of them. */
  live(draft: ProfileDefinition): { count: number; clauses: number; findings: number }
}

/** Opens the engine on a snapshot at a moment, with every column built: that is its loading. */
export function openOurs(snapshot: Snapshot, at: Moment): Ours {
  const index = audienceIndex(populationOf(snapshot))
  const ours: Ours = {
    name: 'Assigner',
    evaluate(definitions) {
      const pass = passOver(index, at)
      return definitions.map((definition) => {
        const audience = audienceOf(definition, pass)
        if (audience.kind === 'cannot') throw new Error(`${definition.title}: ${JSON.stringify(audience)}`)
        return audience.size
      })
    },
    live(draft) {
      const pass = passOver(index, at)
      const audience = audienceOf(draft, pass)
      if (audience.kind === 'cannot') throw new Error(`${draft.title}: ${JSON.stringify(audience)}`)
      const clauses = clauseCounts(compileFilter(draft, index.population, at), pass.evaluate)
      const findings = checkProfile({ definition: draft, id: null, others: [], index, at })
      return { count: audience.size, clauses: clauses.length, findings: findings.length }
    },
  }
  ours.evaluate(everySource(snapshot))
  return ours
}

const properties = ['city', 'company', 'department', 'country', 'office', 'jobTitle', 'email', 'title']
const longAgo = '1990-01-01'

/** A profile for each source and way to look at it, so that the columns are built and sorted. */
function everySource({ userFields, courses }: Snapshot): ProfileDefinition[] {
  const fields = userFields.map(({ id, type }) => ({ source: id.startsWith('entra:') ? id : `field:${id}`, type }))
  const dated = ['was completed before', 'were last enrolled before']
  const rules: Rule[] = [
    ...[...properties, ...fields.map(({ source }) => source)].map((source) => ({ source, condition: 'is empty' })),
    ...fields.flatMap(({ source, type }) =>
      type === 'date' ? [{ source, condition: 'is before the date/time', value: longAgo }] : [],
    ),
    ...courses.flatMap(({ id }) => [
      { source: `course:${id}`, condition: 'were enrolled' },
      { source: `course:${id}`, condition: 'is overdue' },
      ...dated.map((condition) => ({ source: `course:${id}`, condition, value: longAgo })),
    ]),
  ]
  return rules.map((rule) => ({
    title: rule.source,
    description: 'Builds the column',
    enroll: false,
    autoPopulate: true,
    throttle: { kind: 'none' },
    sections: 'all',
    [sectionOf(rule, userFields)]: { relation: 'and', not: false, rules: [rule] },
    overrides: { include: [], exclude: [] },
    courses: [],
  }))
}

function sectionOf(
  { source }: Rule,
  fields: Snapshot['userFields'],
): 'userProperties' | 'userDates' | 'userActivities' {
  if (source.startsWith('course:')) return 'userActivities'
  const field = fields.find(({ id }) => source === id || source === `field:${id}`)
  return field?.type === 'date' ? 'userDates' : 'userProperties'
}
