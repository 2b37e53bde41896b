import { z } from 'zod'
import { closestIssues } from './closest-issues.ts'

/** One thing that is wrong with what somebody gave us: where, what was found, what would be right. */
export const Finding = z.object({
  path: z.string(),
  found: z.string(),
  expected: z.string(),
  severity: z.enum(['error', 'warning']).default('error'),
})
export type Finding = z.infer<typeof Finding>

const longest = 120

/** An error at a path. */
export const finding = (path: string, found: unknown, expected: string): Finding => ({
  path,
  found: shown(found),
  expected,
  severity: 'error',
})

/** A warning: shown, but does not refuse the save. */
export const warning = (path: string, found: unknown, expected: string): Finding => ({
  ...finding(path, found, expected),
  severity: 'warning',
})

/** A warning about something that is told in words, which need no quotes. */
export const remark = (path: string, found: string, expected: string): Finding => ({
  path,
  found: cut(found),
  expected,
  severity: 'warning',
})

export const hasErrors = (findings: Finding[]): boolean => findings.some((f) => f.severity === 'error')

/** A value as a short text: JSON, cut at 120 characters; `nothing` when absent. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
  return cut(text)
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

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

/**
 * Reads a value by its shape.
 * @returns the value, or every finding at once (never only the first).
 */
export function read<T>(shape: z.ZodType<T>, value: unknown, root = ''): { value: T } | { findings: Finding[] } {
  const result = shape.safeParse(value)
  if (result.success) return { value: result.data }
  return {
    findings: result.error.issues.flatMap(closestIssues).flatMap((issue) => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => {
          const path = [...issue.path, key]
          // Its value is not repeated: it may be a secret under a name that is spelt wrong.
          return finding(pathText(path, root), key, 'no such field')
        })
      return [finding(pathText(issue.path, root), at(value, issue.path), wordsOf(issue.message))]
    }),
  }
}

/** What zod says, as what would be right: "Invalid input: expected boolean, received undefined" is told as "boolean"; our own words stay as they are. */
export const wordsOf = (message: string): string =>
  message.replace(/^Invalid .*?expected /, '').replace(/, received .*$/, '')
