import {
  closeSync,
  createReadStream,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Item } from './item.ts'
import { isJsonObject, parseJson } from './parse-json.ts'
import type { Partition } from './partition-key.ts'

/** One change, as it is kept on disk: a line of JSON. */
export type Entry =
  | { kind: 'put'; database: string; container: string; item: Item }
  | { kind: 'delete'; database: string; container: string; partition: Partition; id: string }
  /** A request that changed a database or a container. */
  | { kind: 'request'; method: string; path: string; body: string }

/** Where changes are kept. A change counts once `append` has returned: then a kill of the process cannot lose it. */
export type Journal = { append(line: string): void; clear(): void; close(): void }

/** Keeps nothing: the data lives as long as the process. */
export const noJournal: Journal = { append: () => undefined, clear: () => undefined, close: () => undefined }

/**
 * Opens the journal of a folder: plays back what was kept, then writes it anew without what has been overwritten.
 * A last line without its end is a write that was never answered, and is dropped.
 */
export async function openJournal(
  folder: string,
  play: (entry: Entry) => void | Promise<void>,
  entries: () => Iterable<Entry>,
): Promise<Journal> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'journal.jsonl')
  let read = 0
  for await (const line of wholeLines(file)) {
    read += 1
    const entry = parseJson(line)
    if (!isJsonObject(entry)) throw new Error(`${file}, line ${read}: not a change but ${line.slice(0, 80)}`)
    await play(entry as Entry)
  }
  const fresh = `${file}.new`
  const fd = openSync(fresh, 'w')
  const journal = journalOn(fd)
  for (const entry of entries()) journal.append(JSON.stringify(entry))
  renameSync(fresh, file)
  return journal
}

async function* wholeLines(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) return
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

function journalOn(fd: number): Journal {
  let length = 0
  return {
    append(line) {
      const bytes = Buffer.from(`${line}\n`)
      try {
        for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done, bytes.length - done, length + done)
      } catch (error) {
        // A full disk leaves half a line behind, which the next line must not be glued to.
        ftruncateSync(fd, length)
        throw error
      }
      length += bytes.length
    },
    clear() {
      ftruncateSync(fd, 0)
      length = 0
    },
    close() {
      if (fd >= 0) closeSync(fd)
      // The number may soon belong to another file.
      fd = -1
    },
  }
}
