import { profileFileFormat, type FiledProfile, type Names } from './contract/profile-file.ts'
import type { CourseId, ProfileId } from './ids.ts'
import { nameOf } from './members.ts'
import type { Population } from './population.ts'
import { filterSections, type Profile } from './profile.ts'
import { references } from './profile-order.ts'
import { rulesOf, type Rule } from './rules.ts'
import { entraFieldId, fieldSource, readSource } from './sources.ts'

/** Where names are looked up: the tenant's data (none before the first data refresh), and the titles of its profiles. */
export type NamesFrom = { population: Population | undefined; titles: ReadonlyMap<ProfileId, string> }

/** By title, then by id: the same on every machine. */
export const byTitle = (a: Pick<Profile, 'id' | 'definition'>, b: Pick<Profile, 'id' | 'definition'>): number =>
  a.definition.title.localeCompare(b.definition.title, 'en') || (a.id < b.id ? -1 : 1)

/** A profile as it stands in a file. Parts that say nothing are left out. */
export function filedProfile({ id, definition }: Pick<Profile, 'id' | 'definition'>, from: NamesFrom): FiledProfile {
  const said = Object.fromEntries(
    Object.entries(definition).filter(([, value]) => value !== null && value !== undefined),
  ) as typeof definition
  return { id, ...said, names: namesOf(definition, from) }
}

/** Names of what a definition refers to; what the tenant does not have any more has none. */
function namesOf(definition: Profile['definition'], { population, titles }: NamesFrom): Names {
  const rules = filterSections.flatMap((section) => {
    const group = definition[section]
    return group ? [...rulesOf(group, section)].map(({ rule }) => rule) : []
  })
  const courses = [...definition.courses, ...rules.flatMap(coursesIn)].flatMap((id) => {
    const course = population?.courses.get(id)
    if (!course) return []
    const catalog = population?.snapshot.catalogs.find((one) => one.id === course.catalogId)
    return [[id, { title: course.title, ...(catalog ? { catalog: catalog.title } : {}) }] as const]
  })
  const users = [...definition.overrides.include, ...definition.overrides.exclude].flatMap((override) => {
    if (override.kind !== 'user') return []
    const user = population?.people[population.rowOf.get(override.id) ?? -1]
    if (!user) return []
    return [[override.id, { name: nameOf(user), ...(user.email === null ? {} : { email: user.email }) }] as const]
  })
  const profiles = references({ definition }).flatMap((id) => {
    const title = titles.get(id)
    return title === undefined ? [] : [[id, { title }] as const]
  })
  return filled({
    courses: Object.fromEntries(courses),
    fields: Object.fromEntries(rules.flatMap((rule) => fieldsIn(rule, population))),
    users: Object.fromEntries(users),
    profiles: Object.fromEntries(profiles),
  })
}

const filled = (names: Names): Names =>
  Object.fromEntries(Object.entries(names).filter(([, named]) => Object.keys(named ?? {}).length > 0))

function coursesIn({ source, courses }: Rule): CourseId[] {
  const read = readSource(source)
  return [...(courses ?? []), ...(read?.kind === 'course' ? [read.courseId] : [])]
}

function fieldsIn({ source }: Rule, population: Population | undefined): [string, { title: string; type: string }][] {
  const read = readSource(source)
  if (read?.kind !== 'field' && read?.kind !== 'entra') return []
  const id = read.kind === 'field' ? read.fieldId : entraFieldId(read.name)
  const field = population?.fields.get(id)
  return field ? [[fieldSource(id), { title: field.title, type: field.type }]] : []
}

/**
 * A file of profiles as text, piece by piece: readable as it is, the same for the same profiles and moment.
 * @param schema is where the JSON Schema of the file is published.
 */
export function* profileFileText(
  profiles: Iterable<FiledProfile>,
  schema: string,
  exportedAt: Date,
): Generator<string> {
  const head = { $schema: schema, format: profileFileFormat, exportedAt: exportedAt.toISOString() }
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "profiles": [`
  let before = '\n'
  for (const profile of profiles) {
    yield `${before}    ${JSON.stringify(profile, null, 2).split('\n').join('\n    ')}`
    before = ',\n'
  }
  yield before === '\n' ? ']\n}\n' : '\n  ]\n}\n'
}
