import type { AuditEntry } from '../../core/audit.ts'
import type { Route } from '../route.ts'
import type { Words } from '../words/en.ts'

/** The page of what was changed. */
export function routeOfSubject(kind: AuditEntry['subject']['kind'], id: string): Route {
  switch (kind) {
    case 'profile':
      return { page: 'profile', id }
    case 'held change':
      return { page: 'held change', id }
    case 'run':
      return { page: 'run', id }
    case 'settings':
    case 'access':
      return { page: kind }
  }
}

/** What was changed, in the reader's words where it has no title of its own. */
export function subjectText({ kind, title }: AuditEntry['subject'], { audit, activity }: Words): string {
  if (kind === 'profile' || kind === 'held change') return title || audit.subject[kind]
  const ofRun: Partial<Record<string, string>> = activity.kind
  return (kind === 'run' ? ofRun[title] : undefined) ?? audit.subject[kind]
}
