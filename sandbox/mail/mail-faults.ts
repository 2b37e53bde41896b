/** What can go wrong with a mail. */
export type MailFaults = {
  /** The next `times` mails are refused after their DATA with this SMTP code: 4xx to try again later, 5xx for good. */
  refuseNext(times: number, code: number): void
  /** The next `times` mails are kept, but the connection is cut before the sender is told. */
  loseReply(times: number): void
  clearFaults(): void
}

export type MailFault = { kind: 'refuse'; code: number } | { kind: 'lose the reply' }

/** The faults and, for the server, the one that strikes the mail at hand. First come, first served. */
export function makeMailFaults(): { faults: MailFaults; take: () => MailFault | undefined } {
  let waiting: MailFault[] = []
  const add = (times: number, fault: MailFault) => waiting.push(...Array.from({ length: times }, () => fault))
  return {
    faults: {
      refuseNext(times, code) {
        if (code < 400 || code > 599) throw new Error(`An SMTP refusal has a code from 400 to 599, not ${code}.`)
        add(times, { kind: 'refuse', code })
      },
      loseReply: (times) => add(times, { kind: 'lose the reply' }),
      clearFaults: () => (waiting = []),
    },
    take: () => waiting.shift(),
  }
}
