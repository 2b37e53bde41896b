import type { Moment } from '../../../core/calendar.ts'
import { cellOf as cellAt, peopleOf } from '../../../core/person.ts'
import type { CourseCell } from '../../../core/conditions/course-facts.ts'
import { aTenant, type Registration } from '../../support/people.ts'
import type { Line } from './line.ts'

/** The moment of all course lines. */
export const courseNow: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }

/** The conditions without a value, each by a letter. */
export const letters = {
  C: 'was completed',
  N: 'was not completed',
  L: 'was completed late',
  T: 'was not completed on time',
  O: 'is overdue',
  P: 'is in progress',
  S: 'was not started',
  E: 'were enrolled',
  W: 'were not enrolled',
  A: 'are enrolled',
  R: 'were last enrolled',
}

const may: Registration = { registered: '2026-05-04T08:00:00Z' }
const june: Registration = { registered: '2026-06-01T08:00:00Z' }
const begun: Registration = { ...may, started: '2026-05-05T08:00:00Z', passing: 'in progress' }
const done: Registration = { ...begun, passing: 'completed', completed: '2026-05-20T12:00:00Z' }
const doneAgain: Registration = { ...done, ...june, started: '2026-06-02T08:00:00Z', completed: '2026-06-03T08:00:00Z' }
const undated: Registration = { ...may, passing: 'completed' }
const awaiting = (row: Registration): Registration => ({ ...row, status: 'awaiting' })
const cancelled = (row: Registration): Registration => ({ ...row, status: 'cancelled' })
const expired = (row: Registration): Registration => ({ ...row, status: 'expired' })
const due = (row: Registration, day: string): Registration => ({ ...row, due: `${day}Z` })
const past = '2026-11-20T12:00'
const now = '2026-11-23T15:00'

type Person = readonly [holds: string, name: string, rows: Registration[], elsewhere?: Registration]

/** Who satisfies what: a letter where the condition holds, a dot where it does not. */
export const people: Person[] = [
  ['· N · · · · · · W · ·', 'never enrolled', []],
  ['· N · · · · · · W · ·', 'never enrolled here, but in another course', [], may],
  ['· N · · · · S E · A R', 'enrolled, not started', [may]],
  ['· N · · · · S E · A ·', 'enrolled without a date', [{}]],
  ['· N · · · · S E · A R', 'awaits approval', [awaiting(may)]],
  ['· N · · · P · E · A R', 'in progress', [begun]],
  ['· N · · · P · E · A R', 'in progress without a start date', [{ ...may, passing: 'in progress' }]],
  ['C · · · · · · E · A R', 'completed, no due date', [done]],
  ['C · · · · · · E · A R', 'completed before it was due', [due(done, past)]],
  ['C · · · · · · E · A R', 'completed at the minute it was due', [due(done, '2026-05-20T12:00')]],
  ['C · L T · · · E · A R', 'completed late', [due(done, '2026-05-20T11:59')]],
  ['C · L T · · · E · · R', 'completed late, then cancelled', [cancelled(due(done, '2026-05-20T11:59'))]],
  ['C · · · · · · E · A R', 'completed, imported without a date', [due(undated, past)]],
  ['· N · T O · S E · A R', 'overdue and not started', [due(may, past)]],
  ['· N · T O P · E · A R', 'overdue and in progress', [due(begun, past)]],
  ['· N · T O · S E · A R', 'overdue and awaiting', [awaiting(due(may, past))]],
  ['· N · · · P · E · A R', 'due at this very moment', [due(begun, now)]],
  ['· N · · · P · E · A R', 'due tomorrow', [due(begun, '2026-11-24T15:00')]],
  ['· N · · · · S E · · R', 'cancelled before starting', [cancelled(may)]],
  ['· N · · · · · E · · R', 'cancelled while in progress, due since', [cancelled(due(begun, past))]],
  ['· N · · · · · E · · R', 'expired while in progress, due since', [expired(due(begun, past))]],
  ['C · · · · · · E · · R', 'completed, then left the group', [cancelled(done)]],
  ['C · · · · · · E · · R', 'completed, then expired', [expired(done)]],
  ['C · · · · · · E · A R', 'retakes it, not started anew', [expired(done), june]],
  ['C · · T O · · E · A R', 'retakes it, overdue', [expired(done), due(june, past)]],
  ['C · L T · · · E · A R', 'late at first, on time when retaken', [expired(due(done, '2026-05-10T12:00')), doneAgain]],
  ['· N · · · · · E · A R', 'had started once, is enrolled again', [cancelled(begun), june]],
  ['· N · · · · S E · A ·', 'registered elsewhere later', [may], june],
  ['· N · · · · S E · A R', 'registered elsewhere at the same moment', [may], may],
  ['· N · · · · S E · A R', 'registered elsewhere earlier', [june], may],
  ['· N · · · · S E · · R', 'cancelled here, last of all', [cancelled(june)], may],
]

