import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export type Arrived = { at: number; method: string; path: string; headers: IncomingMessage['headers']; body: string }

export type SmallServer = { url: string; port: number; seen: Arrived[]; close(): Promise<void> }

/** A server on loopback that answers as it is told and remembers what it was asked. */
export async function smallServer(
  answer: (request: Arrived, res: ServerResponse) => void | Promise<void>,
): Promise<SmallServer> {
  const seen: Arrived[] = []
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const arrived = { at: Date.now(), method: req.method ?? '', path: req.url ?? '', headers: req.headers, body }
      seen.push(arrived)
      Promise.resolve(answer(arrived, res)).catch(() => req.socket.destroy())
    })
  })
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seen,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** What stands between does: it refuses a request with a status, or alters the text of an answer. */
export type Changes = {
  refuse?: (request: Arrived) => number | undefined
  alter?: (text: string, request: Arrived) => string
}

/** Stands between a client and a service and hands everything on, its own address in place of the service's. */
export function between(service: string, { refuse, alter }: Changes): Promise<SmallServer> {
  return smallServer(async (request, res) => {
    const refused = refuse?.(request)
    if (refused !== undefined) {
      res.writeHead(refused).end()
      return
    }
    const { host = '', authorization = '', 'content-type': type = 'application/json' } = request.headers
    const here = `http://${host}`
    const answer = await fetch(service + request.path, {
      method: request.method,
      headers: { authorization, 'content-type': type },
      ...(request.body === '' ? {} : { body: request.body.replaceAll(here, service) }),
    })
    const text = (await answer.text()).replaceAll(service, here)
    res.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
    res.end(alter && text !== '' ? alter(text, request) : text)
  })
}
