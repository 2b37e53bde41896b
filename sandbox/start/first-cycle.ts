import type { DemoTenant } from '../demo/demo-tenant.ts'
import { demoProfiles } from '../demo/profiles.ts'
import { customerApp } from '../stand-ins.ts'
import {
  untilOver,
  type ApiClient,
  type ProfileRow,
  type RunDetail,
  type RunSummary,
  type SettingsAnswer,
} from './api-client.ts'
import { table } from './table.ts'

/** Saves the tenant's settings, as an administrator would; `false` when they are there already. */
export async function saveSettings(api: ApiClient, demo: DemoTenant): Promise<boolean> {
  const settings = await api.get<SettingsAnswer>('/api/settings')
  if (settings.savedAt !== null) return false
  await api.send('PUT', '/api/settings', {
    contactEmail: 'maya.jensen@contoso.example',
    groupPrefix: 'Assigner ',
    learn365ApiKey: demo.keys.fullControl,
    entraClientId: customerApp.clientId,
    entraClientSecret: customerApp.secret,
    timeZone: 'Europe/Copenhagen',
    entraFields: demo.entraFields,
  })
  return true
}

/** Waits for the refresh that saving the settings began, or runs one. */
export async function refresh(api: ApiClient, begun: boolean): Promise<RunDetail> {
  const { items } = await api.get<{ items: RunSummary[] }>('/api/runs')
  const open = items.find((run) => run.kind === 'data refresh' && (run.state === 'waiting' || run.state === 'running'))
  const last = begun ? items.find((run) => run.kind === 'data refresh') : undefined
  const run = open ?? last ?? (await api.send<RunSummary>('POST', '/api/runs', { kind: 'data refresh' }))
  return untilOver(api, run.id)
}

/** Creates the demo profiles; overrides that name a profile by its title get its id. */
export async function createProfiles(api: ApiClient, demo: DemoTenant): Promise<void> {
  const { items } = await api.get<{ items: ProfileRow[] }>('/api/profiles')
  if (items.length > 0) return
  const ids = new Map<string, string>()
  const resolve = <O extends { kind: string; id: string }>(override: O): O =>
    override.id.startsWith('title:')
      ? { ...override, id: ids.get(override.id.slice('title:'.length)) ?? override.id }
      : override
  for (const profile of demoProfiles(demo)) {
    const { include, exclude } = profile.overrides
    const overrides = { include: include.map(resolve), exclude: exclude.map(resolve) }
    const { id } = await api.send<{ id: string }>('POST', '/api/profiles', { ...profile, overrides })
    ids.set(profile.title, id)
  }
}

/** "Run now" for maintenance, to its end; one that the timetable has begun is waited for instead. */
export async function maintain(api: ApiClient): Promise<RunDetail> {
  for (let tries = 0; ; tries += 1) {
    const { items } = await api.get<{ items: RunSummary[] }>('/api/runs')
    const open = items.find((run) => run.kind === 'maintenance' && (run.state === 'waiting' || run.state === 'running'))
    if (open) return untilOver(api, open.id)
    try {
      return await untilOver(api, (await api.send<RunSummary>('POST', '/api/runs', { kind: 'maintenance' })).id)
    } catch (error) {
      if (tries >= 3) throw error
    }
  }
}

/** Settings, data refresh, profiles and maintenance, one after the other; `say` is told how far it is, and the outcome. */
export async function firstCycle(api: ApiClient, demo: DemoTenant, say: (text: string) => void): Promise<void> {
  const begun = await saveSettings(api, demo)
  say('Reading Learn365 …')
  const read = await refresh(api, begun)
  if (read.state !== 'done') say(`The data refresh is ${read.state}: ${read.because}`)
  await createProfiles(api, demo)
  say('Running maintenance …\n')
  const run = await maintain(api)
  if (run.state !== 'done') say(`The maintenance is ${run.state}: ${run.because}`)
  say(table(run))
}
