import { randomUUID } from 'node:crypto'
import type { Container } from '@azure/cosmos'
import { Trouble } from '../../core/errors.ts'
import { kept, type Kept } from './kept.ts'
import { countDocuments, listDocuments, type Wanted } from './list-documents.ts'
import type { Persist } from './persist.ts'
import { type Refused, sender } from './sender.ts'

/** A document to be written. `ttl` is in seconds, from the write on. */
export type Draft = { id: string; type: string; value: unknown; ttl?: number | undefined }

/** A document as it was written. */
export type Written = Omit<Kept, 'changedAt'>

/** One container. A partition is a tenant's id; in the container of jobs it is a job's name. */
export type Documents = {
  name: string
  read(partition: string, id: string): Promise<Kept | undefined>
  create(partition: string, draft: Draft): Promise<Written | 'exists'>
  /** Replaces the version that `etag` names; `changed` when it has moved on or is gone. */
  replace(partition: string, draft: Draft, etag: string): Promise<Written | 'changed'>
  /** Writes whatever is there: for documents whose content their id decides. */
  upsert(partition: string, draft: Draft): Promise<void>
  /** Whether there was something to remove. */
  remove(partition: string, id: string): Promise<boolean>
  list(partition: string, wanted: Wanted): Promise<Kept[]>
  /** As `list`, across all partitions: only jobs, which belong to no tenant. */
  listAll(wanted: Wanted): Promise<Kept[]>
  /** How many there are, across all partitions: only jobs. */
  countAll(wanted: Pick<Wanted, 'type' | 'where' | 'parameters'>): Promise<number>
}

export type Link = { key: 'tenantId' | 'name'; persist: Persist; count: (requestUnits: number) => void }

/** The one place that talks to a container of Cosmos DB. */
export function documentsOf(container: Container, { key, persist, count }: Link): Documents {
  const name = container.id
  const place = (id: string) => `${name}/${id}`
  const send = sender(persist, count)

  const read: Documents['read'] = async (partition, id) => {
    const response = await send(place(id), () => container.item(id, partition).read<{ id: string }>())
    if ('refused' in response) return undefined
    // A missing container answers 404 as well, and must not look like a tenant without data.
    if (response.substatus === ownerMissing)
      throw new Trouble('unreachable', 'store', `${name}: the container is missing`)
    return response.resource && kept(response.resource, place(id))
  }
  /** What a write met may be what it has written itself, its reply lost. The write's id tells. */
  const ownWrite = async (partition: string, { id, writeId }: Body, { perhapsOurs }: Refused) => {
    const stored = perhapsOurs ? await read(partition, id) : undefined
    return stored?.writeId === writeId ? stored : undefined
  }
  const bodyOf = (partition: string, { ttl, ...draft }: Draft): Body => ({
    ...draft,
    [key]: partition,
    writeId: randomUUID(),
    ...(ttl === undefined ? {} : { ttl }),
  })

  const allPartitions = () => {
    if (key === 'tenantId') throw new Error(`${name}: documents of tenants are never read across tenants`)
    return { key, value: undefined }
  }

  return {
    name,
    read,
    async create(partition, draft) {
      const body = bodyOf(partition, draft)
      const response = await send(place(draft.id), () => container.items.create(body), [409])
      if ('refused' in response) return (await ownWrite(partition, body, response)) ?? 'exists'
      return written(body, response.etag)
    },
    async replace(partition, draft, etag) {
      const body = bodyOf(partition, draft)
      const options = { accessCondition: { type: 'IfMatch', condition: etag } }
      const request = () => container.item(draft.id, partition).replace(body, options)
      const response = await send(place(draft.id), request, [404, 412])
      if ('refused' in response) return (await ownWrite(partition, body, response)) ?? 'changed'
      return written(body, response.etag)
    },
    async upsert(partition, draft) {
      const body = bodyOf(partition, draft)
      await send(place(draft.id), () => container.items.upsert(body))
    },
    async remove(partition, id) {
      return !('refused' in (await send(place(id), () => container.item(id, partition).delete(), [404])))
    },
    list: (partition, wanted) => listDocuments(container, send, { key, value: partition }, wanted),
    async listAll(wanted) {
      return listDocuments(container, send, allPartitions(), wanted)
    },
    async countAll(wanted) {
      return countDocuments(container, send, allPartitions(), wanted)
    },
  }
}

type Body = { id: string; type: string; value: unknown; writeId: string; ttl?: number }

/** Cosmos DB's substatus of a 404 that concerns the container. */
const ownerMissing = 1003

const written = ({ id, type, value, writeId }: Body, etag: string): Written => ({ id, type, value, writeId, etag })
