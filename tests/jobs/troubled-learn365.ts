import { smallServer, type SmallServer } from '../adapters/small-server.ts'

/** What troubles single tenants, told by their API keys. */
export type Troubles = {
  /** Answered 503, whatever they ask. */
  down: Set<string>
  /** Not answered until `release`. */
  slow: Set<string>
  /** How many requests of slow tenants wait for their answer. */
  waiting(): number
  release(): void
}

/** Stands before Learn365, where the trouble of one tenant is not that of another. */
export async function troubledLearn365(service: string): Promise<SmallServer & { troubles: Troubles }> {
  let release: () => void = () => undefined
  let waiting = 0
  const released = new Promise<void>((done) => (release = done))
  const [down, slow] = [new Set<string>(), new Set<string>()]
  const server = await smallServer(async ({ method, path, headers, body }, res) => {
    const { authorization = '', 'content-type': type = 'application/json' } = headers
    const key = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().replace('api:', '')
    if (down.has(key)) {
      res.writeHead(503).end()
      return
    }
    if (slow.has(key)) {
      waiting += 1
      await released
      waiting -= 1
    }
    const sent = body === '' ? {} : { body }
    const answer = await fetch(service + path, { method, headers: { authorization, 'content-type': type }, ...sent })
    res.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
    res.end(await answer.text())
  })
  return { ...server, troubles: { down, slow, waiting: () => waiting, release: () => release() } }
}
