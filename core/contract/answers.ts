import { z } from 'zod'
import { roles } from '../access.ts'
import { Change } from '../audit.ts'
import { Finding } from '../findings.ts'
import { ProfileId, TenantId } from '../ids.ts'
import { Preferences } from '../settings.ts'
import { ProfileDefinition } from '../profile.ts'
import { Run } from '../run.ts'

/*
 * What leaves the API, as zod shapes: validation, types and the OpenAPI document are made of these, and the tab reads
 * its data by the same types.
 */

/** `application/problem+json` (RFC 9457) with findings. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** The first hundred, errors before warnings; the last one then says how many more there are. */
  findings: z.array(Finding),
  requestId: z.string(),
  /** While the tenant is locked. */
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  /** Who changed it meanwhile, and when. */
  modifiedAt: z.iso.datetime().optional(),
  updatedBy: z.string().optional(),
  /** What the last change was, by path. */
  changes: z.array(Change).optional(),
  /** On `not-set-up`: the person is a Global Administrator, and nobody administers Assigner yet. */
  mayGrantFirst: z.boolean().optional(),
})
export type Problem = z.infer<typeof Problem>

export const Me = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  tenantId: TenantId,
  roles: z.array(z.enum(roles)),
})
export type Me = z.infer<typeof Me>

export const RunSummary = Run.pick({
  kind: true,
  slot: true,
  startedBy: true,
  state: true,
  because: true,
  startedAt: true,
  finishedAt: true,
}).extend({ id: z.string() })
export type RunSummary = z.infer<typeof RunSummary>

/** A page of runs, newest first; `next` is the cursor of the following page, null on the last one. */
export const RunsPage = z.object({ items: z.array(RunSummary), next: z.string().nullable() })
export type RunsPage = z.infer<typeof RunsPage>

export const RunDetail = RunSummary.extend(
  Run.pick({ stages: true, profiles: true, profilesLeftOut: true, requests: true }).shape,
)
export type RunDetail = z.infer<typeof RunDetail>

/** Readiness, lock, last and next refresh and maintenance. */
export const TenantStatus = z.object({
  tenantId: TenantId,
  settingsSaved: z.boolean(),
  /** Settings are saved and a snapshot has been read: profiles can be made. */
  ready: z.boolean(),
  snapshotTakenAt: z.iso.datetime().nullable(),
  users: z.int().nullable(),
  lock: z.object({ since: z.iso.datetime(), until: z.iso.datetime() }).nullable(),
  lastRefresh: RunSummary.nullable(),
  nextRefresh: z.iso.datetime(),
  lastMaintenance: RunSummary.nullable(),
  nextMaintenance: z.iso.datetime(),
})
export type TenantStatus = z.infer<typeof TenantStatus>

/** The guide's columns, and members and status. */
export const ProfileRow = z.object({
  id: ProfileId,
  title: z.string(),
  description: z.string(),
  enroll: z.boolean(),
  autoPopulate: z.boolean(),
  modifiedAt: z.iso.datetime(),
  updatedBy: z.string(),
  courses: z.int(),
  groupId: z.string().nullable(),
  groupName: z.string().nullable(),
  members: z.int().nullable(),
  status: z.enum([
    'not run yet',
    'up to date',
    'updated',
    'held',
    'needs attention',
    'not auto-populated',
    'deleted',
    /** Changed, or decided about, since the last maintenance. */
    'waits for maintenance',
    /** Somebody dismissed its held change, or left people out of it: the group is as they decided. */
    'people left out',
  ]),
  /** Why it has that status, in a sentence; empty where there is nothing to say. */
  statusReason: z.string(),
  /** The held change that the status is about. */
  heldId: z.string().nullable(),
})
export type ProfileRow = z.infer<typeof ProfileRow>

const ProfileName = z.object({ id: ProfileId, title: z.string() })

/** What a deletion means to other profiles: at the next maintenance they lose their overrides that name it. */
export const DeletedProfile = z.object({ id: ProfileId, referredToBy: z.array(ProfileName) })
export type DeletedProfile = z.infer<typeof DeletedProfile>

/** A profile as it is edited: the definition flat, as in profile files, and what the product knows of it. */
export const ProfileDetail = ProfileDefinition.extend({
  id: ProfileId,
  createdAt: z.iso.datetime(),
  modifiedAt: z.iso.datetime(),
  updatedBy: z.string(),
  groupId: z.string().nullable(),
  groupName: z.string().nullable(),
  deleted: z.boolean(),
  /** Profiles whose overrides name this one: their members change with it. */
  referredToBy: z.array(ProfileName),
  /** Warnings and errors of the rules as they stand: the first hundred, as in a problem. */
  findings: z.array(Finding),
  etag: z.string(),
})
export type ProfileDetail = z.infer<typeof ProfileDetail>

/** A page of a list; `next` is the cursor of the following page, null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int(), next: z.string().nullable() })

export const MemberRow = z.object({
  userId: z.string(),
  entraId: z.string(),
  name: z.string(),
  email: z.string(),
  /** `matches the rules` or `is included`. */
  reason: z.string(),
})
export type MemberRow = z.infer<typeof MemberRow>

export const MembersPage = pageOf(MemberRow).extend({
  /** When the list was computed; null when no maintenance has computed it yet. */
  at: z.iso.datetime().nullable(),
  /** People who match and cannot be in an Entra ID group, with the reason. */
  cannot: z.array(z.object({ userId: z.string(), name: z.string(), because: z.string() })),
})
export type MembersPage = z.infer<typeof MembersPage>

const Secret = z.object({ set: z.boolean(), endsIn: z.string().nullable(), since: z.iso.datetime().nullable() })

/** Settings as they leave: secrets are only "set, ends in …, since …". */
export const SettingsAnswer = Preferences.partial().extend({
  learn365ApiKey: Secret,
  entraClientSecret: Secret,
  savedAt: z.iso.datetime().nullable(),
  savedBy: z.string(),
  etag: z.string().nullable(),
  /** Only where they were just saved: null, or why no data refresh was started. */
  noRefresh: z.string().nullable().optional(),
})
export type SettingsAnswer = z.infer<typeof SettingsAnswer>

/** Settings as they come: a secret that is left out stays as it is. */
export const SettingsInput = Preferences.extend({
  learn365ApiKey: z.string().trim().min(1).max(500).optional(),
  entraClientSecret: z.string().trim().min(1).max(500).optional(),
})
export type SettingsInput = z.infer<typeof SettingsInput>

export const RunRequest = z.strictObject({ kind: z.enum(['data refresh', 'maintenance']) })
export type RunRequest = z.infer<typeof RunRequest>

/** What a page needs to know before anybody is signed in. */
export const ClientSettings = z.object({
  clientId: z.string(),
  /** Where the people of the deployment's cloud sign in and consent, for example `https://login.microsoftonline.us`. */
  authority: z.string(),
  /** `{authority}/{tenant}/oauth2/v2.0/authorize` of the sandbox, for pages outside Teams; null where only Teams signs in. */
  authorizeUrl: z.string().nullable(),
})
export type ClientSettings = z.infer<typeof ClientSettings>
