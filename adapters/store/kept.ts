import { z } from 'zod'
import { pathText, read } from '../../core/findings.ts'
import { Trouble } from '../../core/errors.ts'

/** A document as it was read: the envelope is checked, `value` is not. */
export type Kept = {
  id: string
  type: string
  value: unknown
  writeId: string
  etag: string
  /** When it was written last, in seconds since 1970, by Cosmos DB's clock. */
  changedAt: number
}

const Envelope = z
  .object({
    id: z.string(),
    type: z.string(),
    writeId: z.string(),
    value: z.unknown(),
    _etag: z.string(),
    _ts: z.number(),
  })
  .transform(({ _etag, _ts, ...rest }): Kept => ({ ...rest, etag: _etag, changedAt: _ts }))

/** Takes a document apart. `place` is its container and id. @throws Trouble 'unintelligible'. */
export const kept = (resource: unknown, place: string): Kept => understood(Envelope, resource, place, '')

/** The value of a document, by its shape. A document is never trusted. @throws Trouble 'unintelligible'. */
export const valueOf = <T>(shape: z.ZodType<T>, document: Kept, container: string): T =>
  understood(shape, document.value, `${container}/${document.id}`, 'value')

/** A value read by its shape; `place` and `root` are for the message. @throws Trouble 'unintelligible'. */
export function understood<T>(shape: z.ZodType<T>, value: unknown, place: string, root: string): T {
  const result = read(shape, value, root)
  if ('value' in result) return result.value
  const found = result.findings.map(
    (one) => `${one.path || pathText([root])}: found ${one.found}, expected ${one.expected}`,
  )
  throw new Trouble('unintelligible', 'store', `${place} is not as it was written: ${found.slice(0, 3).join('; ')}`)
}
