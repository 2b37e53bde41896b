import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/** A mail as it arrived. */
export type Message = {
  /** Counts from 1; its place in the inbox page. */
  number: number
  messageId: string
  from: string
  to: string[]
  subject: string
  text: string
  /** Undefined when the mail has only text. */
  html: string | undefined
  /** ISO 8601, from the mail's own header. */
  date: string
  /** The same Message-ID arrived before: the sender did not know that it had been accepted. */
  duplicate: boolean
}

export type Mailbox = {
  messages: () => Message[]
  keep: (message: Omit<Message, 'number' | 'duplicate'>) => void
  /** The first mail that fits, among those that are there and those to come. Rejects after `ms`. */
  waitFor(predicate: (message: Message) => boolean, ms: number): Promise<Message>
  clear(): void
}

/** A mailbox in memory; with a file (JSON lines) it has its mails again after a start. */
export function makeMailbox(file?: string): Mailbox {
  let messages = file === undefined ? [] : readFrom(file)
  const waiting = new Set<(message: Message) => void>()
  return {
    messages: () => [...messages],
    keep(arrived) {
      const duplicate = arrived.messageId !== '' && messages.some(({ messageId }) => messageId === arrived.messageId)
      const message = { ...arrived, number: (messages.at(-1)?.number ?? 0) + 1, duplicate }
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(message)}\n`)
      messages.push(message)
      for (const tell of waiting) tell(message)
    },
    waitFor(predicate, ms) {
      const there = messages.find(predicate)
      if (there) return Promise.resolve(there)
      return new Promise((found, missed) => {
        const timer = setTimeout(() => {
          waiting.delete(tell)
          const subjects = messages.map(({ subject }) => subject).join('; ')
          missed(new Error(`No such mail within ${ms} ms. What came: ${subjects || 'nothing'}`))
        }, ms)
        const tell = (message: Message) => {
          if (!predicate(message)) return
          clearTimeout(timer)
          waiting.delete(tell)
          found(message)
        }
        waiting.add(tell)
      })
    },
    clear() {
      messages = []
      if (file !== undefined) rmSync(file, { force: true })
    },
  }
}

/** The mails of a file. A last line without its end is a mail whose arrival was never confirmed. */
function readFrom(file: string): Message[] {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Message)
}
