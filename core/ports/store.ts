import type { Access } from '../access.ts'
import type { Alert } from '../alerts.ts'
import type { AppRoles } from '../app-roles.ts'
import type { AuditEntry } from '../audit.ts'
import type { PlaceInTime } from '../by-time.ts'
import type { HeldChangeSet, HeldHead } from '../change-set.ts'
import type { ProfileId, RunId, TenantId } from '../ids.ts'
import type { CannotBeMember, Member } from '../members.ts'
import type { MembershipChange, MembershipChangeSummary } from '../membership-change.ts'
import type { Notice } from '../notices.ts'
import type { Profile } from '../profile.ts'
import type { ProfileSchema } from '../profile-schema.ts'
import type { Run } from '../run.ts'
import type { Snapshot, SnapshotData } from '../snapshot.ts'
import type { Lock, RegistryEntry, Tenant } from '../tenant.ts'
import type { Conversation } from './teams.ts'

/** A document and the version that was read; a write that follows names it, and is refused when it has moved on. */
export type Stored<T> = { value: T; etag: string }

/**
 * `changed` when the document has another version than the one named (or exists although none was named). A write is
 * safe to repeat: where the store's reply was lost, the write's own result counts.
 */
export type WriteResult<T> = Stored<T> | 'changed'

/** One kind of document of a tenant, by id. */
export type Shelf<T> = {
  get(tenantId: TenantId, id: string): Promise<Stored<T> | undefined>
  /** Inserts when `etag` is undefined, else replaces that version. */
  put(value: T, etag: string | undefined): Promise<WriteResult<T>>
}

export type Listed<T> = Shelf<T> & { list(tenantId: TenantId): Promise<Stored<T>[]> }

/** What a snapshot is stored with, readable without reading the snapshot. */
export type SnapshotHead = { id: string; takenAt: number; counts: Record<keyof SnapshotData, number> }

export type SnapshotStore = {
  /**
   * Stores a snapshot whole: unchanged chunks are not written again, the manifest last. With `use: 'current'` it
   * becomes the tenant's snapshot; `aside` keeps it until somebody accepts it.
   * @returns how many chunks were written.
   */
  save(snapshot: Snapshot, schema: ProfileSchema, use: 'current' | 'aside'): Promise<{ chunksWritten: number }>
  /** Makes a snapshot that was kept aside the current one; false when there is none with that id. */
  accept(tenantId: TenantId, id: string): Promise<boolean>
  /** The id of the snapshot that is kept aside, if one is. */
  asideId(tenantId: TenantId): Promise<string | undefined>
  head(tenantId: TenantId): Promise<SnapshotHead | undefined>
  /** The current snapshot; the same object while it stays current. */
  current(tenantId: TenantId): Promise<Snapshot | undefined>
  schema(tenantId: TenantId): Promise<ProfileSchema | undefined>
}

/** A profile's members as of its last computation: what "Download members list" shows. */
export type MemberList = {
  tenantId: TenantId
  profileId: ProfileId
  at: string
  members: Member[]
  cannot: CannotBeMember[]
}

export type MemberListStore = {
  /** Stored once per change, in the order that it has: a list with the same people is not written again. */
  save(list: MemberList): Promise<void>
  get(tenantId: TenantId, profileId: ProfileId): Promise<MemberList | undefined>
}

/** What the Excel file of a profile is made of: its members, its last change, and the change that waits for a person. */
export type MembersFile = { list: MemberList; change: MembershipChange | undefined; held: HeldChangeSet | undefined }

