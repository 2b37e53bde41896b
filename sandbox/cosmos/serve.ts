import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from '../support/faults.ts'
import { answer } from './answer.ts'
import type { CosmosFaults } from './cosmos-faults.ts'
import type { Front } from './front.ts'
import { isWrite, operationOf, segmentsOf, type Ask, type Operation, type Reply } from './operation.ts'
import { parseJson } from './parse-json.ts'
import { badRequest, notFound, Refusal } from './refusal.ts'
import { charge } from './request-units.ts'
import { checkSignature } from './signature.ts'
import { bodyOf, send, sendHalf } from './wire.ts'

/** Where requests arrive: the front, and what may befall a request before it gets there. */
export type Desk = Front & {
  key: string
  faults: CosmosFaults
  takeRetryWith: (method: string, path: string) => boolean
  bill: { requestUnits: number }
}

/** Serves one HTTP request: faults first, then the signature, then the operation; the judge sees all but query plans. */
export async function serve(desk: Desk, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { judge, faults, bill } = desk
  const body = await bodyOf(req)
  const ask = askOf(req, body)
  if (ask.segments[0] === '_sandbox') {
    send(res, control(desk, ask))
    return
  }
  const operation = operationOf(ask)
  // The client sends one beside every query and lives without the answer; a fault meant for the query must not hit it.
  if (operation === 'plan') {
    send(res, await answered(desk, ask, operation))
    return
  }

  const name = nameOf(ask, operation)
  const fingerprint = `${ask.method} ${name} ${createHash('sha1').update(body).digest('hex').slice(0, 16)}`
  judge.arrives(fingerprint, Date.now())
  const note = (status: number) =>
    judge.record({ at: Date.now(), method: ask.method, path: name, status, write: isWrite(operation) })
  const fault = faults.take(ask.method, name)
  const waitMs = (fault?.seconds ?? 1) * 1000
  if (fault?.kind === 'rate limit') judge.mustWait(fingerprint, Date.now() + waitMs)
  if (fault?.kind === 'slow') await sleep(waitMs)
  if (fault?.kind === 'unreachable') {
    note(0)
    cut(req)
    return
  }
  const retryWith = desk.takeRetryWith(ask.method, name)
  const reply = retryWith ? refused(writeConflict) : (struck(fault, waitMs) ?? (await answered(desk, ask, operation)))
  bill.requestUnits += reply.charge
  note(reply.status)
  if (fault?.kind === 'lose the reply') {
    cut(req)
    return
  }
  if (fault?.kind === 'half a page') {
    sendHalf(res, reply)
    return
  }
  send(res, reply)
}

function cut(req: IncomingMessage): void {
  req.socket.destroy()
}

function askOf(req: IncomingMessage, body: Buffer): Ask {
  const path = req.url ?? '/'
  return { method: req.method ?? 'GET', path, segments: segmentsOf(path), headers: req.headers, body }
}

/** The path as the log and the faults know it: queries, creates and upserts are told apart. */
const nameOf = ({ path }: Ask, operation: Operation) =>
  operation === 'query' || operation === 'create' || operation === 'upsert' ? `${path}?${operation}` : path

async function answered(desk: Desk, ask: Ask, operation: Operation): Promise<Reply> {
  try {
    checkSignature(ask, desk.key)
    return await answer(desk, ask, operation)
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    const message = error instanceof Error ? error.message : String(error)
    desk.judge.complain(`the sandbox itself failed on ${ask.method} ${ask.path}: ${message}`)
    return refused(new Refusal(500, 'InternalServerError', message))
  }
}

const writeConflict = new Refusal(
  449,
  'RetryWith',
  'Conflicting request to resource has been attempted. Retry to avoid conflicts.',
)

/** The answer that a fault gives in the service's place. */
function struck(fault: Fault | undefined, waitMs: number): Reply | undefined {
  switch (fault?.kind) {
    case 'rate limit': {
      const refusal = new Refusal(
        429,
        'TooManyRequests',
        'The request rate is too large. Please retry after sometime.',
        3200,
      )
      return { ...refused(refusal), headers: { 'x-ms-retry-after-ms': String(waitMs), 'x-ms-substatus': '3200' } }
    }
    case 'down':
      return refused(
        new Refusal(503, 'ServiceUnavailable', 'The service is temporarily unavailable. Please retry the request.'),
      )
    case 'expired secret':
      return refused(new Refusal(401, 'Unauthorized', 'The key has been regenerated.'))
    case 'unreachable':
    case 'slow':
    case 'half a page':
    case 'lose the reply':
    case 'not allowed here':
    case undefined:
      return undefined
  }
}

const refused = ({ status, code, message, substatus }: Refusal): Reply => ({
  status,
  body: JSON.stringify({ code, message }),
  headers: substatus === undefined ? {} : { 'x-ms-substatus': String(substatus) },
  charge: [404, 409, 412].includes(status) ? charge.miss : 0,
})

/** The sandbox's own routes: no key is asked for. */
function control({ judge, faults, bill }: Desk, { method, segments, body }: Ask): Reply {
  const json = (value: unknown): Reply => ({ status: 200, body: JSON.stringify(value), charge: 0 })
  switch (`${method} ${String(segments[1])}`) {
    case 'GET log':
      return json({ requests: judge.seen, complaints: judge.complaints(), requestUnits: bill.requestUnits })
    case 'POST faults':
      faults.inject(parseJson(body) as Fault)
      return { status: 204, body: '', charge: 0 }
    default:
      return refused(method === 'GET' ? notFound('No such page.') : badRequest('No such control.'))
  }
}
