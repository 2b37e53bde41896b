/** So many messages in so many seconds, in one chat. */
export type Rate = { messages: number; seconds: number }

/** Microsoft's limits of a bot in a chat, as documented. */
export const documentedRates: readonly Rate[] = [
  { messages: 7, seconds: 1 },
  { messages: 8, seconds: 2 },
  { messages: 60, seconds: 30 },
  { messages: 1_800, seconds: 3_600 },
]

export type Rates = {
  /** Counts a message. @returns 0, or the seconds to wait where it is one too many (it is not counted then). */
  take(chat: string): number
}

/** Counts the messages of each chat in sliding windows. */
export function makeRates(rates: readonly Rate[], now: () => number = Date.now): Rates {
  const times = new Map<string, number[]>()
  return {
    take(chat) {
      const at = now()
      const sent = times.get(chat) ?? []
      for (const { messages, seconds } of rates) {
        const recent = sent.filter((time) => time > at - seconds * 1_000)
        const [oldest] = recent.slice(-messages)
        if (recent.length >= messages && oldest !== undefined)
          return Math.max(1, Math.ceil((oldest + seconds * 1_000 - at) / 1_000))
      }
      times.set(chat, [...sent, at].slice(-2_000))
      return 0
    },
  }
}
