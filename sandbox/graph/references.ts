import { isGuid, type Directory } from './directory.ts'
import type { Call } from './graph-call.ts'
import { badQuery, badRequest, notFound } from './refusal.ts'

/** References that one request may carry. */
export const mostReferences = 20

/** The request's JSON object. @throws Refusal when there is none */
export function bodyOf(call: Call): Record<string, unknown> {
  const { body } = call
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>
  throw badQuery(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  )
}

/**
 * The object id that a reference names: an absolute address of a user or directory object at this service.
 * @throws Refusal for any other text
 */
export function referredId(call: Call, reference: unknown): string {
  const found =
    typeof reference === 'string'
      ? /^https?:\/\/([^/]+)\/(?:v1\.0|beta)\/(?:directoryObjects|users)\/([^/?#]+)$/.exec(reference)
      : null
  const [, host = '', id = ''] = found ?? []
  if (!found || !call.hosts.includes(host.toLowerCase()) || !isGuid(id))
    throw badRequest(`Invalid object reference: '${String(reference)}'.`)
  return id.toLowerCase()
}

/** The ids in `members@odata.bind`; none when the body has no such property. @throws Refusal when there are more than 20 */
export function boundMembers(call: Call): string[] {
  const bound = bodyOf(call)['members@odata.bind']
  if (bound === undefined) return []
  if (!Array.isArray(bound) || bound.length === 0) throw badRequest("Invalid value for 'members@odata.bind'.")
  if (bound.length > mostReferences)
    throw badRequest(`The number of references in 'members@odata.bind' exceeds the maximum of ${mostReferences}.`)
  return bound.map((reference) => referredId(call, reference))
}

/** @throws Refusal naming the first id that is nobody */
export function demandObjects(directory: Directory, ids: string[]): void {
  const missing = ids.find((id) => !directory.users.has(id) && !directory.groups.has(id))
  if (missing) throw notFound(missing)
}

/** @throws Refusal when a path names an object by something that is no object id */
export function demandId(id: string): void {
  if (!isGuid(id)) throw badRequest(`Invalid object identifier '${id}'.`)
}
