import { dateCell } from '../calendar.ts'
import { another } from '../candidates/candidates.ts'
import { sourceKey } from '../clauses.ts'
import { holds, type CellOf, type Kind } from '../conditions/question.ts'
import type { FlipStep } from '../contract/why.ts'
import type { Person } from '../person.ts'
import type { Population } from '../population.ts'
import { fold } from '../text.ts'
import type { Flip } from './flip.ts'
import type { Lever } from './levers.ts'
import { cellText, dateText, labelOf, ownValue, registration } from './own-values.ts'

/** A flip in words and values, as people read it. */
export const flipSteps = (flip: Flip, person: Person, population: Population, zone: string): FlipStep[] =>
  flip.map(({ lever, to }) => {
    const { source, rules, own } = lever
    const changed = rules.filter(
      ({ question }) => holds(source.kind, question, own, zone) !== holds(source.kind, question, to, zone),
    )
    return {
      kind: 'value',
      source: sourceKey(source),
      label: labelOf(source, population),
      from: source.kind === 'course' ? courseText(own, zone) : ownValue(person, source, population, zone).value,
      to: targetOf(lever, to, zone),
      ...courseOf(own, to, zone),
      rules: changed.map(({ path }) => path),
    }
  })

/** Registrations of a course as they are, and as they would be; nothing for another source. */
function courseOf(own: CellOf[Kind], to: CellOf[Kind], zone: string): Pick<ValueStep, 'course'> {
  const rowsOf = (cell: CellOf[Kind]) =>
    typeof cell === 'object' && cell !== null && 'rows' in cell ? cell : undefined
  const [from, into] = [rowsOf(own), rowsOf(to)]
  if (!from || !into) return {}
  const told = ({ rows }: NonNullable<typeof from>) => rows.map((row) => registration(row, zone))
  return { course: { from: told(from), to: told(into), isLatest: into.isLatest } }
}

type ValueStep = Extract<FlipStep, { kind: 'value' }>
type Target = ValueStep['to']

function targetOf({ source, rules }: Lever, to: CellOf[Kind], zone: string): Target {
  if (source.kind === 'course') return { kind: 'value', value: courseText(to, zone) }
  if (to === null) return { kind: 'blank' }
  if (to === another) return { kind: 'anything else' }
  const named = rules.flatMap(({ rule: { value } }) => (Array.isArray(value) ? value : [value]))
  const written = named.find((one) => typeof one === 'string' && fold(one) === to)
  return { kind: 'value', value: typeof written === 'string' ? written.trim() : (cellText(to, zone) ?? '') }
}

/** Registrations in a few words and with their dates, such as "active, in progress"; several are joined. */
function courseText(cell: CellOf[Kind], zone: string): string {
  if (typeof cell !== 'object' || cell === null || !('rows' in cell)) return ''
  if (cell.rows.length === 0) return 'not enrolled'
  const rows = cell.rows.map(({ status, passing, registeredAt, startedAt, completedAt, dueAt }) => {
    const dates = { registered: registeredAt, started: startedAt, completed: completedAt, due: dueAt }
    const told = Object.entries(dates).flatMap(([what, at]) =>
      at === null ? [] : [`${what} ${dateText(dateCell(at), zone)}`],
    )
    return [status, passing, ...told].join(', ')
  })
  return `${rows.join('; ')}${cell.isLatest ? '; the latest enrollment' : ''}`
}
