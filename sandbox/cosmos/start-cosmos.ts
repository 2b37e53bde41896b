import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeJudge, type Judge } from '../support/judge.ts'
import { makeCosmosFaults, type CosmosFaults } from './cosmos-faults.ts'
import { serve, type Desk } from './serve.ts'
import { openStore } from './store.ts'

type Options = {
  /** 0 for any free port. */
  port: number
  /** Keeps the data on disk between starts; without it the data lives as long as the process. */
  folder?: string | undefined
  /** Containers that need no tenant predicate and may be queried across partitions; default `jobs`. */
  exemptContainers?: string[] | undefined
  /** The account's key, base64; default a new one at every start. */
  key?: string | undefined
  /** The clock of `_ts` and of times to live, in milliseconds; default the real one. */
  now?: (() => number) | undefined
}

export type Cosmos = {
  url: string
  key: string
  judge: Judge
  faults: CosmosFaults
  /** What the operations on documents have cost so far; those on databases and containers are not counted. */
  requestUnits(): number
  /** Forgets all data, the log, the faults and the cost. */
  reset(): void
  close(): Promise<void>
}

/**
 * Starts a stand-in for Cosmos DB for NoSQL on 127.0.0.1, strict where the real service is. `GET /_sandbox/log` shows what
 * it saw, `POST /_sandbox/faults` injects a fault.
 */
export async function startCosmos(options: Options): Promise<Cosmos> {
  const {
    port,
    folder,
    exemptContainers = ['jobs'],
    key = randomBytes(64).toString('base64'),
    now = Date.now,
  } = options
  const judge = makeJudge()
  const { faults, takeRetryWith } = makeCosmosFaults()
  const opened: { desk?: Desk } = {}
  const server = createServer({ keepAliveTimeout: 60_000 }, (req, res) => {
    if (!opened.desk) return void res.writeHead(503).end('{"code":"ServiceUnavailable","message":"Still starting."}')
    serve(opened.desk, req, res).catch(() => req.socket.destroy())
  })
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done))
  // Only once the port is ours: a second process on the same folder must not touch the first one's journal.
  const store = await openStore(folder, now).catch((error: unknown) => {
    server.close()
    throw error
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const bill = { requestUnits: 0 }
  opened.desk = { store, judge, exemptContainers, url, now, key, faults, takeRetryWith, bill }
  return {
    url,
    key,
    judge,
    faults,
    requestUnits: () => bill.requestUnits,
    reset() {
      store.reset()
      judge.clear()
      faults.clear()
      bill.requestUnits = 0
    },
    close: () =>
      new Promise((done) => {
        server.close(() => {
          store.close()
          done()
        })
        server.closeAllConnections()
      }),
  }
}
