import type { Response } from 'express'

/** The service says no, in the words of OData. */
export class ODataRefusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export const badRequest = (message: string) => new ODataRefusal(400, 'BadRequest', message)
export const notFound = (message: string) => new ODataRefusal(404, 'NotFound', message)

export const odataError = (code: string, message: string) => ({ error: { code, message } })

export function sendRefusal(res: Response, refusal: ODataRefusal): void {
  res.status(refusal.status).json(odataError(refusal.code, refusal.message))
}
