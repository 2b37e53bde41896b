import type { z } from 'zod'
import { About } from './about-finding.ts'

/**
 * What an issue of zod is about, as findings tell it.
 * @returns undefined for what nobody can do with a form: another shape than the API's.
 */
export function aboutIssue(issue: z.core.$ZodIssue): About | undefined {
  if (issue.code === 'custom') return About.safeParse(issue.params?.['about']).data
  if (issue.code === 'too_small') return tooSmall(issue)
  if (issue.code === 'too_big') return tooBig(issue)
  if (issue.code !== 'invalid_type') return undefined
  if (issue.expected === 'number') return { code: 'no number' }
  return issue.expected === 'int' ? { code: 'no whole number' } : undefined
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): About {
  if (origin === 'string') return { code: 'blank' }
  return origin === 'array' ? { code: 'missing' } : { code: 'too small', least: Number(minimum) }
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): About {
  const most = Number(maximum)
  if (origin === 'string') return { code: 'too long', most }
  return origin === 'array' ? { code: 'too many', most } : { code: 'too large', most }
}
