import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made = new Map<string, Promise<string>>()
const asked = new Set<string>()

const newFolder = () => mkdtempSync(join(tmpdir(), 'assigner-world-'))
export const forget = (folder: string) => rmSync(folder, { recursive: true, force: true })

/**
 * A folder with what a world of a kind begins with, made once for all of its kind and copied for each: half of a test's
 * time would go into the same beginning.
 * @param kind tells worlds apart that begin differently.
 * @param begin leaves the beginning in a folder.
 * @returns a copy that whoever asks for it forgets; undefined the first time, as most kinds are asked for once.
 */
export async function begunFolder(
  kind: string,
  begin: (folder: string) => Promise<unknown>,
): Promise<string | undefined> {
  if (!asked.has(kind)) {
    asked.add(kind)
    return undefined
  }
  const beginning = made.get(kind) ?? make(begin)
  made.set(kind, beginning)
  const copy = newFolder()
  cpSync(await beginning, copy, { recursive: true })
  return copy
}

async function make(begin: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = newFolder()
  process.once('exit', () => forget(folder))
  await begin(folder)
  return folder
}
