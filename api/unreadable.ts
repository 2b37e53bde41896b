import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Problem } from '../core/contract/answers.ts'

/** What Node says of a request that it could not read, and the status for it. */
const statusOf: Record<string, { status: number; detail: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'The headers are too large.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not arrive in time.' },
}
const otherwise = { status: 400, detail: 'The request could not be read: expected HTTP/1.1.' }

/** Answers what never became a request (bad syntax, too large headers) as a problem, too, and hangs up. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, detail } = statusOf[error.code ?? ''] ?? otherwise
  const requestId = randomUUID()
  const problem: Problem = {
    type: 'urn:assigner:invalid',
    title: 'Invalid',
    status,
    detail,
    findings: [],
    requestId,
  }
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
