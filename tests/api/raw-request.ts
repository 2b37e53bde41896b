import { connect } from 'node:net'
import type { Told } from './asking.ts'

/**
 * Sends a request byte by byte as it is written, where a client would mend it on the way (its path, say, or a header that
 * stands twice), and reads the answer until the server hangs up.
 */
export async function sendRaw(url: string, lines: string[], body: string | Buffer = ''): Promise<Told> {
  const head = [...lines, 'Host: assigner', 'Connection: close', '', ''].join('\r\n')
  const answer = await new Promise<string>((done, fail) => {
    const socket = connect(Number(new URL(url).port), 'localhost')
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    socket.once('end', () => done(Buffer.concat(parts).toString()))
    socket.once('error', fail)
    socket.write(Buffer.concat([Buffer.from(head), Buffer.from(body)]))
  })
  const [before = '', ...rest] = answer.split('\r\n\r\n')
  const [first = '', ...fields] = before.split('\r\n')
  const headers = new Headers(
    fields.map((field): [string, string] => [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1)]),
  )
  const text = rest.join('\r\n\r\n')
  const isJson = headers.get('content-type')?.includes('json') ?? false
  return { status: Number(first.split(' ')[1]), headers, text, body: isJson ? JSON.parse(text) : undefined }
}
