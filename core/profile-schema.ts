import { z } from 'zod'
import { conditions, kinds, type Kind } from './conditions/conditions.ts'
import type { CourseId } from './ids.ts'
import { fieldCell, type Population } from './population.ts'
import { filterSections } from './profile.ts'
import type { UserProperty } from './snapshot.ts'
import { fieldSource, sectionOf, userProperties } from './sources.ts'
import { fold } from './text.ts'

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
export function profileSchema(population: Population): ProfileSchema {
  const { snapshot } = population
  const people = [...population.people.values()]
  const catalogs = new Map(snapshot.catalogs.map((catalog) => [catalog.id, catalog.title]))
  const builtIn = (Object.keys(userProperties) as UserProperty[]).map((property) => {
    const values = people.map((person) => person.user[property])
    return source(property, userProperties[property], 'text', values)
  })
  const custom = snapshot.userFields
    .filter((field) => !field.predefined)
    .map((field) => {
      const cells = people.map((person) => person.fields.get(field.id))
      const values = field.type === 'text' ? cells.map((cell) => (cell === undefined ? null : String(cell))) : []
      const blank = cells.filter((cell) => fieldCell[field.type](cell) === null).length
      return { ...source(fieldSource(field.id), field.title, field.type, values), blank }
    })
  return {
    takenAt: new Date(snapshot.takenAt).toISOString(),
    users: people.length,
    sources: [...builtIn, ...custom],
    courses: snapshot.courses.map((course) => ({
      id: course.id satisfies CourseId,
      title: course.title,
      catalog: (course.catalogId && catalogs.get(course.catalogId)) ?? '',
      type: course.type,
    })),
    conditions: Object.fromEntries(
      kinds.map((kind) => [kind, conditions[kind].map(({ id, editor }) => ({ id, value: editor }))]),
    ) as ProfileSchema['conditions'],
  }
}

function source(id: string, label: string, kind: Kind, values: (string | null)[]): z.infer<typeof SourceOption> {
  const counts = new Map<string, { value: string; users: number }>()
  let blank = 0
  for (const value of values) {
    const folded = fold(value)
    if (folded === null || value === null) {
      blank += 1
      continue
    }
    const entry = counts.get(folded)
    if (entry) entry.users += 1
    else counts.set(folded, { value: value.trim(), users: 1 })
  }
  const top = [...counts.values()].sort((a, b) => b.users - a.users).slice(0, mostValues)
  return { id, label, kind, section: sectionOf(kind), blank, values: top }
}
