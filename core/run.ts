import { z } from 'zod'
import { ProfileId, RunId, TenantId } from './ids.ts'

/** What runs do: the two of the timetable, and what was approved of a held change. */
export const workKinds = ['data refresh', 'maintenance', 'held change'] as const
export type WorkKind = (typeof workKinds)[number]

/** Among a run's requests: what the store has charged for it, in whole units. */
export const requestUnits = 'request units'

/** What a stage did. Counts are of single members, courses, catalogs or rows, as the stage's name suggests. */
export const StageReport = z.object({
  name: z.string(),
  startedAt: z.iso.datetime(),
  tookMs: z.int().nullable(),
  planned: z.int(),
  written: z.int(),
  skipped: z.int(),
  held: z.int(),
  /** Sentences for a person: what was found and what became of it. */
  remarks: z.array(z.string()),
  trouble: z.array(z.string()),
})
export type StageReport = z.infer<typeof StageReport>

/** What a run did to one profile. */
export const ProfileOutcome = z.object({
  profileId: ProfileId,
  title: z.string(),
  verdict: z.enum(['apply', 'nothing to do', 'held', 'cannot', 'not auto-populated', 'failed']),
  because: z.string(),
  members: z.int().nullable(),
  added: z.int(),
  removed: z.int(),
  held: z.int(),
  cannotBeMembers: z.int(),
  /** Removes that were put off. */
  kept: z.int().default(0),
})
export type ProfileOutcome = z.infer<typeof ProfileOutcome>

/** The status page, the bot's answer and the log's last line. */
export const Run = z.object({
  id: RunId,
  tenantId: TenantId,
  kind: z.enum(workKinds),
  /** The time of the timetable it belongs to; for a run by hand the time it was asked for. */
  slot: z.iso.datetime(),
  startedBy: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'kept aside', 'terminated']),
  because: z.string(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Who works on it, until when, and how often it has changed hands. */
  lease: z.object({ owner: z.string(), until: z.iso.datetime(), epoch: z.int() }),
  stages: z.array(StageReport),
  profiles: z.array(ProfileOutcome),
  /** Outcomes that are not listed, because the document would be too large. */
  profilesLeftOut: z.int().default(0),
  requests: z.record(z.string(), z.int()),
})
export type Run = z.infer<typeof Run>

export const isOpen = (run: Pick<Run, 'state'>): boolean => run.state === 'waiting' || run.state === 'running'

/** Tenant and time decide a run: whoever inserts this id first has it. */
export const slotRunId = (kind: WorkKind, slot: Date): RunId => `${kind}:${slot.toISOString()}` as RunId

/** A run asked for by a person. */
export const manualRunId = (kind: WorkKind, requestId: string): RunId => `${kind}:manual:${requestId}` as RunId

/** The one run that applies what was approved of a held change set. */
export const heldRunId = (heldId: string): RunId => `held change:${heldId}` as RunId

/** A run that nobody has begun. */
export const newRun = (tenantId: TenantId, kind: WorkKind, id: RunId, slot: Date, startedBy: string): Run => ({
  id,
  tenantId,
  kind,
  slot: slot.toISOString(),
  startedBy,
  state: 'waiting',
  because: '',
  startedAt: null,
  finishedAt: null,
  lease: { owner: '', until: slot.toISOString(), epoch: 0 },
  stages: [],
  profiles: [],
  profilesLeftOut: 0,
  requests: {},
})
