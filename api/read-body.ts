import express, { type Request, type RequestHandler, type Response } from 'express'
import { finding, pathText } from '../core/findings.ts'
import { Refusal } from '../core/errors.ts'
import { deepest, tooDeep } from '../core/rules.ts'
import { HttpRefusal } from './http-refusal.ts'
import { repeatedName } from './repeated-name.ts'

/** Of a body as it is after it was unpacked: a small one that unpacks to more is refused, too. */
const largest = '1mb'
const readBytes: RequestHandler = express.raw({ limit: largest, type: () => true })

/** Levels of JSON of a profile with the deepest groups, and some. */
const deepestJson = deepest * 2 + 8

/**
 * The JSON of a request: in UTF-8, each name of an object once, not too deep. It is read once it is known who asks.
 * @throws Refusal, HttpRefusal, or what Express' parser throws.
 */
export async function readBody(req: Request, res: Response): Promise<unknown> {
  mustBeJson(req)
  await new Promise<void>((done, fail) =>
    readBytes(req, res, (error?: unknown) => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what the parser says, as it says it
      if (error) fail(error)
      else done()
    }),
  )
  const bytes: unknown = req.body
  const text = textOf(bytes instanceof Uint8Array ? bytes : new Uint8Array())
  const value = valueOf(text)
  mustBeShallow(value)
  const repeated = repeatedName(text)
  if (repeated)
    throw new Refusal('invalid', 'A name stands twice in one object.', {
      findings: [finding(pathText(repeated), repeated.at(-1), 'each name once: which one counts would be a guess')],
    })
  return value
}

function mustBeJson(req: Request): void {
  const type = req.headers['content-type']
  if (!req.is('application/json'))
    throw new Refusal('invalid', 'The body must be JSON.', {
      findings: [finding('', type, 'Content-Type: application/json')],
    })
  const charset = /;\s*charset\s*=\s*"?([^;"\s]*)/i.exec(type ?? '')?.[1]
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8')
    throw new HttpRefusal(415, 'invalid', 'The body must be JSON in UTF-8.', {
      findings: [finding('', charset, 'charset=utf-8')],
    })
}

const unreadable = () => new Refusal('invalid', 'The request could not be read: expected JSON in UTF-8.')

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // The decoder has no more to say than that it is not UTF-8.
    throw unreadable()
  }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message quotes the body, which may hold a secret.
    throw unreadable()
  }
}

function mustBeShallow(value: unknown): void {
  const path = tooDeep(value, deepestJson)
  if (path)
    throw new Refusal('invalid', 'The body is nested too deeply.', {
      findings: [
        finding(pathText(firstTooDeep(path)), `more than ${deepest} levels`, `at most ${deepest} levels of groups`),
      ],
    })
}

/** Of a path that is too deep, the way to the first group too many; a body without groups is not followed further. */
function firstTooDeep(path: PropertyKey[]): PropertyKey[] {
  let groups = 0
  const end = path.findIndex((part) => part === 'rules' && (groups += 1) === deepest)
  return path.slice(0, end === -1 ? deepest : end + 2)
}
