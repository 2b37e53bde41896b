import type { Request } from 'express'
import type { Directory } from './directory.ts'
import type { Outer } from './graph-call.ts'
import type { GraphOptions } from './graph-options.ts'
import { Refusal } from './refusal.ts'

const unauthorized = (code: string, message: string) => {
  const challenge = 'Bearer realm="", client_id="00000003-0000-0000-c000-000000000000"'
  return new Refusal(401, code, message, [], { 'WWW-Authenticate': challenge })
}

/** Who is calling, and which directory the token opens: that of its `tid`, never of anything in the request. */
export async function callerOf(
  req: Request,
  directories: Directory[],
  options: GraphOptions,
): Promise<Outer | Refusal> {
  const bearer = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1]
  if (!bearer) return unauthorized('InvalidAuthenticationToken', 'Access token is empty.')
  const app = await options.verify(bearer)
  if (!app)
    return unauthorized('InvalidAuthenticationToken', 'Access token validation failure. Invalid or expired token.')
  const directory = directories.find((d) => d.tenantId === app.tid.toLowerCase())
  if (!directory)
    return unauthorized(
      'Authorization_IdentityNotFound',
      'The identity of the calling application could not be established.',
    )
  const host = (req.get('host') ?? '').toLowerCase()
  return {
    appid: app.appid,
    roles: new Set(app.roles),
    directory,
    base: options.nextLinkHost === 'graph.microsoft.com' ? 'https://graph.microsoft.com' : `http://${host}`,
    hosts: [host, 'graph.microsoft.com'],
    clientRequestId: req.get('client-request-id'),
    holds: new Set(),
    deeds: [],
  }
}
