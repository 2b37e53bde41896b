import { randomUUID } from 'node:crypto'
import { checkTtl } from './container-rules.ts'
import type { Front } from './front.ts'
import type { Item } from './item.ts'
import type { Ask, Reply } from './operation.ts'
import { partitionOf, partitionRequired, type Partition } from './partition-key.ts'
import { isJsonObject, parseJson } from './parse-json.ts'
import { patched } from './patch.ts'
import { badRequest, conflict, notFound, preconditionFailed, tooLarge } from './refusal.ts'
import { charge } from './request-units.ts'
import type { Container } from './store.ts'

/** The largest document, as UTF-8 JSON. */
const maxItemBytes = 2 * 1024 * 1024

const maxIdBytes = 1023

type Change = (front: Front, container: Container, ask: Ask) => Reply

/** The point read; with If-None-Match and an unchanged document, 304. */
export function readDocument(front: Front, container: Container, ask: Ask): Reply {
  const { item } = existing(front, container, ask)
  if (ask.headers['if-none-match'] === item._etag) return { status: 304, body: '', charge: charge.miss }
  const body = JSON.stringify(item)
  return { status: 200, body, headers: { etag: item._etag }, charge: charge.read(Buffer.byteLength(body)) }
}

/** The operations that change one document. */
export const changeDocument: Record<'create' | 'upsert' | 'replace' | 'patch' | 'delete', Change> = {
  create(front, container, ask) {
    const { partition, sent } = sentTo(container, ask)
    if (front.store.find(container, partition, sent.id)) {
      throw conflict('Entity with the specified id already exists in the system.')
    }
    return write(front, container, partition, sent, undefined)
  },

  upsert(front, container, ask) {
    const { partition, sent } = sentTo(container, ask)
    const before = front.store.find(container, partition, sent.id)
    if (before && ask.headers['if-none-match'] === '*') throw preconditionFailed()
    if (before) checkIfMatch(before, ask)
    return write(front, container, partition, sent, before)
  },

  replace(front, container, ask) {
    const { partition, sent } = sentTo(container, ask)
    const { item } = existing(front, container, ask)
    if (sent.id !== item.id) throw badRequest('Replacing the id of a document is not allowed.')
    checkIfMatch(item, ask)
    return write(front, container, partition, sent, item)
  },

  patch(front, container, ask) {
    const { item, partition } = existing(front, container, ask)
    checkIfMatch(item, ask)
    const next = patched(item, ask.body)
    if (next.id !== item.id || partitionOf(next, container.partitionPath) !== partition) {
      throw badRequest('The id and the partition key of a document cannot be patched.')
    }
    const bytes = Buffer.byteLength(JSON.stringify(next))
    if (bytes > maxItemBytes) throw tooLarge(bytes)
    if (next.ttl !== undefined && next.ttl !== null) checkTtl(next.ttl, 'ttl')
    return write(front, container, partition, next, item)
  },

  delete(front, container, ask) {
    const { item, partition } = existing(front, container, ask)
    checkIfMatch(item, ask)
    front.store.remove(container, partition, item.id)
    return { status: 204, body: '', charge: charge.delete(Buffer.byteLength(JSON.stringify(item))) }
  },
}

function existing(
  front: Front,
  container: Container,
  { segments, headers }: Ask,
): { item: Item; partition: Partition } {
  const partition = partitionRequired(headers)
  const item = front.store.find(container, partition, segments[5] ?? '')
  if (!item) throw notFound()
  return { item, partition }
}

/** The document of the body, once it may be stored in the partition that the header names. */
function sentTo(container: Container, { body, headers }: Ask): { partition: Partition; sent: { id: string } } {
  if (body.length > maxItemBytes) throw tooLarge(body.length)
  const sent = parseJson(body)
  if (!isJsonObject(sent)) throw badRequest('The document body must be a JSON object.')
  checkId(sent.id)
  if (sent.ttl !== undefined && sent.ttl !== null) checkTtl(sent.ttl, 'ttl')
  const partition = partitionRequired(headers)
  if (partitionOf(sent, container.partitionPath) !== partition) {
    throw badRequest("PartitionKey extracted from document doesn't match the one specified in the header.")
  }
  return { partition, sent: sent as { id: string } }
}

function write(
  front: Front,
  container: Container,
  partition: Partition,
  sent: { id: string },
  before: Item | undefined,
): Reply {
  const { store } = front
  const _rid = before?._rid ?? store.nextRid()
  const item: Item = {
    ...sent,
    _rid,
    _self: `dbs/${container.database}/colls/${container.id}/docs/${_rid}/`,
    _etag: `"${randomUUID()}"`,
    _attachments: 'attachments/',
    _ts: Math.floor(front.now() / 1000),
  }
  const body = store.put(container, partition, item)
  const bytes = Buffer.byteLength(body)
  return {
    status: before ? 200 : 201,
    body,
    headers: { etag: item._etag },
    charge: before ? charge.replace(bytes) : charge.insert(bytes),
  }
}

function checkIfMatch(item: Item, { headers }: Ask): void {
  const wanted = headers['if-match']
  if (wanted !== undefined && wanted !== '*' && wanted !== item._etag) throw preconditionFailed()
}

function checkId(id: unknown): asserts id is string {
  if (typeof id !== 'string' || id === '') throw badRequest('The property id is missing or not a text.')
  if (Buffer.byteLength(id) > maxIdBytes) throw badRequest(`The id is longer than ${maxIdBytes} bytes.`)
  if (/[/\\?#]/.test(id)) throw badRequest(`The id ${id} contains one of the characters / \\ ? #.`)
}
