import type { Names } from './contract/profile-file.ts'
import type { Filed } from './read-filed-profiles.ts'
import type { Finding } from './findings.ts'
import type { CourseId, Learn365UserId, ProfileId, UserFieldId } from './ids.ts'
import { filterSections, type Override, type ProfileDefinition } from './profile.ts'
import { fileNames, resolveReference, type FileNames, type Nearest } from './resolve-reference.ts'
import { isGroup, type Rule, type Rules } from './rules.ts'
import { courseSource, fieldSource, readSource } from './sources.ts'
import type { TenantNames, Things } from './tenant-names.ts'

/** Where a file's profiles come into: what the tenant has, and what the profiles of the same file are called there. */
export type Into = TenantNames & { inFile: ReadonlyMap<ProfileId, ProfileId>; nearest: Nearest }

/** Gives each id the one that it has here. */
type Resolve = { [K in keyof TenantNames]: One<TenantNames[K]> }
type One<T> = T extends Things<infer Id> ? (id: Id, path: string) => Id : never

/**
 * A profile of a file with the ids that things have here. What is not found is a finding with its path, and keeps its id;
 * another profile of the same file comes before all else.
 */
export function resolveProfile(
  { definition: written, names }: Filed,
  into: Into,
): { definition: ProfileDefinition; findings: Finding[] } {
  const findings: Finding[] = []
  const file = namesIn(names)
  const among =
    <Id extends string>(said: FileNames<Id>, things: Things<Id>) =>
    (id: Id, path: string): Id => {
      const { id: here, finding } = resolveReference(id, path, said, things, into.nearest)
      if (finding) findings.push(finding)
      return here
    }
  const profiles = among(file.profiles, into.profiles)
  const resolve: Resolve = {
    courses: among(file.courses, into.courses),
    fields: among(file.fields, into.fields),
    users: among(file.users, into.users),
    profiles: (id, path) => into.inFile.get(id) ?? profiles(id, path),
  }
  const definition: ProfileDefinition = {
    ...written,
    ...Object.fromEntries(
      filterSections.map((section) => [section, written[section] && rulesHere(written[section], section, resolve)]),
    ),
    overrides: {
      include: overridesHere(written.overrides.include, 'overrides.include', resolve),
      exclude: overridesHere(written.overrides.exclude, 'overrides.exclude', resolve),
    },
    courses: [...new Set(written.courses.map((id, i) => resolve.courses(id, `courses[${i}]`)))],
  }
  return { definition, findings }
}

const namesIn = ({ courses = {}, fields = {}, users = {}, profiles = {} }: Names) => ({
  courses: fileNames<CourseId>(
    Object.entries(courses).map(([id, { title, catalog }]) => [id, { name: title, detail: catalog }]),
  ),
  fields: fileNames<UserFieldId>(
    Object.entries(fields).map(([source, { title, type }]) => [
      source.replace(/^field:\s*/i, ''),
      { name: title, detail: type },
    ]),
  ),
  users: fileNames<Learn365UserId>(
    Object.entries(users).map(([id, { name, email }]) => [id, { name: email, label: name }]),
  ),
  profiles: fileNames<ProfileId>(Object.entries(profiles).map(([id, { title }]) => [id, { name: title }])),
})

const rulesHere = (group: Rules, path: string, resolve: Resolve): Rules => ({
  ...group,
  rules: group.rules.map((node, i) => {
    const here = `${path}.rules[${i}]`
    return isGroup(node) ? rulesHere(node, here, resolve) : ruleHere(node, here, resolve)
  }),
})

function ruleHere(rule: Rule, path: string, resolve: Resolve): Rule {
  const courses = rule.courses?.map((id, i) => resolve.courses(id, `${path}.courses[${i}]`))
  return { ...rule, source: sourceHere(rule.source, `${path}.source`, resolve), ...(courses ? { courses } : {}) }
}

/** The eight properties and the fields of Entra ID are called the same everywhere; what is no source is told by the check. */
function sourceHere(text: string, path: string, resolve: Resolve): string {
  const source = readSource(text)
  if (source?.kind === 'course') return courseSource(resolve.courses(source.courseId, path))
  if (source?.kind === 'field') return fieldSource(resolve.fields(source.fieldId, path))
  return text
}

const overridesHere = (overrides: Override[], path: string, resolve: Resolve): Override[] =>
  overrides.map((override, i) =>
    override.kind === 'user'
      ? { ...override, id: resolve.users(override.id, `${path}[${i}]`) }
      : { ...override, id: resolve.profiles(override.id, `${path}[${i}]`) },
  )
