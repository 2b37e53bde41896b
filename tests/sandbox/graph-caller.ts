import { afterEach, expect } from 'vitest'
import type { DirectorySeed, DirectoryUser } from '../../sandbox/graph/directory.ts'
import type { GraphOptions } from '../../sandbox/graph/graph-options.ts'
import { startGraph, type Graph } from '../../sandbox/graph/start-graph.ts'

export const contoso = '11111111-1111-4111-8111-111111111111'
export const fabrikam = '22222222-2222-4222-8222-222222222222'
export const guide = ['User.Read.All', 'Group.ReadWrite.All', 'GroupMember.ReadWrite.All']

/** The id of the n-th person. */
export const person = (n: number): string => `aaaaaaaa-0000-4000-8000-${String(n).padStart(12, '0')}`
/** The id of the n-th seeded group. */
export const group = (n: number): string => `bbbbbbbb-0000-4000-8000-${String(n).padStart(12, '0')}`
/** Somebody or something that is nowhere. */
export const nobody = 'cccccccc-0000-4000-8000-000000000000'

/** A directory extension that an app has registered. */
export const shoeSize = 'extension_0123456789abcdef0123456789abcdef_shoeSize'

const user = (n: number): DirectoryUser => ({
  id: person(n),
  displayName: `Person ${n}`,
  userPrincipalName: `p${n}@contoso.example`,
  mail: `p${n}@contoso.example`,
  employeeType: n % 2 ? 'Employee' : 'Contractor',
  employeeHireDate: '2024-03-01T00:00:00Z',
  onPremisesExtensionAttributes: { extensionAttribute1: `e${n}` },
})

const seeds = (): DirectorySeed[] => [
  {
    tenantId: contoso,
    displayName: 'Contoso',
    userExtensions: [shoeSize],
    users: Array.from({ length: 60 }, (_, n) => user(n)),
    groups: [
      { id: group(1), displayName: 'Two', uniqueName: 'two', members: [person(1), person(2)] },
      { id: group(2), displayName: "O'Neil's", members: [] },
    ],
  },
  { tenantId: fabrikam, displayName: 'Fabrikam', users: [user(99)], groups: [] },
]

type Sent = { body?: unknown; headers?: Record<string, string>; roles?: string[]; tid?: string; token?: string }
export type Told = { status: number; headers: Headers; body: Record<string, unknown> }

const tokenFor = (roles: string[], tid: string) =>
  Buffer.from(JSON.stringify({ tid, appid: 'the-app', roles })).toString('base64url')

const started: Graph[] = []
afterEach(async () => {
  const complaints = started.flatMap((g) => g.judge.complaints())
  await Promise.all(started.splice(0).map((g) => g.close()))
  expect(complaints).toEqual([])
})

/** A Graph of two tenants and a caller; the test fails when the judge has complaints that it did not take. */
export async function graphWith(options: Partial<GraphOptions> = {}) {
  const verify = (token: string) =>
    Promise.resolve(token === 'bad' ? undefined : (JSON.parse(Buffer.from(token, 'base64url').toString()) as never))
  const graph = await startGraph({ port: 0, tenants: seeds(), verify, ...options })
  started.push(graph)

  const send = async (method: string, path: string, sent: Sent = {}): Promise<Told> => {
    const { body, headers = {}, roles = guide, tid = contoso, token = tokenFor(roles, tid) } = sent
    const authorization = token ? { Authorization: `Bearer ${token}` } : {}
    const content = body === undefined ? {} : { 'Content-Type': 'application/json' }
    const answer = await fetch(path.startsWith('http') ? path : `${graph.url}/v1.0${path}`, {
      method,
      headers: { ...authorization, ...content, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const json = answer.headers.get('content-type')?.includes('json')
    return {
      status: answer.status,
      headers: answer.headers,
      body: (json ? JSON.parse(text) : { text }) as Told['body'],
    }
  }
  const bind = (...ids: string[]) => ({
    'members@odata.bind': ids.map((id) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`),
  })
  const add = (groupId: string, ...ids: string[]) => send('PATCH', `/groups/${groupId}`, { body: bind(...ids) })
  /** Sends parts as one batch; the answers by id. */
  const batch = async (parts: Record<string, unknown>[], sent: Sent = {}) => {
    const requests = parts.map((p, n) => {
      const headers = p.body === undefined ? {} : { headers: { 'Content-Type': 'application/json' } }
      return { id: String(n + 1), ...headers, ...p }
    })
    const told = await send('POST', '/$batch', { ...sent, body: { requests } })
    const responses = (told.body.responses ?? []) as {
      id: string
      status: number
      headers: Record<string, string>
      body?: unknown
    }[]
    const part = (id: number) => responses.find((r) => r.id === String(id))
    return {
      ...told,
      responses,
      part,
      statuses: parts.map(
        (p, n) => responses.find((r) => r.id === (typeof p.id === 'string' ? p.id : String(n + 1)))?.status,
      ),
    }
  }
  /** What the judge has said, once. */
  const complaints = () => {
    const said = graph.judge.complaints()
    graph.judge.clear()
    return said
  }
  return { graph, state: graph.state, send, add, bind, batch, complaints }
}

/** The `code` of an error body. */
export const codeOf = ({ body }: { body?: unknown }): unknown => (body as { error?: { code?: unknown } }).error?.code
/** The `message` of an error body. */
export const messageOf = ({ body }: { body?: unknown }): unknown =>
  (body as { error?: { message?: unknown } }).error?.message
export const rowsOf = ({ body }: Told) => body.value as Record<string, unknown>[]
export const idsOf = (told: Told) => rowsOf(told).map((row) => row.id)