const days = (amount: number) => ({ amount, unit: 'days' })

/** Dates: any completion counts for "was completed …", the latest registration for "were last enrolled …". */
export const datedPeople: Record<string, Registration[]> = {
  nobody: [],
  'registered in May': [may],
  'completed on 20 May': [done],
  'completed on 20 May, cancelled': [cancelled(done)],
  'completed in May and in June': [expired(done), doneAgain],
  'completed without a date': [undated],
  'completed this morning': [{ ...done, completed: '2026-11-23T09:00:00Z' }],
  'completed seven days ago': [{ ...done, completed: '2026-11-16T23:59:59Z' }],
  'registered in May and June': [cancelled(may), june],
  'registered today, cancelled today': [cancelled({ registered: '2026-11-23T09:00:00Z' })],
  'registered for tomorrow': [{ registered: '2026-11-24T09:00:00Z' }],
  'registered without a date': [{}],
}

export const datedLines: Line<string>[] = [
  ['was completed before', '2026-05-21', 'completed on 20 May', true],
  ['was completed before', '2026-05-20', 'completed on 20 May', false],
  ['was completed before', '2026-05-20T12:00', 'completed on 20 May', false],
  ['was completed before', '2026-05-20T12:01', 'completed on 20 May, cancelled', true],
  ['was completed before', '2026-06-01', 'completed in May and in June', true],
  ['was completed before', '2027-01-01', 'completed without a date', false],
  ['was completed before', '2027-01-01', 'registered in May', false],
  ['was completed before', '2027-01-01', 'nobody', false],
  ['was completed after', '2026-05-19', 'completed on 20 May', true],
  ['was completed after', '2026-05-20', 'completed on 20 May', false],
  ['was completed after', '2026-06-01', 'completed in May and in June', true],
  ['was completed after', '2020-01-01', 'completed without a date', false],
  ['was completed within the last', days(1), 'completed this morning', true],
  ['was completed within the last', days(7), 'completed seven days ago', false],
  ['was completed within the last', days(8), 'completed seven days ago', true],
  ['was completed within the last', { amount: 1, unit: 'years' }, 'completed on 20 May, cancelled', true],
  ['was completed within the last', { amount: 1, unit: 'years' }, 'nobody', false],

  ['were last enrolled before', '2026-05-05', 'registered in May', true],
  ['were last enrolled before', '2026-05-04', 'registered in May', false],
  ['were last enrolled before', '2026-05-31', 'registered in May and June', false],
  ['were last enrolled before', '2026-06-02', 'registered in May and June', true],
  ['were last enrolled before', '2027-01-01', 'registered without a date', false],
  ['were last enrolled before', '2027-01-01', 'nobody', false],
  ['were last enrolled after', '2026-05-31', 'registered in May and June', true],
  ['were last enrolled after', '2026-06-01', 'registered in May and June', false],
  ['were last enrolled after', '2020-01-01', 'registered without a date', false],
  ['were last enrolled within the last', days(1), 'registered today, cancelled today', true],
  ['were last enrolled within the last', days(7), 'registered for tomorrow', false],
  ['were last enrolled within the last', days(7), 'registered in May', false],
  ['were last enrolled within the last', { amount: 12, unit: 'months' }, 'registered in May', true],
]

/** What a rule on the course "Safety" is asked about somebody with these registrations. */
export function cellOf(rows: Registration[], elsewhere?: Registration): CourseCell {
  const tenant = aTenant().course('Safety').course('Another').person('Ana')
  if (elsewhere) tenant.enrolled('Ana', 'Another', elsewhere)
  for (const row of rows) tenant.enrolled('Ana', 'Safety', row)
  const ana = peopleOf(tenant.snapshot()).get(tenant.idOf('Ana'))
  if (!ana) throw new Error('the test itself is wrong: nobody is called Ana')
  return cellAt(ana, { from: 'course', kind: 'course', courseId: tenant.courseId('Safety') }) as CourseCell
}
