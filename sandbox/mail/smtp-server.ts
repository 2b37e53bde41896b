import type { Server, Socket } from 'node:net'
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { MailFault } from './mail-faults.ts'
import type { Mailbox } from './mailbox.ts'

/** An SMTP server that keeps what arrives, unless a fault strikes it. It listens when its `server` is told to. */
export function smtpServer(
  keep: Mailbox['keep'],
  takeFault: () => MailFault | undefined,
): { server: Server; close(): Promise<void> } {
  const sockets = new Set<Socket>()
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, callback) {
      receive(simpleParser(stream), session).then(callback, callback)
    },
  })
  const receive = async (parsing: Promise<ParsedMail>, session: SMTPServerSession): Promise<null> => {
    const mail = await parsing
    const fault = takeFault()
    if (fault?.kind === 'refuse') {
      const text = fault.code < 500 ? 'Try again later' : 'Not taken'
      throw Object.assign(new Error(text), { responseCode: fault.code })
    }
    keep(messageOf(mail, session))
    if (fault?.kind === 'lose the reply') {
      for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy()
    }
    return null
  }
  // A client that hangs up in the middle is its own business.
  smtp.on('error', () => undefined)
  smtp.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return {
    server: smtp.server,
    close: () =>
      new Promise((done) => {
        smtp.close(() => done())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function messageOf(mail: ParsedMail, session: SMTPServerSession): Parameters<Mailbox['keep']>[0] {
  return {
    messageId: mail.messageId ?? '',
    from: mail.from?.text ?? '',
    to: addressesIn(mail.to) ?? session.envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html === false ? undefined : mail.html,
    date: (mail.date ?? new Date()).toISOString(),
  }
}

function addressesIn(header: AddressObject | AddressObject[] | undefined): string[] | undefined {
  if (!header) return undefined
  return [header].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []))
}
