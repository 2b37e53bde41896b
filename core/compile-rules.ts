import type { Moment } from './calendar.ts'
import { conditionOf, conditions, type CellOf, type Kind } from './conditions/conditions.ts'
import { finding, type Finding } from './findings.ts'
import type { CourseId } from './ids.ts'
import { courseCell, fieldCell, type Person, type Population } from './population.ts'
import { usedSections, type FilterSection, type ProfileDefinition } from './profile.ts'
import { deepest, isGroup, type Rule, type Rules } from './rules.ts'
import { readSource, sectionOf } from './sources.ts'
import type { UserField } from './snapshot.ts'
import { fold } from './text.ts'

/** Whether a person matches. */
export type Test = (person: Person) => boolean

/** What the rules can name: the sources of a tenant. */
export type Sources = Pick<Population, 'fields' | 'courses'>

type Found = { test: Test } | { findings: Finding[] }

const wrong = (path: string, found: unknown, expected: string): Found => ({
  findings: [finding(path, found, expected)],
})

/**
 * Makes one test of a profile's filter, or tells everything that is wrong with it. Anything invalid (empty group,
 * blank value, unknown source or condition) is a finding, never "everyone".
 * @returns `filter: false` when the profile has no filter at all.
 */
export function compileFilter(
  definition: ProfileDefinition,
  sources: Sources,
  at: Moment,
): { filter: false } | { filter: true; test: Test } | { findings: Finding[] } {
  const used = usedSections(definition)
  const sections = used.map((name) => compileGroup(definition[name] as Rules, name, name, 1, sources, at))
  const findings = sections.flatMap((section) => ('findings' in section ? section.findings : []))
  if (findings.length > 0) return { findings }
  if (used.length === 0) return { filter: false }
  const tests = sections.flatMap((section) => ('test' in section ? [section.test] : []))
  return { filter: true, test: combine(tests, definition.sections === 'all' ? 'and' : 'or') }
}

const combine = (tests: Test[], relation: 'and' | 'or'): Test =>
  relation === 'and' ? (person) => tests.every((test) => test(person)) : (person) => tests.some((test) => test(person))

function compileGroup(
  group: Rules,
  path: string,
  section: FilterSection,
  depth: number,
  sources: Sources,
  at: Moment,
): Found {
  if (depth > deepest) return wrong(path, `${depth} levels`, `at most ${deepest} levels of groups`)
  if (group.rules.length === 0) return wrong(`${path}.rules`, [], 'at least one rule in the group')
  const parts = group.rules.map((node, i) => {
    const here = `${path}.rules[${i}]`
    return isGroup(node)
      ? compileGroup(node, here, section, depth + 1, sources, at)
      : compileRule(node, here, section, sources, at)
  })
  const findings = parts.flatMap((part) => ('findings' in part ? part.findings : []))
  if (findings.length > 0) return { findings }
  const test = combine(
    parts.flatMap((part) => ('test' in part ? [part.test] : [])),
    group.relation,
  )
  return { test: group.not ? (person) => !test(person) : test }
}

function compileRule(rule: Rule, path: string, section: FilterSection, sources: Sources, at: Moment): Found {
  if (rule.courses) return compileCourses(rule, rule.courses, path, section, sources, at)
  const source = readSource(rule.source)
  if (!source) return wrong(`${path}.source`, rule.source, 'a source of this tenant')
  switch (source.kind) {
    case 'property': {
      const { property } = source
      return compileKind('text', rule, path, section, at, (person) => fold(person.user[property]))
    }
    case 'field': {
      const field = sources.fields.get(source.fieldId)
      if (!field) return wrong(`${path}.source`, rule.source, 'a user field that exists in Learn365')
      return compileField(field, rule, path, section, at)
    }
    case 'entra':
      return wrong(`${path}.source`, rule.source, 'an Entra ID field named in the settings')
    case 'course':
      return compileCourses(rule, [source.courseId], path, section, sources, at)
  }
}

function compileField({ id, type }: UserField, rule: Rule, path: string, section: FilterSection, at: Moment): Found {
  switch (type) {
    case 'text':
      return compileKind(type, rule, path, section, at, (person) => fieldCell.text(person.fields.get(id)))
    case 'number':
      return compileKind(type, rule, path, section, at, (person) => fieldCell.number(person.fields.get(id)))
    case 'yes/no':
      return compileKind(type, rule, path, section, at, (person) => fieldCell['yes/no'](person.fields.get(id)))
    case 'date':
      return compileKind(type, rule, path, section, at, (person) => fieldCell.date(person.fields.get(id)))
  }
}

function compileCourses(
  rule: Rule,
  named: CourseId[],
  path: string,
  section: FilterSection,
  sources: Sources,
  at: Moment,
): Found {
  // A course that is named twice counts once.
  const courses = [...new Set(named)]
  const gone = courses.filter((id) => !sources.courses.has(id))
  const place = rule.courses ? 'courses' : 'source'
  if (gone.length > 0)
    return { findings: gone.map((id) => finding(`${path}.${place}`, id, 'a course that exists in Learn365')) }
  const needed = rule.atLeast ?? courses.length
  if (needed > courses.length)
    return wrong(`${path}.atLeast`, needed, `at most ${courses.length}, the number of courses`)
  const one = courses.map((id) => compileKind('course', rule, path, section, at, (person) => courseCell(person, id)))
  const findings = one.flatMap((part) => ('findings' in part ? part.findings : []))
  if (findings.length > 0) return { findings: findings.slice(0, 1) }
  const tests = one.flatMap((part) => ('test' in part ? [part.test] : []))
  return { test: (person) => tests.reduce((count, test) => count + (test(person) ? 1 : 0), 0) >= needed }
}

function compileKind<K extends Kind>(
  kind: K,
  rule: Rule,
  path: string,
  section: FilterSection,
  at: Moment,
  cellOf: (person: Person) => CellOf[K],
): Found {
  if (sectionOf(kind) !== section) return wrong(`${path}.source`, rule.source, `a source of the section ${section}`)
  const condition = conditionOf(kind, rule.condition)
  if (!condition) {
    const offered = conditions[kind].map(({ id }) => id).join(', ')
    return wrong(`${path}.condition`, rule.condition, `one of: ${offered}`)
  }
  const compiled = condition.compile(rule.value, at)
  if ('expected' in compiled) return wrong(`${path}.value`, rule.value, compiled.expected)
  const { test } = compiled
  return { test: (person) => test(cellOf(person)) }
}
