import { Agent, request } from 'node:http'

/** How many requests a second were answered, and how long one took, in ms. */
export type Measured = { answers: number; perSecond: number; median: number; p95: number; bytes: number }

export type Asked = { method: string; url: string; headers: Record<string, string>; body?: string }

/** Sends a request and reads its answer to the end. @throws when it is refused. */
function send({ method, url, headers, body }: Asked, agent: Agent): Promise<string> {
  return new Promise((done, fail) => {
    const sent = request(url, { method, headers, agent }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.once('error', fail).once('end', () => {
        const text = Buffer.concat(parts).toString()
        if (res.statusCode === 200) done(text)
        else fail(new Error(`${method} ${url} was answered ${res.statusCode ?? 0}: ${text.slice(0, 300)}`))
      })
    })
    sent.once('error', fail).end(body)
  })
}

/**
 * Asks over connections that are kept, so many at once, for so long (and at least once). `next` makes a request, of the
 * answer before it on the same connection where it follows one.
 */
export async function load(
  next: (before: string | undefined) => Asked,
  { atOnce, forMs }: { atOnce: number; forMs: number },
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  await send(next(undefined), agent)
  const took: number[] = []
  let bytes = 0
  const begun = performance.now()
  const client = async () => {
    let before: string | undefined
    do {
      const asked = next(before)
      const sentAt = performance.now()
      before = await send(asked, agent)
      took.push(performance.now() - sentAt)
      bytes += before.length
    } while (performance.now() - begun < forMs)
  }
  await Promise.all(Array.from({ length: atOnce }, client))
  const seconds = (performance.now() - begun) / 1_000
  agent.destroy()
  const sorted = took.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    answers: sorted.length,
    perSecond: sorted.length / seconds,
    median: at(0.5),
    p95: at(0.95),
    bytes: Math.round(bytes / sorted.length),
  }
}
