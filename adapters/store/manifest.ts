import { z } from 'zod'
import { tableNames, type TableName } from './snapshot-tables.ts'

const Chunks = z.array(z.string())
const counts = z.object({
  courses: z.int(),
  catalogs: z.int(),
  users: z.int(),
  userFields: z.int(),
  fieldValues: z.int(),
  enrollments: z.int(),
  roleAssignments: z.int(),
})

/** How editions and their chunks are written. It grows whenever what was written before cannot be read any more. */
export const format = 2

/** One snapshot: what is said of it without reading it, and the chunks that it is made of. */
export const Edition = z.object({
  id: z.string(),
  takenAt: z.number(),
  counts,
  tables: z.object(Object.fromEntries(tableNames.map((name) => [name, Chunks])) as Record<TableName, typeof Chunks>),
  /** The profile schema but for its time, which alone would change its chunk at every refresh. */
  schema: Chunks,
  schemaTakenAt: z.string(),
})
export type Edition = z.infer<typeof Edition>

/**
 * A tenant's manifest. `retired` are chunks that no edition needs: they are removed once nobody can still be reading an
 * edition that did. A save names the chunks that it is going to write here first, so that what a crash leaves behind is
 * found as well. `generation` grows with every such announcement and is a part of the new chunks' ids: no chunk that was
 * retired is ever brought back, and to remove it late removes nothing else.
 */
export const Manifest = z.object({
  format: z.literal(format),
  generation: z.int(),
  current: Edition.nullable(),
  aside: Edition.nullable(),
  retired: z.array(z.object({ chunk: z.string(), at: z.number() })),
})
export type Manifest = z.infer<typeof Manifest>

export const emptyManifest: Manifest = { format, generation: 0, current: null, aside: null, retired: [] }

/** Readers hold a manifest for seconds; a save lasts minutes at most. */
const retiredForMs = 60 * 60_000

/** A chunk's id: its content's hash, and the generation that wrote it. */
export const chunkId = (hash: string, generation: number): string => `chunk:${hash}.${generation}`
export const hashOfChunk = (chunk: string): string => chunk.slice('chunk:'.length, chunk.lastIndexOf('.'))

/** What is understood of a manifest in any format. */
const AnyManifest = z.looseObject({ generation: z.int(), format: z.unknown().optional() })

/**
 * What a manifest in another format stands for, since the product was updated or set back: there is no snapshot until the
 * next data refresh, which also removes the chunks that it names, in whatever place. Undefined for one in this format.
 */
export function ofAnotherFormat(value: unknown): Manifest | undefined {
  const { data } = AnyManifest.safeParse(value)
  if (!data || data.format === format) return undefined
  const chunks = new Set(JSON.stringify(data).match(/chunk:[0-9a-f]+\.\d+/g))
  return { ...emptyManifest, generation: data.generation, retired: [...chunks].map((chunk) => ({ chunk, at: 0 })) }
}

/** The chunks of an edition. */
const chunksOf = (edition: Edition | null): string[] =>
  edition ? [...tableNames.flatMap((name) => edition.tables[name]), ...edition.schema] : []

/** The chunks that are needed. */
export const liveChunks = ({ current, aside }: Pick<Manifest, 'current' | 'aside'>): Set<string> =>
  new Set([...chunksOf(current), ...chunksOf(aside)])

/** Whether all chunks of an edition are there: what a manifest does not know may have been removed. */
export function knowsAll(manifest: Manifest, edition: Edition): boolean {
  const known = new Set([...liveChunks(manifest), ...manifest.retired.map(({ chunk }) => chunk)])
  return chunksOf(edition).every((chunk) => known.has(chunk))
}

/** Announces chunks that are going to be written. */
export const announced = (manifest: Manifest, fresh: string[], now: number): Manifest => ({
  ...manifest,
  generation: manifest.generation + 1,
  retired: [...manifest.retired, ...fresh.map((chunk) => ({ chunk, at: now }))],
})

/** The retired chunks that may be removed now. */
export const removable = ({ retired }: Manifest, now: number): string[] =>
  retired.filter(({ at }) => now - at > retiredForMs).map(({ chunk }) => chunk)

/** The manifest with other editions; what they do not need any more is retired, what has been `removed` is forgotten. */
export function withEditions(
  manifest: Manifest,
  editions: Pick<Manifest, 'current' | 'aside'>,
  now: number,
  removed: string[] = [],
): Manifest {
  const live = liveChunks(editions)
  const gone = new Set(removed)
  const before = manifest.retired.filter(({ chunk }) => !live.has(chunk) && !gone.has(chunk))
  const dropped = [...liveChunks(manifest)].filter((chunk) => !live.has(chunk))
  return { ...manifest, ...editions, retired: [...before, ...dropped.map((chunk) => ({ chunk, at: now }))] }
}
