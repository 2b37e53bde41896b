import type { CourseDate, CourseFact } from './course-facts.ts'
import { after, before, withinTheLast } from './date-conditions.ts'
import type { Question } from './question.ts'
import { rowsOf, type Condition } from './row.ts'

const { row, pair } = rowsOf<'course'>()
const fact = (name: CourseFact): Question<'course'> => ({ ask: 'fact', fact: name })
const plain = (id: string, name: CourseFact) => row(id, 'none', () => fact(name))
const dated = (id: string, of: CourseDate, range: typeof before) =>
  row(id, 'date', (value) => ({ ask: 'date of', of, range: range(value) }))
const recent = (id: string, of: CourseDate) =>
  row(id, 'duration', (duration, at) => ({ ask: 'date of', of, range: withinTheLast(duration, at) }))

/** What each fact looks at stands in `course-facts.ts`. */
export const courseConditions: Condition<'course'>[] = [
  ...pair('was completed', 'was not completed', 'none', () => fact('completed')),
  plain('was completed late', 'completed late'),
  row('was not completed on time', 'none', (_, { now }) => ({
    ask: 'any',
    of: [fact('completed late'), { ask: 'overdue', now: now.getTime() }],
  })),
  row('is overdue', 'none', (_, { now }) => ({ ask: 'overdue', now: now.getTime() })),
  plain('is in progress', 'in progress'),
  row('was not started', 'none', () => ({ ask: 'all', of: [fact('enrolled'), { ask: 'not', of: fact('started') }] })),
  ...pair('were enrolled', 'were not enrolled', 'none', () => fact('enrolled')),
  plain('are enrolled', 'enrolled now'),
  plain('were last enrolled', 'last enrolled'),
  dated('was completed before', 'completed', before),
  dated('was completed after', 'completed', after),
  dated('were last enrolled before', 'last enrolled', before),
  dated('were last enrolled after', 'last enrolled', after),
  recent('was completed within the last', 'completed'),
  recent('were last enrolled within the last', 'last enrolled'),
]
