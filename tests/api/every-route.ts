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
  ofOne?: 'profile' | 'run'
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
      Promise.resolve({ body: { contactEmail: 'l.and.d@contoso.example', entraClientId: world.config.appId } }),
  },
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
  'get /api/profile-schema': { changes: false, locked: false, good: nothing },
  'get /api/users': { changes: false, locked: false, good: () => Promise.resolve({ query: '?search=ana' }) },
  'get /api/courses': { changes: false, locked: false, good: () => Promise.resolve({ query: '?search=gdpr' }) },
}
