import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Who may read the numbers: whoever has the token, and nobody where none is configured. A caller's address tells nothing:
 * behind a plain reverse proxy the whole world asks from this machine.
 */
export function mayReadMetrics(req: Request, token: string | undefined): boolean {
  if (token === undefined) return false
  const given = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? ''
  // Digests have one length, and comparing them takes the same time whatever was guessed.
  return timingSafeEqual(digest(given), digest(token))
}
