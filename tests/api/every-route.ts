import { HeldChangeSet } from '../../core/change-set.ts'
import { EntraUserId, Learn365UserId } from '../../core/ids.ts'
import { createProfileBody } from './profile-bodies.ts'
import type { World } from '../support/world.ts'
import type { Asked } from './asking.ts'

/** How a route is tried: what a good request is, and who may make it. */
export type Trial = {
  /** Whether it changes something: refused to readers. */
  changes: boolean
  /** Refused while maintenance runs. */
  locked: boolean
  /** Concerns one thing of a tenant, which another tenant must not find. */
  ofOne?: 'profile' | 'run' | 'held change'
  good: (world: World) => Promise<Asked & { query?: string; id?: string }>
}

const profileId = async (world: World): Promise<string> => (await world.profile('Denver')).id
/** A data refresh in which so many people were missing that it waits for a decision. */
async function refreshKeptAside({ worker, tenantId, learn365, refresh }: World): Promise<string> {
  const waiting = (await worker.store.runs.latest(tenantId, 50)).find(({ value }) => value.state === 'kept aside')
  if (waiting) return waiting.value.id
  const there = learn365.users().filter(({ Vanished }) => !Vanished)
  for (const { Id } of there.slice(0, there.length / 4)) learn365.vanishUser(Id)
  return (await refresh()).id
}
/** A change that waits for a decision; put into the store, for the tenant may be locked. */
export async function heldNow({ worker, tenantId, profile, person, clock }: World): Promise<string> {
  const { id: profileId, definition } = await profile('Denver')
  const { id: userId, directoryId } = person('Maya Jensen')
  const maya = { entraId: EntraUserId.parse(directoryId), userId: Learn365UserId.parse(userId), name: 'Maya Jensen' }
  const held = HeldChangeSet.parse({
    id: `${profileId}:${worker.newId()}`,
    tenantId,
    profileId,
    title: definition.title,
    because: '1 member changes exceed 0 members',
    heldAt: clock.now.toISOString(),
    expiresAt: new Date(clock.now.getTime() + 86_400_000).toISOString(),
    have: 0,
    add: [{ ...maya, reason: 'matches the rules' }],
    remove: [],
    state: 'held',
  })
  await worker.store.held.put(held, undefined)
  return held.id
}
async function dismissedNow(world: World): Promise<string> {
  const id = await heldNow(world)
  const { worker, tenantId, clock } = world
  const stored = await worker.store.held.get(tenantId, id)
  if (!stored) throw new Error('what was stored is gone')
  const decision = { by: 'Maya', at: clock.now.toISOString(), adds: false, removes: false, except: [] }
  await worker.store.held.put({ ...stored.value, state: 'dismissed', decision }, stored.etag)
  return id
}
const held = (changes: boolean, id: (world: World) => Promise<string>, body?: unknown): Trial => ({
  changes,
  locked: changes,
  ofOne: 'held change',
  good: async (world) => ({ id: await id(world), ...(body === undefined ? {} : { body }) }),
})

const nothing = () => Promise.resolve({})

