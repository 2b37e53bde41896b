import { z } from 'zod'
import type { RuleSource } from './clauses.ts'
import { conditions } from './conditions/conditions.ts'
import { kinds } from './conditions/question.ts'
import type { AudienceIndex } from './engine/audience-index.ts'
import type { TextColumn } from './engine/text-column.ts'
import { filterSections } from './profile.ts'
import type { UserProperty } from './snapshot.ts'
import { fieldSource, sectionOf, userProperties } from './sources.ts'

const SourceOption = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(kinds),
  section: z.enum(filterSections),
  /** How many users have no value: they satisfy `is empty` and the negated conditions. */
  blank: z.int(),
  /** The most frequent values, with the number of users who have each. */
  values: z.array(z.object({ value: z.string(), users: z.int() })),
})
const CourseOption = z.object({ id: z.string(), title: z.string(), catalog: z.string(), type: z.string() })

/** What the drop-down lists of the profile editor offer; built from a snapshot, stored as JSON. */
export const ProfileSchema = z.object({
  takenAt: z.iso.datetime(),
  users: z.int(),
  sources: z.array(SourceOption),
  courses: z.array(CourseOption),
  conditions: z.record(z.enum(kinds), z.array(z.object({ id: z.string(), value: z.string() }))),
})
export type ProfileSchema = z.infer<typeof ProfileSchema>

const mostValues = 50

/** Builds the profile schema of a snapshot. */
export function profileSchema(index: AudienceIndex): ProfileSchema {
  const { snapshot, people } = index.population
  const catalogs = new Map(snapshot.catalogs.map((catalog) => [catalog.id, catalog.title]))
  const builtIn = (Object.keys(userProperties) as UserProperty[]).map((property) =>
    option(index, { from: 'property', kind: 'text', property }, property, userProperties[property]),
  )
  const custom = snapshot.userFields
    .filter((field) => !field.predefined)
    .map(({ id, type, title }) => option(index, { from: 'field', kind: type, fieldId: id }, fieldSource(id), title))
  return {
    takenAt: new Date(snapshot.takenAt).toISOString(),
    users: people.length,
    sources: [...builtIn, ...custom],
    courses: snapshot.courses.map((course) => ({
      id: course.id,
      title: course.title,
      catalog: (course.catalogId && catalogs.get(course.catalogId)) ?? '',
      type: course.type,
    })),
    conditions: Object.fromEntries(
      kinds.map((kind) => [kind, conditions[kind].map(({ id, editor }) => ({ id, value: editor }))]),
    ) as ProfileSchema['conditions'],
  }
}

function option(index: AudienceIndex, source: RuleSource, id: string, label: string): z.infer<typeof SourceOption> {
  // The zone does not matter to who is blank.
  const blank = index.count(source, { ask: 'blank' }, 'UTC')
  const values = source.kind === 'text' ? mostFrequent(index.columns.text(source)) : []
  return { id, label, kind: source.kind, section: sectionOf(source.kind), blank, values }
}

/** The values that most people have; the one that came first where as many have another. */
function mostFrequent({ written, begins }: TextColumn): { value: string; users: number }[] {
  return written
    .map((value, place) => ({ value, users: (begins[place + 1] ?? 0) - (begins[place] ?? 0) }))
    .slice(1)
    .sort((a, b) => b.users - a.users)
    .slice(0, mostValues)
}
