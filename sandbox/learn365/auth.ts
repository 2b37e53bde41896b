import type { NextFunction, Request, Response } from 'express'
import { ODataRefusal, sendRefusal } from './odata-refusal.ts'
import type { TenantData } from './tenant-data.ts'

/** Which tenant a request is for and what it may do: HTTP Basic, user `api`, password an API key. */
export function authenticate(tenants: () => readonly TenantData[]) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const found = findKey(keyOfRequest(req), tenants())
    if (!found) {
      res.set('WWW-Authenticate', 'Basic realm="api"')
      sendRefusal(res, new ODataRefusal(401, 'Unauthorized', 'Authorization has been denied for this request.'))
      return
    }
    if (found.permission === 'read only' && req.method !== 'GET') {
      sendRefusal(res, new ODataRefusal(403, 'Forbidden', 'The API key has the permission Read Only.'))
      return
    }
    if (res.locals.fault !== undefined) {
      sendRefusal(res, new ODataRefusal(403, 'Forbidden', 'You are not allowed to manage this course.'))
      return
    }
    res.locals.tenant = found.tenant
    next()
  }
}

export const tenantOf = (res: Response): TenantData => res.locals.tenant as TenantData

function keyOfRequest(req: Request): string | undefined {
  const [scheme, encoded = ''] = (req.get('authorization') ?? '').split(' ')
  const [user, key] = Buffer.from(encoded, 'base64').toString().split(':')
  return scheme?.toLowerCase() === 'basic' && user === 'api' ? key : undefined
}

function findKey(key: string | undefined, tenants: readonly TenantData[]) {
  if (!key) return undefined
  for (const tenant of tenants) {
    const held = tenant.keys.find((one) => one.key === key && !one.revoked)
    if (held) return { tenant, permission: held.permission }
  }
  return undefined
}
