import { clausesIn } from '../clauses.ts'
import { compileFilter } from '../compile-rules.ts'
import { finding, firstFindings, remark, warning, type Finding } from '../findings.ts'
import { usedSections } from '../profile.ts'
import { profileOrder, referrers } from '../profile-order.ts'
import { clauseEffects } from './clause-effects.ts'
import type { Check, Context } from './context.ts'
import { sameRules } from './same-rules.ts'
import { valuesNobodyHas } from './values-nobody-has.ts'

const rulesAreValid: Check = ({ filter }) => (filter.kind === 'invalid' ? filter.findings : [])

const overridesExist: Check = ({ definition, id, others, index: { population } }) => {
  const profiles = new Set(others.map((profile) => profile.id))
  // That it refers to itself is told as a circle.
  if (id !== null) profiles.add(id)
  // Someone absent from one snapshot only is not gone yet: an edit of something else must not be refused for it.
  const absent = new Set(population.snapshot.absentOnce.map((user) => user.id))
  return (['include', 'exclude'] as const).flatMap((list) =>
    definition.overrides[list].flatMap((override, i) => {
      const path = `overrides.${list}[${i}]`
      if (override.kind === 'user')
        return population.rowOf.has(override.id) || absent.has(override.id)
          ? []
          : [finding(path, override.id, 'a user who is in Learn365', { code: 'user gone' })]
      return profiles.has(override.id)
        ? []
        : [finding(path, override.id, 'another profile of this tenant', { code: 'profile gone' })]
    }),
  )
}

const coursesExist: Check = ({ definition, index: { population } }) =>
  definition.courses.flatMap((id, i) =>
    population.courses.has(id)
      ? []
      : [finding(`courses[${i}]`, id, 'a course that exists in Learn365', { code: 'course gone' })],
  )

/** A circle of references that a profile is in, by titles. */
export const inCircle = (circle: string): Finding =>
  finding('overrides', circle, 'profiles that do not refer to each other in a circle', { code: 'circle', circle })

/** A draft that is not saved yet has no id, so that nothing can refer to it. */
const noCircle: Check = ({ definition, id, others }) => {
  if (id === null) return []
  const { cycles } = profileOrder([{ id, definition }, ...others])
  const cycle = cycles.get(id)
  return cycle ? [inCircle(cycle)] : []
}

const titleIsFree: Check = ({ definition, others }) => {
  const { title } = definition
  const same = others.some((p) => p.definition.title.toLowerCase() === title.toLowerCase())
  return same ? [warning('title', title, 'a title that no other profile has', { code: 'title taken', title })] : []
}

const somethingPopulatesIt: Check = ({ definition }) => {
  if (!definition.autoPopulate || usedSections(definition).length > 0 || definition.overrides.include.length > 0)
    return []
  const expected = 'a rule or an include: without any, nobody can be added'
  return [warning('userProperties', undefined, expected, { code: 'nobody can be added' })]
}

/** A rule on a course that the profile itself enrolls can flip when people are enrolled by it. */
const noSelfReference: Check = ({ definition, filter }) => {
  if (filter.kind !== 'filter') return []
  const enrolled = new Set(definition.courses)
  return [...clausesIn(filter.root)].flatMap((clause) =>
    clause.kind === 'rule' && clause.sources.some((source) => source.from === 'course' && enrolled.has(source.courseId))
      ? [
          warning(
            clause.path,
            clause.rule.condition,
            'a course that the profile does not enroll itself: membership may flip',
            { code: 'enrolled by itself' },
          ),
        ]
      : [],
  )
}

/** Other profiles change with this one: whoever edits it should know which. */
const referredTo: Check = ({ id, others }) => {
  const titles = id === null ? [] : referrers(id, others).map(({ definition }) => definition.title)
  if (titles.length === 0) return []
  const names = titles.map((title) => `"${title}"`)
  const [what, refer] = names.length === 1 ? ['the profile', 'refers'] : ['the profiles', 'refer']
  const found = `${what} ${names.join(', ')} ${refer} to this one`
  return [remark('', found, 'a change that is right for their members, too', { code: 'referred to', titles })]
}

/** What can be said of a definition by itself, whatever other profiles there are. */
const ownChecks: Check[] = [
  rulesAreValid,
  coursesExist,
  somethingPopulatesIt,
  noSelfReference,
  valuesNobodyHas,
  clauseEffects,
]

const checks: Check[] = [
  rulesAreValid,
  overridesExist,
  coursesExist,
  noCircle,
  titleIsFree,
  somethingPopulatesIt,
  noSelfReference,
  valuesNobodyHas,
  clauseEffects,
  sameRules,
  referredTo,
]

/** More findings than these about one definition are counted: errors first. */
const mostTold = 1_000

/** Every finding about a definition at once, a thousand at most; errors refuse the save, warnings do not. */
export const checkProfile = (context: Omit<Context, 'filter'>): Finding[] => findingsOf(checks, context)

/** The same of a definition by itself: of thousands, each would else be compared with each. */
export const checkAlone = (context: Pick<Context, 'definition' | 'index' | 'at'>): Finding[] =>
  findingsOf(ownChecks, { ...context, id: null, others: [] })

function findingsOf(some: Check[], context: Omit<Context, 'filter'>): Finding[] {
  const filter = compileFilter(context.definition, context.index.population, context.at)
  const findings = some.flatMap((check) => check({ ...context, filter }))
  // That nobody satisfies a rule is said once: by the value that nobody has, where it is that.
  const explained = new Set(findings.map(({ path }) => ruleOfValue(path)))
  return firstFindings(
    mostTold,
    findings.filter(({ path, severity }) => severity === 'error' || path === '' || !explained.has(path)),
  )
}

/** The path of the rule that a finding about a value is of: `rules[0]` of `rules[0].value[2]`. */
const ruleOfValue = (path: string): string | undefined => /^(.+?)\.value/.exec(path)?.[1]
