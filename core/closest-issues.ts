import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** How badly a value misses a shape as a whole: of another type, or with keys that the shape does not have. */
const misfit = (issues: Issue[]): number =>
  issues
    .filter((issue) => issue.path.length === 0)
    .reduce((sum, issue) => {
      if (issue.code === 'invalid_type') return Infinity
      return sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0)
    }, 0)

/**
 * What is wrong with a value that fits none of several shapes (a rule or a group, say), told by the shape that it is
 * closest to; "invalid input" at the outermost rule would leave the reader to search.
 * @returns the issue itself where no shape is closer than the others.
 */
export function closestIssues(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const [closest] = issue.errors
    .map((issues) => ({ issues, misfit: misfit(issues) }))
    .filter((shape) => shape.misfit < Infinity)
    .sort((a, b) => a.misfit - b.misfit)
  if (!closest) return [issue]
  return closest.issues.flatMap((inner) => closestIssues({ ...inner, path: [...issue.path, ...inner.path] }))
}
