/** A request that Cosmos DB would refuse; the front answers it as `{ code, message }`. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly substatus: number | undefined

  constructor(status: number, code: string, message: string, substatus?: number) {
    super(message)
    this.status = status
    this.code = code
    this.substatus = substatus
  }
}

export const badRequest = (message: string): Refusal => new Refusal(400, 'BadRequest', message)

export const notFound = (message = 'Entity with the specified id does not exist in the system.'): Refusal =>
  new Refusal(404, 'NotFound', message)

export const conflict = (message: string): Refusal => new Refusal(409, 'Conflict', message)

export const preconditionFailed = (): Refusal =>
  new Refusal(412, 'PreconditionFailed', 'One of the specified pre-condition is not met')

export const tooLarge = (bytes: number): Refusal =>
  new Refusal(413, 'RequestEntityTooLarge', `Request size is too large: ${bytes} bytes, at most 2097152 are taken.`)
