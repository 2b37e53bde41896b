import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Moment } from '../../core/calendar.ts'
import { enrollmentsOf, eachEnrollment } from '../../core/enrollments.ts'
import { isGroup, type Rule, type Rules } from '../../core/rules.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { aDefinition, type Told } from './a-profile.ts'
import { byEngine, byPlain } from './matching.ts'
import { aMoment, aSnapshot, seed, someFilter } from './random.ts'

const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, numRuns = 400) =>
  fc.assert(property, { seed, verbose: true, numRuns })

const dayMs = 86_400_000
type Value = Rule['value']

/** Everything with a date, so many days later: rules, people, registrations. */
const laterDate = (text: string, days: number): string => {
  const moved = new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
  return `${moved}${text.slice(10)}`
}
const isDate = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d\d-\d\d/.test(text)
function laterValue(value: Value, days: number): Value {
  if (isDate(value)) return laterDate(value, days)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, isDate(one) ? laterDate(one, days) : one]),
  )
}
const laterRules = (rules: Rules, days: number): Rules => ({
  ...rules,
  rules: rules.rules.map((node) =>
    isGroup(node) ? laterRules(node, days) : { ...node, value: laterValue(node.value, days) },
  ),
})
const later = (instant: number | null, days: number) => (instant === null ? null : instant + days * dayMs)
const laterSnapshot = (snapshot: Snapshot, days: number): Snapshot => ({
  ...snapshot,
  fieldValues: snapshot.fieldValues.map((one) => {
    const isDated = snapshot.userFields.some(({ id, type }) => id === one.fieldId && type === 'date')
    return isDated && typeof one.value === 'number' ? { ...one, value: one.value + days * dayMs } : one
  }),
  enrollments: enrollmentsOf(
    [...eachEnrollment(snapshot.enrollments)].map((row) => ({
      ...row,
      registeredAt: later(row.registeredAt, days),
      startedAt: later(row.startedAt, days),
      completedAt: later(row.completedAt, days),
      dueAt: later(row.dueAt, days),
    })),
  ),
})

/** Conditions whose meaning depends on the length of months and years, and not on days alone. */
const byCalendar = (told: Told): boolean => /months|years|anniversary/.test(JSON.stringify(told))

describe(`The engine, over random people, rules and moments (SEED=${seed})`, () => {
  it('finds exactly those whom the plain evaluator finds, one person and one rule at a time', () => {
    holds(
      fc.property(aSnapshot, someFilter, aMoment, (snapshot, told, at) => {
        const definition = aDefinition(told)
        expect(byEngine(definition, snapshot, at)).toEqual(byPlain(definition, snapshot, at))
      }),
      800,
    )
  })

  it('finds the same people when now and all dates are moved together', () => {
    const days = fc.constantFrom(-400, -7, 1, 30, 1_461)
    holds(
      fc.property(aSnapshot, someFilter, days, (snapshot, told, moved) => {
        fc.pre(!byCalendar(told))
        const at: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }
        const shifted: Told = {
          ...told,
          userProperties: laterRules(told.userProperties, moved),
          userDates: told.userDates && laterRules(told.userDates, moved),
          userActivities: told.userActivities && laterRules(told.userActivities, moved),
        }
        const then: Moment = { now: new Date(at.now.getTime() + moved * dayMs), zone: 'UTC' }
        expect(byEngine(aDefinition(shifted), laterSnapshot(snapshot, moved), then)).toEqual(
          byEngine(aDefinition(told), snapshot, at),
        )
      }),
    )
  })
})
