import { randomUUID } from 'node:crypto'

export type ErrorDetail = { code: string; message: string; target: string }

/** An answer other than success, as Graph words it. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly details: ErrorDetail[]
  readonly headers: Record<string, string>
  constructor(
    status: number,
    code: string,
    message: string,
    details: ErrorDetail[] = [],
    headers: Record<string, string> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
    this.headers = headers
  }
}

/** The error body of Graph; `clientRequestId` is the caller's own, when it sent one. */
export function errorBody(
  code: string,
  message: string,
  details: ErrorDetail[] = [],
  clientRequestId: string = randomUUID(),
) {
  const innerError = {
    date: new Date().toISOString().slice(0, 19),
    'request-id': randomUUID(),
    'client-request-id': clientRequestId,
  }
  return { error: { code, message, ...(details.length > 0 ? { details } : {}), innerError } }
}

export const badRequest = (message: string, details: ErrorDetail[] = []) =>
  new Refusal(400, 'Request_BadRequest', message, details)

/** A fault in the query or the payload, found before the directory is asked. */
export const badQuery = (message: string) => new Refusal(400, 'BadRequest', message)

export const unsupportedQuery = (message = 'Unsupported Query.') =>
  new Refusal(400, 'Request_UnsupportedQuery', message)

/** Graph says the same of a group, a user and a membership that is not there; only the id tells them apart. */
export const notFound = (id: string) =>
  new Refusal(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )

export const denied = () =>
  new Refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')

export const conflict = (property: string) => {
  const message = `Another object with the same value for property ${property} already exists.`
  return badRequest(message, [{ code: 'ObjectConflict', message, target: property }])
}

export const invalidValue = (property: string) => {
  const message = `Invalid value specified for property '${property}' of resource 'Group'.`
  return badRequest(message, [{ code: 'InvalidValue', message, target: property }])
}

export const alreadyMembers = () =>
  badRequest("One or more added object references already exist for the following modified properties: 'members'.")

export const notReplicated = () =>
  badRequest('The source resource object or one of the objects being referenced do not exist.')

export const concurrent = () =>
  new Refusal(
    409,
    'Directory_ConcurrencyViolation',
    'Error due to concurrent requests being made to the tenant. Please wait briefly and retry.',
  )

export const overQuota = () =>
  new Refusal(
    403,
    'Directory_QuotaExceeded',
    'The directory object quota limit for the Tenant has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.',
  )
