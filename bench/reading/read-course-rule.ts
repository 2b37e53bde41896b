import type { Rule } from '../../core/rules.ts'
import type { Clause, CourseTest, Rows } from './clause.ts'
import type { When } from './days.ts'
import type { Places } from './places.ts'
import { edgesOf, withinTheLast } from './read-date-rule.ts'

/** Reads a rule on one course or on several. @throws when a course or the condition is not there. */
export function readCourseRule(rule: Rule, places: Places, at: When): Clause {
  const ids = rule.courses ?? [rule.source.slice('course:'.length).trim().toLowerCase()]
  const courses = [...new Set(ids)].map((id) => {
    const place = places.course.get(id)
    if (place === undefined) throw new Error(`there is no course "${id}"`)
    return place
  })
  const read = timeless.get(rule.condition) ?? timed(rule, at)
  if (!read) throw new Error(`a course has no condition "${rule.condition}"`)
  const [test, not] = read
  return { kind: 'courses', courses, atLeast: rule.atLeast ?? courses.length, test, not }
}

type Read = [test: CourseTest, not: boolean]
const some = (rows: Rows): Read => [{ kind: 'some row', rows }, false]
const none = (rows: Rows): Read => [{ kind: 'some row', rows }, true]

/** Past tense: all rows. Present tense: those that are active or awaiting. */
const timeless = new Map<string, Read>([
  ['was completed', some('completed')],
  ['was not completed', none('completed')],
  ['was completed late', some('completed late')],
  ['was not completed on time', some('completed late or overdue')],
  ['is overdue', some('overdue')],
  ['is in progress', some('in progress')],
  ['was not started', [{ kind: 'never started' }, false]],
  ['were enrolled', some('any')],
  ['were not enrolled', none('any')],
  ['are enrolled', some('open')],
  ['were last enrolled', some('latest of all')],
])

function timed({ condition, value }: Rule, at: When): Read | undefined {
  const date = (which: string) => edgesOf(which, value, at) ?? []
  switch (condition) {
    case 'was completed before':
      return [{ kind: 'completed when', edges: date('is before the date/time') }, false]
    case 'was completed after':
      return [{ kind: 'completed when', edges: date('is after the date/time') }, false]
    case 'was completed within the last':
      return [{ kind: 'completed when', edges: withinTheLast(value, at) }, false]
    case 'were last enrolled before':
      return [{ kind: 'last registered when', edges: date('is before the date/time') }, false]
    case 'were last enrolled after':
      return [{ kind: 'last registered when', edges: date('is after the date/time') }, false]
    case 'were last enrolled within the last':
      return [{ kind: 'last registered when', edges: withinTheLast(value, at) }, false]
    default:
      return undefined
  }
}
