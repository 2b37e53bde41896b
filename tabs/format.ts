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
 * Formats for a locale.
 * @param timeZone IANA name; absent: the reader's own.
 */
export function formatFor(locale: string, words: Pick<Words, 'slot' | 'took'>, timeZone?: string): Format {
  const [zone, utcZone] = [timeZone ? { timeZone } : {}, { timeZone: 'UTC' }]
  const moments = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options)
    return (iso: string) => format.format(new Date(iso))
  }
  const [number, all, any] = [
    new Intl.NumberFormat(locale),
    new Intl.ListFormat(locale, { type: 'conjunction' }),
    new Intl.ListFormat(locale, { type: 'disjunction' }),
  ]
  const [day, utcDay] = [moments({ dateStyle: 'medium', ...zone }), moments({ dateStyle: 'medium', ...utcZone })]
  const [slot, utcSlot] = [moments({ ...slotParts, ...zone }), moments({ ...slotParts, ...utcZone })]
  const time = moments({ timeStyle: 'short', hourCycle: 'h23', ...zone })
  const full = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const
  return {
    number: (n) => number.format(n),
    // A day without a time has no zone: it must not move.
    date: (iso) => (dayOnly.test(iso) ? utcDay(iso) : day(iso)),
    dateTime: moments({ ...full, ...zone }),
    time,
    utc: moments({ ...full, ...utcZone }),
    slot(iso) {
      const [there, here] = [utcSlot(iso), slot(iso)]
      if (there === here) return `${there} UTC`
      return words.slot(there, utcDay(iso) === day(iso) ? time(iso) : here)
    },
    took: (ms) => tookWords(ms, words, (n) => number.format(n)),
    all: (texts) => all.format(texts),
    any: (texts) => any.format(texts),
  }
}

const slotParts = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const dayOnly = /^\d{4}-\d{2}-\d{2}$/

function tookWords(ms: number, { took }: Pick<Words, 'took'>, shown: (n: number) => string): string {
  if (ms < 1000) return took.short
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return took.seconds(shown(seconds))
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return took.minutes(shown(minutes), shown(seconds % 60))
  return took.hours(shown(Math.floor(minutes / 60)), shown(minutes % 60))
}
