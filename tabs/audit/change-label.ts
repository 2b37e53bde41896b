import type { AuditEntry } from '../../core/audit.ts'
import { fieldOfPath } from '../profile/field-of-path.ts'
import { sectionOfPath } from '../profile/section-of-path.ts'
import type { Spoken } from '../words/words-context.ts'

/** What a changed value is called; its path where there is no word for it. */
export function changeLabel(path: string, kind: AuditEntry['subject']['kind'], spoken: Spoken): string {
  const { settings, held, audit } = spoken.words
  const named = (labels: Partial<Record<string, string>>): string => labels[path] ?? path
  switch (kind) {
    case 'profile':
      return profileLabel(path, spoken)
    case 'settings':
      return named(settings.field)
    case 'access':
      // A person by name, and by id: names alone are not unique.
      return path.replace(/ \([0-9a-f-]{36}\)$/i, '')
    case 'held change':
      return named({
        profile: audit.subject.profile,
        adds: held.column.adds,
        removes: held.column.removes,
        approved: held.direction,
      })
    case 'run':
      return path
  }
}

/** The section, which rule of it, and the field: "User properties, rule 1, Value". */
function profileLabel(path: string, spoken: Spoken): string {
  const { profile, findings } = spoken.words
  const section = sectionOfPath(path)
  const rules = [...path.matchAll(/\brules\[(\d+)\]/g)].map(([, at]) => Number(at) + 1)
  const places = [
    ...(section && section !== 'basicDetails' ? [profile.section[section]] : []),
    ...(rules.length > 0 ? [profile.rule(rules.join('.'))] : []),
    fieldLabel(path, spoken),
  ]
  return findings.places(places.filter(Boolean)) || path
}

function fieldLabel(path: string, spoken: Spoken): string {
  const { editor, profile, status, rules } = spoken.words
  if (path === 'courses') return ''
  if (path === 'throttle.limit') return editor.throttle.limitOf(editor.throttle.label)
  const [, name = ''] = /([A-Za-z]+)(?:\[\d+\])?$/.exec(path) ?? []
  const labels: Partial<Record<string, string>> = {
    enroll: profile.enroll,
    autoPopulate: profile.autoPopulate,
    kind: editor.throttle.label,
    sections: editor.sections.label,
    deleted: status.deleted,
    include: editor.include,
    exclude: editor.exclude,
    relation: editor.relation,
    not: rules.badge.not,
    amount: editor.amount,
    unit: editor.unit,
  }
  return fieldOfPath(path, spoken) || (labels[name] ?? '')
}
