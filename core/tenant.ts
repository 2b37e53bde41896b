import { z } from 'zod'
import { RunId, TenantId } from './ids.ts'
import { Settings } from './settings.ts'

/** A customer: its settings (null until they are saved), and who saved them. */
export const Tenant = z.object({
  id: TenantId,
  settings: Settings.nullable(),
  settingsSavedAt: z.iso.datetime().nullable(),
  settingsSavedBy: z.string(),
})
export type Tenant = z.infer<typeof Tenant>

/**
 * The tenant's lock while maintenance runs: a lease, renewed while working, free again by itself soon after a worker
 * dies. `epoch` grows with every holder.
 */
export const Lock = z.object({
  owner: RunId,
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  epoch: z.int(),
})
export type Lock = z.infer<typeof Lock>

/** A lease lasts this long and is renewed at a third of it. */
export const leaseMs = 90_000

/** Whether a lock holds at a moment; the one place that decides. */
export const isLocked = (lock: Lock | undefined, now: Date): lock is Lock =>
  lock !== undefined && new Date(lock.until).getTime() > now.getTime()

/** One small entry a tenant in the registry: the only thing that is read across tenants. */
export const RegistryEntry = z.object({
  tenantId: TenantId,
  settingsSaved: z.boolean(),
  openRuns: z.array(RunId),
  unsentNotices: z.int(),
})
export type RegistryEntry = z.infer<typeof RegistryEntry>
