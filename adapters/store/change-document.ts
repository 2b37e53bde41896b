import type { z } from 'zod'
import { isDeepStrictEqual } from 'node:util'
import { Trouble } from '../../core/errors.ts'
import type { Documents } from './documents.ts'
import { valueOf } from './kept.ts'

const attempts = 30

type Place<T> = { documents: Documents; partition: string; id: string; type: string; shape: z.ZodType<T> }

/**
 * Reads a document, lets `next` decide what it becomes, and writes that; again when somebody else was faster.
 * `next` gets undefined where there is no document, and answers undefined to leave everything as it is.
 * @returns the document's value now; undefined when `next` left it.
 */
export async function changeDocument<T>(
  { documents, partition, id, type, shape }: Place<T>,
  next: (current: T | undefined) => T | undefined,
): Promise<T | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await documents.read(partition, id)
    const current = found && valueOf(shape, found, documents.name)
    const value = next(current)
    if (value === undefined || isDeepStrictEqual(value, current)) return value
    const draft = { id, type, value }
    const written = found
      ? await documents.replace(partition, draft, found.etag)
      : await documents.create(partition, draft)
    if (typeof written !== 'string') return value
  }
  throw new Trouble('unreachable', 'store', `${documents.name}/${id} was changed by others ${attempts} times in a row`)
}
