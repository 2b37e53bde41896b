import { CronExpressionParser } from 'cron-parser'

/** The guide's appendix: refresh at 02, 05, …, 23 and maintenance at 00, 03, …, 21 UTC. */
export const defaultTimetable = { refresh: '0 2-23/3 * * *', maintenance: '0 0-21/3 * * *' }

export type RunKind = 'data refresh' | 'maintenance'
export type Timetable = { refresh: string; maintenance: string }

export const cronOf = (timetable: Timetable, kind: RunKind): string =>
  kind === 'data refresh' ? timetable.refresh : timetable.maintenance

const parse = (cron: string, currentDate: Date) => CronExpressionParser.parse(cron, { currentDate, tz: 'UTC' })

/** The latest time of a cron expression (UTC) that is not after `now`. */
export const latestSlot = (cron: string, now: Date): Date =>
  parse(cron, new Date(now.getTime() + 1))
    .prev()
    .toDate()

/** The first time of a cron expression (UTC) after `now`. */
export const nextSlot = (cron: string, now: Date): Date => parse(cron, now).next().toDate()

/** Whether a text is a cron expression; the parser itself would read an empty one as "every minute". */
export function isCron(cron: string): boolean {
  // Five fields, or six with seconds first; the library would take fewer, too.
  if (![5, 6].includes(cron.trim().split(/\s+/).length)) return false
  try {
    parse(cron, new Date(0))
    return true
  } catch {
    return false
  }
}
