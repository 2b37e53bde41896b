import { patchOperation } from './inner-server.ts'
import type { Item } from './item.ts'
import { isJsonObject, parseJson } from './parse-json.ts'
import { badRequest, preconditionFailed } from './refusal.ts'
import { parseSql, runSql } from './sql.ts'

type Operations = Parameters<typeof patchOperation>[1]['operations']

/** A document after a patch: at most ten operations, all or none, on a condition if one is given. @throws Refusal. */
export function patched(item: Item, body: Buffer): Item {
  const { operations, condition } = patchOf(body)
  if (condition !== undefined && !holds(item, condition)) throw preconditionFailed()
  const { statusCode, body: result } = patchOperation(
    // All that the function asks of its container: the document, and what becomes of it.
    { document: () => ({ read: () => item }), documents: { replace: (next: Item) => next } } as never,
    { id: item.id, partitionKey: '["any"]', operations },
  )
  if (statusCode === 200) return result as Item
  throw badRequest(typeof result?.message === 'string' ? result.message : 'The patch is invalid.')
}

/** The condition is a query without its SELECT: `from c where c.owner = 'worker-1'`. */
const holds = (item: Item, condition: string): boolean =>
  runSql(parseSql(`SELECT * ${condition}`), [item], { parameters: [], compositeIndexes: [] }).rows.length > 0

function patchOf(body: Buffer): { operations: Operations; condition: string | undefined } {
  const patch = parseJson(body)
  if (Array.isArray(patch)) return { operations: patch as Operations, condition: undefined }
  if (!isJsonObject(patch)) throw badRequest('The patch is not JSON.')
  const { operations, condition } = patch
  if (!Array.isArray(operations)) throw badRequest('The patch has no operations.')
  return { operations: operations as Operations, condition: typeof condition === 'string' ? condition : undefined }
}
