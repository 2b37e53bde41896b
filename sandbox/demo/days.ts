const dayMs = 86_400_000

/** A moment so many days before (negative: after) another, ISO 8601 with Z, without milliseconds. */
export const daysBefore = (now: string, days: number): string =>
  `${new Date(Date.parse(now) - days * dayMs).toISOString().slice(0, 19)}Z`

/** The calendar day so many days before another, as midnight UTC. */
export const dayBefore = (now: string, days: number): string => `${daysBefore(now, days).slice(0, 10)}T00:00:00Z`

/** `daysBefore` for one moment, each day worked out once: a big tenant asks for millions. */
export function calendarFrom(now: string): (days: number) => string {
  const known = new Map<number, string>()
  return (days) => {
    const text = known.get(days) ?? daysBefore(now, days)
    known.set(days, text)
    return text
  }
}
