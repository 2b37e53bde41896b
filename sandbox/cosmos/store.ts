import { definitionOf, playAboutContainers, requestsForContainers, type Definition } from './containers.ts'
import { makeAccount, type Account } from './inner-server.ts'
import { isExpired, type Item } from './item.ts'
import { noJournal, openJournal, type Entry } from './journal.ts'
import { partitionOf, type Partition } from './partition-key.ts'

type Partitions = Map<Partition, Map<string, Item>>

export type Container = Definition & { partitions: Partitions }

/** Databases, containers and documents. Every change is in the journal before the function that makes it returns. */
export type Store = {
  account(): Account
  container(database: string, id: string): Container | undefined
  /** The document, unless it is absent or expired. */
  find(container: Container, partition: Partition, id: string): Item | undefined
  /** The living documents of one partition, or of all, oldest first. */
  all(container: Container, partition?: Partition): Item[]
  /** Creates or overwrites. Returns the document as JSON. */
  put(container: Container, partition: Partition, item: Item): string
  remove(container: Container, partition: Partition, id: string): void
  /** Keeps a request that changed databases or containers, and drops the documents of those that are gone. */
  containersChanged(entry: Entry & { kind: 'request' }): void
  /** The `_rid` of the next new document; they sort as they were made. */
  nextRid(): string
  reset(): void
  close(): void
}

/** Opens a store; with a folder it continues where the last one ended, without it is empty. `now` is in milliseconds. */
export async function openStore(folder: string | undefined, now: () => number): Promise<Store> {
  let memory = makeMemory()
  const play = (entry: Entry) => apply(memory, entry)
  const journal = folder === undefined ? noJournal : await openJournal(folder, play, () => entriesOf(memory, now()))
  const remove: Store['remove'] = (of, partition, id) => {
    const entry: Entry = { kind: 'delete', database: of.database, container: of.id, partition, id }
    journal.append(JSON.stringify(entry))
    of.partitions.get(partition)?.delete(id)
  }
  const living = (of: Container, partition: Partition, item: Item) => {
    const expired = isExpired(item, of.defaultTtl, now())
    if (expired) remove(of, partition, item.id)
    return !expired
  }
  return {
    account: () => memory.account,
    container: (database, id) => containerOf(memory, database, id),
    find(of, partition, id) {
      const item = of.partitions.get(partition)?.get(id)
      return item && living(of, partition, item) ? item : undefined
    },
    all(of, partition) {
      const names = partition === undefined ? [...of.partitions.keys()] : [partition]
      const items = names.flatMap((name) => itemsOf(of, name).filter((item) => living(of, name, item)))
      return names.length === 1 ? items : items.sort((a, b) => (a._rid < b._rid ? -1 : 1))
    },
    put(of, partition, item) {
      const json = JSON.stringify(item)
      // Written by hand, so that two megabytes are not made into JSON twice.
      const place = JSON.stringify({ kind: 'put', database: of.database, container: of.id })
      journal.append(`${place.slice(0, -1)},"item":${json}}`)
      set(of, partition, item)
      return json
    },
    remove,
    containersChanged(entry) {
      journal.append(JSON.stringify(entry))
      dropOrphans(memory)
    },
    nextRid: () => (memory.lastRid += 1).toString(16).padStart(16, '0'),
    reset() {
      journal.clear()
      memory = makeMemory()
    },
    close: () => journal.close(),
  }
}

/** Documents are kept by container, as "database/container". */
type Memory = { account: Account; documents: Map<string, Partitions>; lastRid: number }

const makeMemory = (): Memory => ({ account: makeAccount(), documents: new Map(), lastRid: 0 })

function containerOf({ account, documents }: Memory, database: string, id: string): Container | undefined {
  const definition = definitionOf(account, database, id)
  if (!definition) return undefined
  const key = `${database}/${id}`
  const partitions: Partitions = documents.get(key) ?? new Map<Partition, Map<string, Item>>()
  documents.set(key, partitions)
  return { ...definition, partitions }
}

const itemsOf = ({ partitions }: Container, partition: Partition): Item[] => [
  ...(partitions.get(partition)?.values() ?? []),
]

function set({ partitions }: Container, partition: Partition, item: Item): void {
  const items = partitions.get(partition) ?? new Map<string, Item>()
  partitions.set(partition, items.set(item.id, item))
}

function dropOrphans(memory: Memory): void {
  for (const key of memory.documents.keys()) {
    const [database = '', id = ''] = key.split('/')
    if (!definitionOf(memory.account, database, id)) memory.documents.delete(key)
  }
}

/** Plays one entry of the journal. */
async function apply(memory: Memory, entry: Entry): Promise<void> {
  if (entry.kind === 'request') {
    await playAboutContainers(memory.account, entry)
    dropOrphans(memory)
    return
  }
  const of = containerOf(memory, entry.database, entry.container)
  if (!of) throw new Error(`The journal never created the container ${entry.database}/${entry.container}.`)
  if (entry.kind === 'delete') {
    of.partitions.get(entry.partition)?.delete(entry.id)
    return
  }
  memory.lastRid = Math.max(memory.lastRid, parseInt(entry.item._rid, 16))
  set(of, partitionOf(entry.item, of.partitionPath), entry.item)
}

/** The shortest journal that leads to the present state. */
function* entriesOf(memory: Memory, nowMs: number): Generator<Entry> {
  yield* requestsForContainers(memory.account)
  for (const key of memory.documents.keys()) {
    const [database = '', id = ''] = key.split('/')
    const of = containerOf(memory, database, id)
    for (const partition of of?.partitions.keys() ?? []) {
      for (const item of of ? itemsOf(of, partition) : []) {
        if (!isExpired(item, of?.defaultTtl, nowMs)) yield { kind: 'put', database, container: id, item }
      }
    }
  }
}
