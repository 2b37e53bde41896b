import type { Express } from 'express'
import type { Handler } from '../service.ts'

/** Routes by the decoded path, as OData keys hold characters that routers take for their own. Matches are case-sensitive. */
export function onPath(app: Express, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: RegExp, handler: Handler): void {
  app.use((req, res, next) => {
    const found = req.method === method ? path.exec(decodeURIComponent(req.path)) : null
    if (found) handler(req, res, found.slice(1))
    else next()
  })
}

/** A key in parentheses: an unquoted guid. */
export const guidKey = String.raw`\(([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\)`

/** A string key as it was meant: quotes inside are doubled on the wire. */
export const unquoted = (key: string): string => key.replaceAll("''", "'")
