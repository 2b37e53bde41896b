import express, { type Request, type RequestHandler, type Response } from 'express'
import { Refusal } from '../core/errors.ts'
import { finding, pathText } from '../core/findings.ts'
import { readJsonFile } from '../core/read-json-file.ts'
import { tooDeep, tooManyGroups } from '../core/rules.ts'
import type { Route } from './route.ts'

const usualBytes = 1024 * 1024
/** Deeper than any file, and not too deep to be shown; how deep its parts may be is told by the path of each. */
const deepestFile = 500

/**
 * How the JSON body of a route is read; undefined where it may be left out and is. Measured before its shape is looked
 * at, so that a hostile one costs nothing; asked for only once it is known who sends it.
 */
export function bodyReader({ body, file }: Route): (req: Request, res: Response) => Promise<unknown> {
  if (!body) return () => Promise.resolve(undefined)
  const mayBeLeftOut = body.safeParse(undefined).success
  const parser = file
    ? express.text({ type: 'application/json', limit: file.mostBytes })
    : express.json({ limit: usualBytes })
  return async (req, res) => {
    if (mayBeLeftOut && !hasBody(req)) return undefined
    await parsed(parser, req, res)
    if (!req.is('application/json'))
      throw new Refusal('invalid', 'The body must be JSON.', {
        findings: [finding('', req.headers['content-type'], 'Content-Type: application/json')],
      })
    return file ? fileIn(req.body) : measured(req.body)
  }
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

const parsed = (parser: RequestHandler, req: Request, res: Response): Promise<void> =>
  new Promise((done, fail) => {
    void parser(req, res, (error?: unknown) => {
      if (error === undefined) done()
      // The parser's own errors are told by their status (api/refusals.ts).
      else fail(error instanceof Error ? error : new Error('the body could not be read'))
    })
  })

function measured(body: unknown): unknown {
  const found = tooManyGroups(body)
  if (found) throw new Refusal('invalid', 'The body is nested too deeply.', { findings: [found] })
  return body
}

/** A file that people may have edited by hand. */
function fileIn(text: unknown): unknown {
  const read = readJsonFile(typeof text === 'string' ? text : '')
  if ('findings' in read)
    throw new Refusal('invalid', 'The file could not be read: expected JSON in UTF-8.', { findings: read.findings })
  const path = tooDeep(read.value, deepestFile)
  if (path)
    throw new Refusal('invalid', 'The file is nested too deeply.', {
      findings: [finding(pathText(path.slice(0, 20)), `more than ${deepestFile} levels`, 'a file of profiles')],
    })
  return read.value
}
