import type { Moment } from './calendar.ts'
import { clausesIn, wholeFilter, type Clause, type GroupClause, type RuleSource } from './clauses.ts'
import { conditionOf, conditions } from './conditions/conditions.ts'
import type { Kind } from './conditions/question.ts'
import type { About } from './about-finding.ts'
import { finding, type Finding } from './findings.ts'
import type { Population } from './population.ts'
import { usedSections, type FilterSection, type ProfileDefinition } from './profile.ts'
import { deepest, isGroup, type Rule, type Rules } from './rules.ts'
import { entraFieldId, readSource, sectionOf } from './sources.ts'

/** What the rules can name: the sources of a tenant. */
export type Sources = Pick<Population, 'fields' | 'courses'>

/** A part that holds together, or what is wrong; `sound` are the clauses within that do hold together. */
type Read = { clause: Clause } | { findings: Finding[]; sound: Clause[] }

/** A profile's filter, ready to be evaluated; or everything that is wrong with it. "No filter" is never "everyone". */
export type Filter =
  { kind: 'none' } | { kind: 'filter'; root: GroupClause } | { kind: 'invalid'; findings: Finding[]; sound: Clause[] }

/**
 * Reads a profile's filter. Anything invalid (empty group, blank value, unknown source or condition) is a finding with
 * its path, all at once.
 */
export function compileFilter(definition: ProfileDefinition, sources: Sources, at: Moment): Filter {
  const parts = usedSections(definition).map((section) =>
    readGroup(definition[section] as Rules, section, 1, { section, sources, at }),
  )
  if (parts.length === 0) return { kind: 'none' }
  const together = gather(parts)
  if ('findings' in together) return { kind: 'invalid', ...together }
  const relation = definition.sections === 'all' ? 'and' : 'or'
  return { kind: 'filter', root: { kind: 'group', path: wholeFilter, relation, not: false, clauses: together.clauses } }
}

function gather(parts: Read[]): { clauses: Clause[] } | { findings: Finding[]; sound: Clause[] } {
  const clauses: Clause[] = []
  for (const part of parts) if ('clause' in part) clauses.push(part.clause)
  if (clauses.length === parts.length) return { clauses }
  return {
    findings: parts.flatMap((part) => ('findings' in part ? part.findings : [])),
    sound: parts.flatMap((part) => ('clause' in part ? [...clausesIn(part.clause)] : part.sound)),
  }
}

type Where = { section: FilterSection; sources: Sources; at: Moment }

const wrong = (path: string, found: unknown, expected: string, about: About): Read => ({
  findings: [finding(path, found, expected, about)],
  sound: [],
})

function readGroup(group: Rules, path: string, depth: number, where: Where): Read {
  if (depth > deepest)
    return wrong(path, `${depth} levels`, `at most ${deepest} levels of groups`, {
      code: 'too many levels',
      most: deepest,
    })
  if (group.rules.length === 0)
    return wrong(`${path}.rules`, [], 'at least one rule in the group', { code: 'empty group' })
  const together = gather(
    group.rules.map((node, i) => {
      const here = `${path}.rules[${i}]`
      return isGroup(node) ? readGroup(node, here, depth + 1, where) : readRule(node, here, where)
    }),
  )
  if ('findings' in together) return together
  const { relation, not } = group
  return { clause: { kind: 'group', path, relation, not, clauses: together.clauses } }
}

