import type { Finding } from '../../core/findings.ts'
import { findingLine } from '../profile/finding-text.ts'
import type { Spoken } from '../words/words-context.ts'
import { findingsAt } from './findings-at.ts'

/** How Fluent's Field shows what is said of a part of a profile. */
export function fieldFindings(findings: readonly Finding[], part: string, spoken: Spoken) {
  const [first] = findingsAt(findings, part)
  if (!first) return {}
  return { validationState: first.severity, validationMessage: findingLine(first, spoken) }
}
