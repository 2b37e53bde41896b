import type { Language } from '../core/settings.ts'
import type { Words } from './words/en.ts'

/** Numbers, dates and lists as a language writes them. Dates take ISO texts. */
export type Format = {
  number: (n: number) => string
  date: (iso: string) => string
  dateTime: (iso: string) => string
  time: (iso: string) => string
  /** A time of the timetable: in UTC, and the reader's own beside it where that differs. */
  slot: (iso: string) => string
  /** Date and time in UTC. */
  utc: (iso: string) => string
  took: (ms: number) => string
  all: (texts: string[]) => string
  any: (texts: string[]) => string
}

/**
 * Formats for a language.
 * @param timeZone IANA name; absent: the reader's own.
 */
export function formatFor(language: Language, words: Pick<Words, 'slot' | 'took'>, timeZone?: string): Format {
  const zone = timeZone ? { timeZone } : {}
  const number = new Intl.NumberFormat(language)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', ...zone })
  const dateTime = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    ...zone,
  })
  const utc = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  })
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', hourCycle: 'h23', ...zone })
  const all = new Intl.ListFormat(language, { type: 'conjunction' })
  const any = new Intl.ListFormat(language, { type: 'disjunction' })
  const day = (iso: string): Date => (dayOnly.test(iso) ? new Date(`${iso}T12:00:00Z`) : new Date(iso))
  const ownDay = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  return {
    number: (n) => number.format(n),
    // A day without a time has no zone: it must not move.
    date: (iso) => (dayOnly.test(iso) ? ownDay.format(day(iso)) : date.format(day(iso))),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    utc: (iso) => utc.format(new Date(iso)),
    slot(iso) {
      const at = new Date(iso)
      const [there, here] = [utc.format(at), dateTime.format(at)]
      if (there === here) return `${there} UTC`
      const sameDay = ownDay.format(at) === date.format(at)
      return words.slot(there, sameDay ? time.format(at) : here)
    },
    took: (ms) => tookWords(ms, words, (n) => number.format(n)),
    all: (texts) => all.format(texts),
    any: (texts) => any.format(texts),
  }
}

const dayOnly = /^\d{4}-\d{2}-\d{2}$/

function tookWords(ms: number, { took }: Pick<Words, 'took'>, shown: (n: number) => string): string {
  if (ms < 1000) return took.ms(shown(Math.round(ms)))
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return took.seconds(shown(seconds))
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return took.minutes(shown(minutes), shown(seconds % 60))
  return took.hours(shown(Math.floor(minutes / 60)), shown(minutes % 60))
}