function readRule(rule: Rule, path: string, where: Where): Read {
  const looked = rule.courses ? severalCourses(rule, path, where.sources) : oneSource(rule, path, where.sources)
  const { findings } = looked
  if (!looked.kind) return { findings, sound: [] }
  if (sectionOf(looked.kind) !== where.section)
    findings.push(
      finding(`${path}.source`, rule.source, `a source of the section ${where.section}`, {
        code: 'source of another section',
        section: sectionOf(looked.kind),
      }),
    )
  const condition = conditionOf(looked.kind, rule.condition)
  if (!condition) {
    const offered = conditions[looked.kind].map(({ id }) => id).join(', ')
    const about: About = { code: 'condition does not fit', condition: rule.condition }
    return {
      findings: [...findings, finding(`${path}.condition`, rule.condition, `one of: ${offered}`, about)],
      sound: [],
    }
  }
  const asked = condition.ask(rule.value, where.at)
  if ('wrong' in asked) {
    findings.push(
      ...asked.wrong.map(({ place, found, expected, about }) =>
        finding(`${path}.value${place}`, found, expected, about),
      ),
    )
    return { findings, sound: [] }
  }
  if (findings.length > 0) return { findings, sound: [] }
  const { sources, needed } = looked
  return { clause: { kind: 'rule', path, rule, sources, needed, question: asked.question } }
}

/** What a rule looks at, with all that is wrong about it; the kind is known also of a course that is gone. */
type Looked = { kind: Kind | undefined; sources: RuleSource[]; needed: number; findings: Finding[] }

function oneSource(rule: Rule, path: string, sources: Sources): Looked {
  const found = sourceOf(rule.source, sources)
  const findings =
    (rule.atLeast ?? 1) > 1
      ? [
          finding(`${path}.atLeast`, rule.atLeast, 'at most 1, the number of courses', {
            code: 'more than the courses',
            needed: rule.atLeast ?? 1,
            courses: 1,
          }),
        ]
      : []
  if (!('expected' in found)) return { kind: found.kind, sources: [found], needed: 1, findings }
  findings.push(finding(`${path}.source`, rule.source, found.expected, found.about))
  return { kind: found.kind, sources: [], needed: 1, findings }
}

/** Finds what a rule's source names in the tenant. */
export function sourceOf(
  text: string,
  { fields, courses }: Sources,
): RuleSource | { expected: string; about: About; kind: Kind | undefined } {
  const source = readSource(text)
  switch (source?.kind) {
    case undefined:
      return {
        expected: 'a source of this tenant',
        about: text.trim() === '' ? { code: 'no source' } : { code: 'unknown source', source: text },
        kind: undefined,
      }
    case 'property':
      return { from: 'property', kind: 'text', property: source.property }
    case 'course':
      return courses.has(source.courseId)
        ? { from: 'course', kind: 'course', courseId: source.courseId }
        : { expected: 'a course that exists in Learn365', about: { code: 'course gone' }, kind: 'course' }
    case 'field':
    case 'entra': {
      const id = source.kind === 'field' ? source.fieldId : entraFieldId(source.name)
      const field = fields.get(id)
      if (field && (field.origin === 'entra') === (source.kind === 'entra'))
        return { from: 'field', kind: field.type, fieldId: id }
      return source.kind === 'field'
        ? { expected: 'a user field that exists in Learn365', about: { code: 'user field gone' }, kind: undefined }
        : {
            expected: 'an Entra ID field named in the settings',
            about: { code: 'Entra ID field not in settings', name: source.name },
            kind: undefined,
          }
    }
  }
}

function severalCourses(rule: Rule, path: string, { courses }: Sources): Looked {
  // A course that is named twice counts once.
  const named = [...new Set(rule.courses)]
  const needed = rule.atLeast ?? named.length
  const findings = named
    .filter((id) => !courses.has(id))
    .map((id) => finding(`${path}.courses`, id, 'a course that exists in Learn365', { code: 'course gone' }))
  const beside = rule.source.trim() === '' ? undefined : readSource(rule.source)
  if (rule.source.trim() !== '' && !(beside?.kind === 'course' && named.includes(beside.courseId)))
    findings.push(
      finding(`${path}.source`, rule.source, 'nothing beside courses: a source or courses, not both', {
        code: 'source and courses',
      }),
    )
  if (needed > named.length)
    findings.push(
      finding(`${path}.atLeast`, needed, `at most ${named.length}, the number of courses`, {
        code: 'more than the courses',
        needed,
        courses: named.length,
      }),
    )
  return {
    kind: 'course',
    sources: named.map((courseId) => ({ from: 'course', kind: 'course', courseId })),
    needed,
    findings,
  }
}
