import type { Request } from 'express'
import { badRequest } from '../odata-refusal.ts'

/** A JSON object's properties by name and type; a `?` marks one that may be absent. */
type Wanted = Readonly<Record<string, 'string' | 'string?' | 'boolean?' | 'strings?'>>

/** The body of a request, refused when it is not an object with just these properties. */
export function requestBody(req: Request, wanted: Wanted): Readonly<Record<string, unknown>> {
  const body: unknown = req.body
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest('A JSON object is needed.')
  for (const name of Object.keys(body))
    if (!(name in wanted)) throw badRequest(`The property '${name}' does not exist on this type.`)
  const given = body as Record<string, unknown>
  for (const [name, type] of Object.entries(wanted)) {
    const absent = given[name] === undefined || given[name] === null
    if (absent && type.endsWith('?')) continue
    if (absent || !fits(given[name], type)) throw badRequest(`The property '${name}' is missing or not a ${type}.`)
  }
  return given
}

function fits(value: unknown, type: string): boolean {
  if (type.startsWith('strings')) return Array.isArray(value) && value.every((one) => typeof one === 'string')
  return typeof value === type.replace('?', '') && value !== ''
}
