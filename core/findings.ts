import { z } from 'zod'
import { About } from './about-finding.ts'
import { aboutIssue } from './about-issue.ts'
import { closestIssues } from './closest-issues.ts'

/**
 * One thing that is wrong with what somebody gave us: where, what was found, what would be right. `found` and `expected`
 * are for whoever calls the API; what a reader is told, in their language, follows from `about`.
 */
export const Finding = z.object({
  path: z.string(),
  found: z.string(),
  expected: z.string(),
  severity: z.enum(['error', 'warning']).default('error'),
  about: About.optional(),
})
export type Finding = z.infer<typeof Finding>

const longest = 120

/** An error at a path. */
export const finding = (path: string, found: unknown, expected: string, about?: About): Finding => ({
  path,
  found: shown(found),
  expected,
  severity: 'error',
  ...(about && { about }),
})

/** A warning: shown, but does not refuse the save. */
export const warning = (path: string, found: unknown, expected: string, about?: About): Finding => ({
  ...finding(path, found, expected, about),
  severity: 'warning',
})

/** A warning about something that is told in words, which need no quotes. */
export const remark = (path: string, found: string, expected: string, about?: About): Finding => ({
  path,
  found: cut(found),
  expected,
  severity: 'warning',
  ...(about && { about }),
})

export const hasErrors = (findings: Finding[]): boolean => findings.some((f) => f.severity === 'error')

/** A value as a short text: JSON, cut at 120 characters; `nothing` when absent. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(beginning(value, { left: longest }))
  return cut(text)
}

/** As much of a value as is shown: each part of it takes a character at least. */
function beginning(value: unknown, room: { left: number }): unknown {
  room.left -= 1
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items: unknown[] = []
    for (const item of value) {
      if (room.left < 0) break
      items.push(beginning(item, room))
    }
    return items
  }
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const name in value) {
    if (room.left < 0) break
    fields[name] = beginning((value as Record<string, unknown>)[name], room)
  }
  return fields
}

/** So many findings are told in an answer: nobody reads more of them. */
export const mostFindings = 100

/**
 * The first of many findings, errors before warnings, and how many more there are: also of those that were left out
 * before, so that cutting once more counts right.
 */
export function firstFindings(most: number, findings: readonly Finding[]): Finding[] {
  const told = findings.filter((one) => leftOutBefore(one) === 0)
  const before = findings.reduce((sum, one) => sum + leftOutBefore(one), 0)
  const errors = told.filter(({ severity }) => severity === 'error').slice(0, most)
  const warnings = told.filter(({ severity }) => severity !== 'error').slice(0, most - errors.length)
  const more = before + told.length - errors.length - warnings.length
  if (more === 0) return [...findings]
  return [
    ...errors,
    ...warnings,
    remark('', `${more} more findings`, 'fewer at a time', { code: 'more findings', count: more }),
  ]
}

const leftOutBefore = ({ path, found }: Finding): number =>
  path === '' ? Number(/^(\d+) more findings$/.exec(found)?.[1] ?? 0) : 0

/** Cut between whole characters: half of a pair of surrogates is no text. */
const cut = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : text

/** `['rules', 0, 'value']` as `rules[0].value`. */
export function pathText(path: readonly PropertyKey[], root = ''): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, root)
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  )
}

/** So many things that are wrong with a value are told one by one; of the others only that there are more. */
const mostTold = 1_000

/**
 * Reads a value by its shape.
 * @returns the value, or all findings at once (never only the first), a thousand of them at most.
 */
export function read<T>(shape: z.ZodType<T>, value: unknown, root = ''): { value: T } | { findings: Finding[] } {
  const result = shape.safeParse(value)
  if (result.success) return { value: result.data }
  const issues = result.error.issues.slice(0, mostTold).flatMap(closestIssues)
  const findings = issues.slice(0, mostTold).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const path = [...issue.path, key]
        // Its value is not repeated: it may be a secret under a name that is spelt wrong.
        return finding(pathText(path, root), key, 'no such field')
      })
    return [finding(pathText(issue.path, root), at(value, issue.path), wordsOf(issue.message), aboutIssue(issue))]
  })
  if (Math.max(result.error.issues.length, issues.length, findings.length) <= mostTold) return { findings }
  return { findings: [...findings.slice(0, mostTold), remark(root, 'more findings than these', 'fewer at a time')] }
}

/** What zod says, as what would be right: "Invalid input: expected boolean, received undefined" is told as "boolean"; our own words stay as they are. */
export const wordsOf = (message: string): string =>
  message.replace(/^Invalid .*?expected /, '').replace(/, received .*$/, '')
