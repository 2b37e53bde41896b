import type { Express } from 'express'
import type { Service } from '../service.ts'
import { onPath } from './on-path.ts'

const user = String.raw`^/odata/v2/Users\('.+'\)`

/** Writes to user data: answered as the service does and applied to nothing; the judge never excuses them. */
export function userDataRoutes(app: Express, service: Service): void {
  const refuse = (method: 'POST' | 'PUT', path: RegExp) =>
    onPath(app, method, path, (req, res) => {
      service.judge.complain(`user data is never written: ${req.method} ${decodeURIComponent(req.path)}`)
      res.status(204).end()
    })
  refuse('PUT', new RegExp(`${user}$`))
  refuse('POST', /^\/odata\/v2\/Users$/)
  refuse('POST', new RegExp(`${user}/(UpdateUserFieldValues|Purge|Merge)$`))
}
