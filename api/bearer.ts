import type { Request } from 'express'
import { Refusal } from '../core/errors.ts'
import { finding } from '../core/findings.ts'

/** The bearer token of a request. @throws Refusal `not signed in` where there is none, or more than one. */
export function bearerOf(req: Request): string {
  // Of two, Node would take the first and something in front of us perhaps the second.
  if (req.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'authorization').length > 1)
    throw new Refusal('not signed in', 'There is more than one Authorization header.', {
      findings: [finding('Authorization', 'several', 'one')],
    })
  const [scheme, token] = (req.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() === 'bearer' && token) return token
  throw new Refusal('not signed in', 'Please sign in: the request carries no bearer token.')
}
