import { createServer, type Server } from 'node:http'
import type { AddressInfo, Server as NetServer } from 'node:net'
import { makeMailbox, type Mailbox } from './mailbox.ts'
import { makeMailFaults, type MailFaults } from './mail-faults.ts'
import { smtpServer } from './smtp-server.ts'
import { webPages } from './web-pages.ts'

type Options = {
  /** 0 for any free port. */
  smtpPort: number
  /** 0 for any free port. */
  webPort: number
  /** Keeps the mails between starts; without it they live as long as the process. */
  file?: string | undefined
}

export type Mail = Omit<Mailbox, 'keep'> &
  MailFaults & {
    /** For a mail client: `smtp://127.0.0.1:…`. */
    smtpUrl: string
    /** The inbox page; `/messages.json` is the same for programs. */
    url: string
    close(): Promise<void>
  }

/** Starts a mail server on 127.0.0.1 that takes every mail, sends none on, and shows what came on a web page. */
export async function startMail({ smtpPort, webPort, file }: Options): Promise<Mail> {
  const { keep, ...mailbox } = makeMailbox(file)
  const { faults, take } = makeMailFaults()
  const smtp = smtpServer(keep, take)
  const web = createServer(webPages(mailbox.messages))
  try {
    await listening(smtp.server, smtpPort)
    await listening(web, webPort)
  } catch (error) {
    await Promise.all([smtp.close(), closed(web)])
    throw error
  }
  return {
    ...mailbox,
    ...faults,
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server)}`,
    url: `http://127.0.0.1:${portOf(web)}`,
    async close() {
      await Promise.all([smtp.close(), closed(web)])
    },
  }
}

const listening = (server: NetServer, port: number) =>
  new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done))

const portOf = (server: NetServer) => (server.address() as AddressInfo).port

const closed = (server: Server) =>
  new Promise<void>((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
