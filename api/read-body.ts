import express, { type Request, type RequestHandler, type Response } from 'express'
import { unhurried } from '../actions/unhurried.ts'
import { finding, pathText } from '../core/findings.ts'
import { Refusal } from '../core/errors.ts'
import type { LongList } from '../core/json-pieces.ts'
import { outsized } from '../core/outsized.ts'
import { mostValues, readJsonFile } from '../core/read-json-file.ts'
import { repeatedNames } from '../core/repeated-names.ts'
import { tooManyGroups } from '../core/rules.ts'
import { HttpRefusal } from './http-refusal.ts'
import type { Route } from './route.ts'

/** Of a body as it is after it was unpacked: a small one that unpacks to more is refused, too. */
const usualBytes = 1024 * 1024
/**
 * How the JSON body of a route is read: in UTF-8, each name of an object once, not too deep. It is read once it is known
 * who asks; undefined where it may be left out and is.
 * @throws Refusal, HttpRefusal, or what Express' parser throws.
 */
export function bodyReader({ body, file }: Route): (req: Request, res: Response) => Promise<unknown> {
  if (!body) return () => Promise.resolve(undefined)
  const mayBeLeftOut = body.safeParse(undefined).success
  const readBytes = express.raw({ limit: file?.mostBytes ?? usualBytes, type: () => true })
  return async (req, res) => {
    if (mayBeLeftOut && !hasBody(req)) return undefined
    if (!file) return readJson(readBytes, req, res)
    mustBeJson(req)
    return fileIn(textOf(await bytesOf(readBytes, req, res)), file.list)
  }
}

/** What a JSON body holds. @param readBytes Express' parser, with the limit that it has. @throws as `bodyReader`. */
export async function readJson(readBytes: RequestHandler, req: Request, res: Response): Promise<unknown> {
  mustBeJson(req)
  return valueOf(textOf(await bytesOf(readBytes, req, res)))
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

const bytesOf = (readBytes: RequestHandler, req: Request, res: Response): Promise<Uint8Array> =>
  new Promise((done, fail) => {
    void readBytes(req, res, (error?: unknown) => {
      const bytes: unknown = req.body
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what the parser says, as it says it
      if (error) fail(error)
      else done(bytes instanceof Uint8Array ? bytes : new Uint8Array())
    })
  })

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
  const value = jsonIn(text)
  const found = tooManyGroups(value)
  if (found) throw new Refusal('invalid', 'The body is nested too deeply.', { findings: [found] })
  const much = outsized(value, mostValues)
  if (much) throw new Refusal('invalid', 'There is too much in the body.', { findings: [much] })
  const [repeated] = repeatedNames(text, 1)
  if (repeated)
    throw new Refusal('invalid', 'A name stands twice in one object.', {
      findings: [finding(pathText(repeated.path), repeated.name, 'each name once: which one counts would be a guess')],
    })
  return value
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message quotes the body, which may hold a secret.
    throw unreadable()
  }
}

/** A file that people may have edited by hand; others have their turn while it is read. */
async function fileIn(text: string, list: LongList): Promise<unknown> {
  const read = await unhurried(readJsonFile(text, list))
  if ('value' in read) return read.value
  throw new Refusal('invalid', 'The file could not be read.', { findings: read.findings })
}
