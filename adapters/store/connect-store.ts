import { Alert } from '../../core/alerts.ts'
import { Access } from '../../core/access.ts'
import { AppRoles } from '../../core/app-roles.ts'
import { Notice } from '../../core/notices.ts'
import type { Log } from '../../core/ports/ports.ts'
import type { Store } from '../../core/ports/store.ts'
import { Conversation } from '../../core/ports/teams.ts'
import { Profile } from '../../core/profile.ts'
import { Run } from '../../core/run.ts'
import { Tenant } from '../../core/tenant.ts'
import { CosmosBackend } from './agenda-backend.ts'
import { auditTrail } from './audit-trail.ts'
import { lifetimes, openContainers, type ContainerName } from './containers.ts'
import { currentProfiles } from './current-profiles.ts'
import { documentsOf, type Documents } from './documents.ts'
import { heldSetStore } from './held-sets.ts'
import { lockStore } from './locks.ts'
import { meter } from './meter.ts'
import { memberListStore } from './member-lists.ts'
import { membershipChangeStore } from './membership-changes.ts'
import { openClient } from './open-client.ts'
import { persistence } from './persist.ts'
import { registryOf } from './registry.ts'
import { latestOf } from './runs-by-time.ts'
import { shelfOf } from './shelf.ts'
import { snapshotStore } from './snapshot-store.ts'

export type StoreSettings = {
  endpoint: string
  key: string
  database: string
  log: Log
  sleep: (ms: number) => Promise<void>
  now: () => Date
}

export type ConnectedStore = {
  store: Store
  /** Request units spent since the connection was made. */
  requestUnits(): number
  /** Agenda's storage on the same connection. */
  agendaBackend(): CosmosBackend
  /** Throws `Trouble` when Cosmos DB does not answer or refuses the key. */
  ping(): Promise<void>
  close(): void
}

/** Connects to Cosmos DB, and makes the database and the containers that are missing. @throws Trouble. */
export async function connectStore(settings: StoreSettings): Promise<ConnectedStore> {
  const { endpoint, key, database } = settings
  const client = openClient(endpoint, key)
  const persist = persistence(settings)
  const { count, total, metered } = meter()
  const containers = await persist(`database ${database}`, () => openContainers(client, database))
  const documents = (name: Exclude<ContainerName, 'jobs'>) =>
    documentsOf(containers[name], { key: 'tenantId', persist, count })
  return {
    store: {
      metered,
      ...shelves(documents('tenants'), documents('profiles'), documents('runs')),
      snapshots: snapshotStore(documents('snapshots'), settings.now),
      memberLists: memberListStore(documents('runs')),
      membershipChanges: membershipChangeStore(documents('runs')),
      locks: lockStore(documents('tenants')),
      registry: registryOf(documents('tenants')),
    },
    requestUnits: total,
    agendaBackend: () => new CosmosBackend({ container: containers.jobs, persist, count }),
    async ping() {
      await persist(`database ${database}`, () => client.database(database).read())
    },
    close: () => client.dispose(),
  }
}

function shelves(tenants: Documents, profiles: Documents, runs: Documents) {
  const tenantOf = (value: { tenantId: string }) => value.tenantId
  const idOf = (value: { id: string }) => value.id
  const kind = { tenantOf, idOf }
  const settings = { type: 'settings', shape: Tenant, tenantOf: idOf, idOf, documentId: () => 'settings' }
  const access = { type: 'access', shape: Access, tenantOf, idOf: () => 'access', documentId: () => 'access' }
  const allProfiles = shelfOf(profiles, { ...kind, type: 'profile', shape: Profile })
  const allRuns = shelfOf(runs, { ...kind, type: 'run', shape: Run, lifetime: lifetimes.run })
  return {
    tenants: shelfOf(tenants, settings),
    access: shelfOf(tenants, access),
    conversations: shelfOf(tenants, { ...kind, type: 'conversation', shape: Conversation }),
    appRoles: shelfOf(tenants, { ...kind, type: 'app roles', shape: AppRoles, lifetime: lifetimes.appRoles }),
    audit: auditTrail(runs),
    profiles: { ...allProfiles, current: currentProfiles(allProfiles) },
    runs: { ...allRuns, latest: latestOf(allRuns) },
    held: heldSetStore(runs),
    notices: shelfOf(runs, { ...kind, type: 'notice', shape: Notice, lifetime: lifetimes.notice }),
    alerts: shelfOf(runs, { ...kind, type: 'alert', shape: Alert, lifetime: lifetimes.alert }),
  }
}
