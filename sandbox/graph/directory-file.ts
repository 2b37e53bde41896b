import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  makeDirectory,
  membersOf,
  type Directory,
  type DirectoryGroup,
  type DirectorySeed,
  type DirectoryUser,
} from './directory.ts'
import { makeTable } from './table.ts'

type Stored = {
  tenantId: string
  displayName: string
  userExtensions?: string[]
  users: DirectoryUser[]
  deletedUsers: DirectoryUser[]
  groups: DirectoryGroup[]
  deletedGroups: DirectoryGroup[]
  members: Record<string, string[]>
}

/** How long writes gather before they are saved, in milliseconds. */
const pause = 250

const byId = <T extends { id: string }>(rows: T[]) => makeTable(rows.map((row) => [row.id, row] as const))

const storedOf = (d: Directory): Stored => ({
  tenantId: d.tenantId,
  displayName: d.displayName,
  userExtensions: d.userExtensions,
  users: d.users.rows(),
  deletedUsers: d.deletedUsers.rows(),
  groups: d.groups.rows(),
  deletedGroups: d.deletedGroups.rows(),
  members: Object.fromEntries(d.members.ids().map((group) => [group, [...membersOf(d, group).ids()]])),
})

const directoryOf = (stored: Stored): Directory => ({
  tenantId: stored.tenantId,
  displayName: stored.displayName,
  userExtensions: stored.userExtensions ?? [],
  users: byId(stored.users),
  deletedUsers: byId(stored.deletedUsers),
  groups: byId(stored.groups),
  deletedGroups: byId(stored.deletedGroups),
  members: makeTable(
    Object.entries(stored.members).map(([g, ids]) => [g, makeTable(ids.map((id) => [id, true] as const))]),
  ),
  lag: makeTable(),
})

/** The directories of a file; tenants and users that only the seeds know are added, everything else is as it was saved. */
export function loadDirectories(seeds: DirectorySeed[], file?: string): Directory[] {
  const stored = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Stored[]) : []
  const loaded = stored.map(directoryOf)
  for (const seed of seeds.map(makeDirectory)) {
    const known = loaded.find((d) => d.tenantId === seed.tenantId)
    if (!known) {
      loaded.push(seed)
      continue
    }
    for (const user of seed.users.rows())
      if (!known.users.has(user.id) && !known.deletedUsers.has(user.id)) known.users.set(user.id, user)
  }
  return loaded
}

export type Keeper = { changed(): void; save(): Promise<void> }

/** Keeps directories on disk: soon after a change, and at the end; a reader never sees half a file. */
export function makeKeeper(directories: Directory[], file?: string): Keeper {
  if (!file) return { changed: () => undefined, save: () => Promise.resolve() }
  let timer: NodeJS.Timeout | undefined
  let saving = Promise.resolve()
  let unsaved = true
  const save = () => {
    clearTimeout(timer)
    timer = undefined
    if (!unsaved) return saving
    unsaved = false
    saving = saving.then(async () => {
      await mkdir(dirname(file), { recursive: true })
      await writeFile(`${file}.new`, JSON.stringify(directories.map(storedOf)))
      await rename(`${file}.new`, file)
    })
    return saving
  }
  return {
    changed() {
      unsaved = true
      timer ??= setTimeout(() => void save(), pause).unref()
    },
    save,
  }
}
