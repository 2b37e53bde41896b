import { z } from 'zod'
import { Trouble } from '../../core/errors.ts'
import { placeOf } from '../http.ts'
import type { Graph } from './graph-client.ts'

/** Reads an answer by its shape. @throws Trouble `unintelligible` with the place in the answer. */
export function readShape<T>(shape: z.ZodType<T>, raw: unknown, about: string): T {
  const parsed = shape.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new Trouble('unintelligible', 'Entra ID', `${about}: ${placeOf(parsed.error.issues[0], raw)}`)
}

/**
 * Reads a list of Graph to its last page, one page after the other.
 * @throws Trouble `unintelligible` when a row has another shape, or a link leads elsewhere or back.
 */
export async function* pagesOf<Row>(
  graph: Graph,
  path: string,
  about: string,
  row: z.ZodType<Row>,
): AsyncGenerator<Row[]> {
  const Page = z.object({ value: z.array(row), '@odata.nextLink': z.string().nullish() })
  const read = new Set<string>()
  let next: string | undefined = path
  while (next !== undefined) {
    if (read.has(next))
      throw new Trouble('unintelligible', 'Entra ID', `${about}: @odata.nextLink leads to a page that was read before`)
    read.add(next)
    const page: z.infer<typeof Page> = readShape(Page, await graph.get(next, about), `${about}, page ${read.size}`)
    yield page.value
    next = page['@odata.nextLink'] ? graph.pathOf(page['@odata.nextLink']) : undefined
  }
}
