import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Reply } from './operation.ts'

/** Reads a request's body whole. */
export async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)
}

/** Sends a reply with the headers that every reply of Cosmos DB has. */
export function send(res: ServerResponse, reply: Reply): void {
  writeHead(res, reply)
  res.end(reply.body)
}

/** Announces the whole body, sends its first half and cuts the connection. */
export function sendHalf(res: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body)
  if (body.length === 0) return void res.socket?.destroy()
  writeHead(res, reply)
  res.write(body.subarray(0, body.length / 2), () => res.socket?.destroy())
}

function writeHead(res: ServerResponse, { status, body, headers, charge }: Reply): void {
  res.writeHead(status, {
    'content-type': 'application/json',
    ...(status === 204 || status === 304 ? {} : { 'content-length': Buffer.byteLength(body) }),
    'x-ms-activity-id': randomUUID(),
    'x-ms-request-charge': String(Math.round(charge * 100) / 100),
    ...headers,
  })
}
