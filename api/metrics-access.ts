import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const loopback = /^(127\.|::1$|::ffff:127\.)/
/** What something in front of us adds: then the peer is not who asks. */
const forwarded = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/**
 * Who may read the numbers: whoever has the token; where none is configured, a program on this machine that asks directly.
 */
export function mayReadMetrics(req: Request, token: string | undefined): boolean {
  if (token !== undefined) {
    const given = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? ''
    // Digests have one length, and comparing them takes the same time whatever was guessed.
    return timingSafeEqual(digest(given), digest(token))
  }
  const isDirect = forwarded.every((name) => req.headers[name] === undefined)
  return isDirect && loopback.test(req.socket.remoteAddress ?? '')
}
