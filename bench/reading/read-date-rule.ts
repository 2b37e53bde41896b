import type { Rule } from '../../core/rules.ts'
import type { Clause, Edge } from './clause.ts'
import { dayAfter, dayIn, readWritten, type When, type Written } from './days.ts'
import { rangeOf, spanOf, textOf } from './rule-value.ts'

/** Reads a rule on a date. @returns undefined when dates have no such condition. */
export function readDateRule({ source, condition, value }: Rule, at: When): Clause | undefined {
  if (condition === 'has its anniversary within the next') {
    const first = dayIn(at.now.getTime(), at.zone)
    return { kind: 'anniversary', column: source, first, last: dayAfter(first, spanOf(value)) - 1 }
  }
  const edges = edgesOf(condition, value, at)
  return edges && { kind: 'date', column: source, edges }
}

/** The span of time that a condition names. A day compares days, and a day without a zone needs none; a time compares instants. */
export function edgesOf(condition: string, value: Rule['value'], at: When): Edge[] | undefined {
  const written = (): Written => readWritten(textOf(value), at.zone)
  switch (condition) {
    case 'is before the date/time':
      return [edge('<', written())]
    case 'is after the date/time':
      return [edge('>', written())]
    case 'is on or before':
      return [edge('<=', written())]
    case 'is on or after':
      return [edge('>=', written())]
    case 'is on': {
      const on = dayOf(written(), at.zone)
      return [edge('>=', on), edge('<=', on)]
    }
    case 'is between': {
      const { from, to } = rangeOf(value)
      return [edge('>=', readWritten(textOf(from), at.zone)), edge('<=', readWritten(textOf(to), at.zone))]
    }
    default:
      return relativeEdges(condition, value, at)
  }
}

/** To be on a date is to be on its day, also where a time is written. */
const dayOf = (written: Written, zone: string): Written =>
  'day' in written ? written : { day: dayIn(written.instant, zone) }

const edge = (is: Edge['is'], to: Written): Edge =>
  'day' in to ? { by: 'day', is, than: to.day } : { by: 'instant', is, than: to.instant }

function relativeEdges(condition: string, value: Rule['value'], { now, zone }: When): Edge[] | undefined {
  const today = dayIn(now.getTime(), zone)
  switch (condition) {
    case 'is within the last':
      return withinTheLast(value, { now, zone })
    case 'is more than … ago':
      return [{ by: 'day', is: '<', than: dayAfter(today, spanOf(value), -1) }]
    case 'is within the next':
      return [
        { by: 'day', is: '>=', than: today },
        { by: 'day', is: '<', than: dayAfter(today, spanOf(value)) },
      ]
    case 'is more than … from now':
      return [{ by: 'day', is: '>', than: dayAfter(today, spanOf(value)) }]
    default:
      return undefined
  }
}

/** The calendar days that end today; what lies later than now is not in it. */
export function withinTheLast(value: Rule['value'], { now, zone }: When): Edge[] {
  const today = dayIn(now.getTime(), zone)
  return [
    { by: 'day', is: '>', than: dayAfter(today, spanOf(value), -1) },
    { by: 'day', is: '<=', than: today },
    { by: 'instant', is: '<=', than: now.getTime() },
  ]
}
