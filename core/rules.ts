import { z } from 'zod'
import { mostTexts } from './conditions/value-editors.ts'
import { finding, pathText, type Finding } from './findings.ts'
import { CourseId } from './ids.ts'

/** Deepest nesting of groups. */
export const deepest = 20

/** Rules and groups of one group, and of all groups of a profile together: more than anybody has written. */
export const mostInGroup = 1_000
export const mostRules = 5_000

/** The value of a rule as written; its condition's editor decides what is right. */
const RuleValue = z.union([
  z.string().max(4_000),
  z.number(),
  z.array(z.string().max(4_000)).max(mostTexts, `at most ${mostTexts} texts`),
  z.record(z.string().max(20), z.union([z.string().max(200), z.number()])),
])

/** One rule, in the guide's labels: source, condition, value. */
export const Rule = z.strictObject({
  source: z.string().max(300).default(''),
  condition: z.string().max(100),
  value: RuleValue.nullish(),
  /** Several courses instead of `source`: all of them, or at least that many. */
  courses: z.array(CourseId).min(1).max(500).optional(),
  atLeast: z.int().min(1).optional(),
})
export type Rule = z.infer<typeof Rule>

/** A group: and/or over rules and groups, and not. */
export const Rules = z.strictObject({
  relation: z.enum(['and', 'or']).default('and'),
  not: z.boolean().default(false),
  get rules() {
    return z.array(z.union([Rule, Rules])).max(mostInGroup)
  },
})
export type Rules = z.infer<typeof Rules>

export const isGroup = (node: Rule | Rules): node is Rules => 'rules' in node

/**
 * The path of the first place in a JSON value that lies deeper than a limit; looks no deeper and passes over what holds
 * nothing, so that a hostile value costs next to nothing.
 */
export function tooDeep(value: unknown, limit: number): PropertyKey[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (limit <= 0) return []
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      const inner: unknown = value[i]
      if (typeof inner !== 'object' || inner === null) continue
      const path = tooDeep(inner, limit - 1)
      if (path) return [i, ...path]
    }
    return undefined
  }
  for (const name in value) {
    const path = tooDeep((value as Record<string, unknown>)[name], limit - 1)
    if (path) return [name, ...path]
  }
  return undefined
}

/** Levels of JSON of a profile with the deepest groups, and some. */
const deepestJson = deepest * 2 + 8

/** What is wrong with a definition that is nested deeper than groups may be; looked at before its shape. */
export function tooManyGroups(value: unknown): Finding | undefined {
  const path = tooDeep(value, deepestJson)
  if (!path) return undefined
  return finding(pathText(firstTooDeep(path)), `more than ${deepest} levels`, `at most ${deepest} levels of groups`, {
    code: 'too many levels',
    most: deepest,
  })
}

/** Of a path that is too deep, the way to the first group too many; a value without groups is not followed further. */
function firstTooDeep(path: PropertyKey[]): PropertyKey[] {
  let groups = 0
  const end = path.findIndex((part) => part === 'rules' && (groups += 1) === deepest)
  return path.slice(0, end === -1 ? deepest : end + 2)
}

/** Every rule in a group, with its path. */
export function* rulesOf(group: Rules, path: string): Generator<{ rule: Rule; path: string }> {
  for (const [i, node] of group.rules.entries()) {
    const here = `${path}.rules[${i}]`
    if (isGroup(node)) yield* rulesOf(node, here)
    else yield { rule: node, path: here }
  }
}
