import type { Moment } from './calendar.ts'
import { compileFilter } from './compile-rules.ts'
import { finding, warning, type Finding } from './findings.ts'
import type { ProfileId } from './ids.ts'
import type { Population } from './population.ts'
import { filterSections, type Profile, type ProfileDefinition } from './profile.ts'
import { profileOrder } from './profile-order.ts'
import { rulesOf } from './rules.ts'
import { readSource } from './sources.ts'

type Context = {
  definition: ProfileDefinition
  id: ProfileId
  /** The tenant's other profiles that are not deleted. */
  others: Profile[]
  population: Population
  at: Moment
}
type Check = (context: Context) => Finding[]

const rulesAreValid: Check = ({ definition, population, at }) => {
  const filter = compileFilter(definition, population, at)
  return 'findings' in filter ? filter.findings : []
}

const overridesExist: Check = ({ definition, others, population }) => {
  const profiles = new Set(others.map((profile) => profile.id))
  // Someone absent from one snapshot only is not gone yet: an edit of something else must not be refused for it.
  const absent = new Set(population.snapshot.absentOnce.map((user) => user.id))
  return (['include', 'exclude'] as const).flatMap((list) =>
    definition.overrides[list].flatMap((override, i) => {
      const path = `overrides.${list}[${i}]`
      if (override.kind === 'user')
        return population.people.has(override.id) || absent.has(override.id)
          ? []
          : [finding(path, override.id, 'a user who is in Learn365')]
      return profiles.has(override.id) ? [] : [finding(path, override.id, 'another profile of this tenant')]
    }),
  )
}

const coursesExist: Check = ({ definition, population }) =>
  definition.courses.flatMap((id, i) =>
    population.courses.has(id) ? [] : [finding(`courses[${i}]`, id, 'a course that exists in Learn365')],
  )

const noCircle: Check = ({ definition, id, others }) => {
  const { cycles } = profileOrder([{ id, definition }, ...others])
  const cycle = cycles.get(id)
  return cycle ? [finding('overrides', cycle, 'profiles that do not refer to each other in a circle')] : []
}

const titleIsFree: Check = ({ definition, others }) => {
  const same = others.some((p) => p.definition.title.toLowerCase() === definition.title.toLowerCase())
  return same ? [warning('title', definition.title, 'a title that no other profile has')] : []
}

const somethingPopulatesIt: Check = ({ definition }) => {
  const filtered = filterSections.some((name) => (definition[name]?.rules.length ?? 0) > 0)
  if (!definition.autoPopulate || filtered || definition.overrides.include.length > 0) return []
  return [warning('userProperties', undefined, 'a rule or an include: without any, nobody can be added')]
}

/** A rule on a course that the profile itself enrolls can flip when people are enrolled by it. */
const noSelfReference: Check = ({ definition }) =>
  filterSections.flatMap((name) => {
    const group = definition[name]
    if (!group) return []
    return [...rulesOf(group, name)].flatMap(({ rule, path }) => {
      const source = readSource(rule.source)
      const named = rule.courses ?? (source?.kind === 'course' ? [source.courseId] : [])
      return named.some((id) => definition.courses.includes(id))
        ? [warning(path, rule.condition, 'a course that the profile does not enroll itself: membership may flip')]
        : []
    })
  })

const checks: Check[] = [
  rulesAreValid,
  overridesExist,
  coursesExist,
  noCircle,
  titleIsFree,
  somethingPopulatesIt,
  noSelfReference,
]

/** Every finding about a definition at once; errors refuse the save, warnings do not. */
export const checkProfile = (context: Context): Finding[] => checks.flatMap((check) => check(context))