/** Every route by method and path; a test compares the names with the routes that are served. */
export const trials: Record<string, Trial> = {
  'get /api/me': { changes: false, locked: false, good: nothing },
  'get /api/tenant': { changes: false, locked: false, good: nothing },
  'get /api/settings': { changes: false, locked: false, good: nothing },
  'put /api/settings': {
    changes: true,
    locked: true,
    good: (world) =>
      Promise.resolve({
        body: { contactEmail: 'l.and.d@contoso.example', entraClientId: world.config.appId },
        headers: { 'if-match': '*' },
      }),
  },
  // Nothing is saved, but the systems are asked with secrets: administrators only.
  'post /api/settings/check': { changes: true, locked: false, good: () => Promise.resolve({ body: {} }) },
  'get /api/profiles': { changes: false, locked: false, good: nothing },
  'post /api/profiles': {
    changes: true,
    locked: true,
    good: () => Promise.resolve({ body: createProfileBody('Paris') }),
  },
  'get /api/profiles/{id}': {
    changes: false,
    locked: false,
    ofOne: 'profile',
    good: async (world) => ({ id: await profileId(world) }),
  },
  'put /api/profiles/{id}': {
    changes: true,
    locked: true,
    ofOne: 'profile',
    good: async (world) => ({
      id: await profileId(world),
      body: createProfileBody('Denver'),
      headers: { 'if-match': '*' },
    }),
  },
  'delete /api/profiles/{id}': {
    changes: true,
    locked: true,
    ofOne: 'profile',
    good: async (world) => ({ id: (await world.create('To be deleted')).id }),
  },
  'post /api/profiles/{id}/restore': {
    changes: true,
    locked: true,
    ofOne: 'profile',
    good: async (world) => {
      const { id } = await world.create('To be restored')
      await world.remove('To be restored')
      return { id }
    },
  },
  'get /api/profiles/export': {
    changes: false,
    locked: false,
    good: async (world) => ({ query: `?ids=${await profileId(world)}` }),
  },
  'post /api/profiles/import': {
    changes: true,
    locked: true,
    good: () =>
      Promise.resolve({ body: { format: 'assigner-profiles/1', profiles: [createProfileBody('From a file')] } }),
  },
  'post /api/profiles/{id}/duplicate': {
    changes: true,
    locked: true,
    ofOne: 'profile',
    good: async (world) => ({ id: await profileId(world), body: {} }),
  },
  'post /api/profiles/preview': {
    changes: false,
    locked: true,
    good: () => Promise.resolve({ body: createProfileBody('Paris') }),
  },
  'get /api/profiles/{id}/why': {
    changes: false,
    locked: false,
    ofOne: 'profile',
    good: async (world) => ({ id: await profileId(world), query: `?user=${world.learn365.users().at(-1)?.Id}` }),
  },
  'get /api/profiles/{id}/history': {
    changes: false,
    locked: false,
    ofOne: 'profile',
    good: async (world) => ({ id: await profileId(world), query: '?search=a&limit=2' }),
  },
  'get /api/profiles/{id}/members': {
    changes: false,
    locked: false,
    ofOne: 'profile',
    good: async (world) => ({ id: await profileId(world), query: '?search=a&limit=2' }),
  },
  'get /api/profiles/{id}/members.xlsx': {
    changes: false,
    locked: true,
    ofOne: 'profile',
    good: async (world) => ({ id: await profileId(world) }),
  },
  'get /api/runs': { changes: false, locked: false, good: nothing },
  // Asking for a run is no change of what is locked: the run waits for its turn.
  'post /api/runs': {
    changes: true,
    locked: false,
    good: () => Promise.resolve({ body: { kind: 'maintenance' } }),
  },
  'get /api/runs/{id}': {
    changes: false,
    locked: false,
    ofOne: 'run',
    good: async (world) => ({ id: (await world.worker.store.runs.latest(world.tenantId, 1))[0]?.value.id ?? '' }),
  },
  'post /api/runs/{id}/accept': {
    changes: true,
    locked: true,
    ofOne: 'run',
    good: async (world) => ({ id: await refreshKeptAside(world) }),
  },
  'post /api/runs/{id}/discard': {
    changes: true,
    locked: true,
    ofOne: 'run',
    good: async (world) => ({ id: await refreshKeptAside(world) }),
  },
  'get /api/held': { changes: false, locked: false, good: nothing },
  'get /api/held/{id}': held(false, heldNow),
  'post /api/held/{id}/approve': held(true, heldNow, { adds: true, removes: false }),
  'post /api/held/{id}/dismiss': held(true, heldNow),
  'post /api/held/{id}/release': held(true, dismissedNow),
  'get /api/profile-schema': { changes: false, locked: false, good: nothing },
  'get /api/users': { changes: false, locked: false, good: () => Promise.resolve({ query: '?search=ana' }) },
  'get /api/access': { changes: false, locked: false, good: nothing },
  'put /api/access': {
    changes: true,
    locked: false,
    good: (world) =>
      Promise.resolve({
        body: { grants: [{ userId: world.person('Maya Jensen').directoryId, role: 'Assigner.Admin' }] },
        headers: { 'if-match': '*' },
      }),
  },
  'get /api/audit': { changes: false, locked: false, good: () => Promise.resolve({ query: '?search=denver&limit=5' }) },
  'get /api/courses': { changes: false, locked: false, good: () => Promise.resolve({ query: '?search=gdpr' }) },
}
