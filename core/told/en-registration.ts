import type { enrollmentStatuses, passings } from '../enrollments.ts'

/** How somebody stands in a course, in words. */
export const enRegistration = {
  status: {
    active: 'enrolled',
    awaiting: 'awaiting approval',
    cancelled: 'cancelled',
    expired: 'expired',
  } satisfies Record<(typeof enrollmentStatuses)[number], string>,
  passing: { completed: 'completed', 'not started': 'not started', 'in progress': 'in progress' } satisfies Record<
    (typeof passings)[number],
    string
  >,
  registered: (when: string) => `enrolled on ${when}`,
  started: (when: string) => `started on ${when}`,
  latest: 'the latest enrollment of all',
  completed: (when: string) => `completed on ${when}`,
  due: (when: string) => `due on ${when}`,
  /** Between what is said of one registration, and between registrations. */
  comma: ', ',
  semicolon: '; ',
}
export type RegistrationWords = typeof enRegistration
