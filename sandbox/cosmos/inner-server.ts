import { createRequire } from 'node:module'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type AccountType from '@vercel/cosmosdb-server/lib/account/index.js'
import type { patchOperation as PatchOperation } from '@vercel/cosmosdb-server/lib/handler/_patch-operations.js'

/**
 * What the front uses of @vercel/cosmosdb-server, in its own process: databases and containers, patch operations and the
 * SQL engine. Documents are not left to it: it mixes partitions, forgets etags between starts and never expires anything.
 * It is CommonJS with `default` members, which `require` alone reads the same everywhere.
 */
const load = createRequire(import.meta.url)

export type Account = AccountType

/** Handles a request about databases and containers; the result is the reply's body. */
export type InnerHandler = (
  account: Account,
  request: IncomingMessage,
  response: ServerResponse,
  params: Record<string, string>,
) => unknown

export type SqlNode = { type: string; [part: string]: unknown }

/** A parsed statement. Its code is generated from `ast` at the first `exec`. */
export type SqlStatement = {
  ast: SqlNode
  exec(
    items: readonly unknown[],
    options: {
      parameters: { name: string; value: unknown }[]
      maxItemCount?: number | undefined
      continuation?: { token: string } | undefined
      compositeIndexes: unknown[]
    },
  ): { result: unknown[]; continuation: { token: string } | null }
}

const { default: InnerAccount } = load('@vercel/cosmosdb-server/lib/account') as {
  default: new (host: string, port: number) => Account
}

export const makeAccount = (): Account => new InnerAccount('127.0.0.1', 0)

/** The handler for a request, with the ids from its path; undefined when the inner server knows none. */
export const { default: innerRoute } = load('@vercel/cosmosdb-server/lib/routes') as {
  default: (request: IncomingMessage) => [Record<string, string>, InnerHandler] | undefined
}

export const { patchOperation } = load('@vercel/cosmosdb-server/lib/handler/_patch-operations') as {
  patchOperation: typeof PatchOperation
}

/** The inner server's SQL engine. @throws its SyntaxError. */
export const { default: parseStatement } = createRequire(load.resolve('@vercel/cosmosdb-server'))(
  '@zeit/cosmosdb-query',
) as { default: (sql: string) => SqlStatement }