/** What maintenance did to profiles' groups: the base of their history. */
export type MembershipChangeStore = {
  /** Added to what is stored of the same run and profile: a run that is resumed loses nobody. */
  save(change: MembershipChange): Promise<void>
  /** @param most so many people of each direction, where not all are wanted; no more is read than they need. */
  get(tenantId: TenantId, profileId: ProfileId, runId: RunId, most?: number): Promise<MembershipChange | undefined>
  /** A profile's newest change. */
  latest(tenantId: TenantId, profileId: ProfileId): Promise<MembershipChange | undefined>
  /** A profile's changes without the people, newest first, at most `limit`; those after `last` of that order. */
  list(tenantId: TenantId, profileId: ProfileId, limit: number, last?: PlaceInTime): Promise<MembershipChangeSummary[]>
  /** Says what is about to be written to a profile's group; one a profile, in place of the one before. */
  announce(change: MembershipChange): Promise<void>
  /** What was announced and is not settled: its worker may have died while it wrote. */
  announced(tenantId: TenantId, profileId: ProfileId): Promise<MembershipChange | undefined>
  /** Forgets what was announced: all that is known of it is saved. */
  settle(tenantId: TenantId, profileId: ProfileId): Promise<void>
}

export type LockStore = {
  get(tenantId: TenantId): Promise<Lock | undefined>
  /** Takes the lock when it is free, expired at `now`, or already this owner's; undefined when another holds it. */
  take(tenantId: TenantId, owner: RunId, now: Date, until: Date): Promise<Lock | undefined>
  /** Extends it; false when it is no longer held with that epoch. */
  renew(tenantId: TenantId, lock: Lock, until: Date): Promise<boolean>
  release(tenantId: TenantId, lock: Lock): Promise<void>
}

/** Which entries of the audit trail; `before` is the cursor of the page before. */
export type AuditQuery = {
  limit: number
  /** Part of a name, an address, a title or a value. */
  search?: string | undefined
  action?: string | undefined
  subject?: string | undefined
  by?: string | undefined
  /** From this moment on, ISO 8601. */
  from?: string | undefined
  before?: string | undefined
}

export type AuditTrail = {
  /** Writes an entry, or again when it is confirmed. */
  put(entry: AuditEntry): Promise<void>
  /** Takes an entry back whose change was refused. */
  remove(entry: AuditEntry): Promise<void>
  /** Newest first. @returns a page, and the cursor of the next one. */
  list(tenantId: TenantId, query: AuditQuery): Promise<{ items: AuditEntry[]; next: string | null }>
}

export type Store = {
  /** Counts what the store charges for all that `work` does: `request units` in the tally, which may have some already. */
  metered<T>(tally: Run['requests'], work: () => Promise<T>): Promise<T>
  tenants: Shelf<Tenant>
  /** One document a tenant; its id is `access`. */
  access: Shelf<Access>
  /** Personal chats with the bot; the id is the person's. */
  conversations: Listed<Conversation>
  /** What the tab saw of people's app roles; the id is the person's. */
  appRoles: Shelf<AppRoles>
  audit: AuditTrail
  profiles: Listed<Profile> & {
    /** The same list from memory, brought up to date: for whoever only reads. Nobody may write into its objects. */
    current(tenantId: TenantId): Promise<readonly Stored<Profile>[]>
  }
  snapshots: SnapshotStore
  memberLists: MemberListStore
  membershipChanges: MembershipChangeStore
  /** Runs of a tenant, newest first, at most `limit`; those after `last` of that order. */
  runs: Shelf<Run> & { latest(tenantId: TenantId, limit: number, last?: PlaceInTime): Promise<Stored<Run>[]> }
  held: Listed<HeldChangeSet> & {
    /** All of them without their people, for whoever shows a list: nobody's name is read. */
    heads(tenantId: TenantId): Promise<HeldHead[]>
  }
  /** `put` with no etag is the outbox's "write once": `changed` means it was written before. */
  notices: Listed<Notice>
  /** As the notices: written once, then claimed and marked. */
  alerts: Listed<Alert>
  locks: LockStore
  registry: {
    list(): Promise<RegistryEntry[]>
    update(tenantId: TenantId, change: (entry: RegistryEntry) => RegistryEntry): Promise<void>
  }
}
