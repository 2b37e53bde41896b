import { setTimeout as sleep } from 'node:timers/promises'
import { openDirectory } from '../../adapters/entra/directory.ts'
import { openGraph } from '../../adapters/entra/graph-client.ts'
import { tokenSource } from '../../adapters/entra/token.ts'
import { writeBudget } from '../../adapters/entra/write-budget.ts'
import { EntraGroupId, EntraUserId } from '../../core/ids.ts'
import type { Tally } from '../../core/ports/ports.ts'
import type { GraphOptions } from '../../sandbox/graph/graph-options.ts'
import { startGraph } from '../../sandbox/graph/start-graph.ts'
import type { SignInTenant } from '../../sandbox/sign-in/sign-in-tenant.ts'
import { startSignIn } from '../../sandbox/sign-in/start-sign-in.ts'

export const tenantId = '11111111-1111-4111-8111-111111111111'
export const groupId = EntraGroupId.parse('bbbbbbbb-0000-4000-8000-000000000001')
export const clientSecret = 'the~secret~of~the~app~8Q'

/** The id of the n-th person. */
export const person = (n: number): EntraUserId =>
  EntraUserId.parse(`aaaaaaaa-0000-4000-8000-${String(n).padStart(12, '0')}`)
/** So many people, from the n-th on. */
export const people = (count: number, from = 0): EntraUserId[] =>
  Array.from({ length: count }, (_, n) => person(from + n))

const user = (n: number) => ({ id: person(n), displayName: `Person ${n}`, userPrincipalName: `p${n}@contoso.example` })

/** The directory as it begins. */
export const seed = () => ({
  tenantId,
  displayName: 'Contoso',
  users: Array.from({ length: 400 }, (_, n) => user(n)),
  groups: [{ id: groupId, displayName: 'A group', members: [] }],
})
const tenants = (): SignInTenant[] => [
  {
    tenantId,
    displayName: 'Contoso',
    people: [],
    apps: [
      {
        clientId: 'c0a1b2c3-d4e5-4f60-8718-293a4b5c6d7e',
        secret: clientSecret,
        roles: ['User.Read.All', 'Group.ReadWrite.All', 'GroupMember.ReadWrite.All'],
      },
    ],
  },
]

type Client = { secret?: string; clientId?: string; graphUrl?: string }

/** A directory of 400 people and an empty group behind a real sign-in, and the product's own client of it. */
export async function entraTenant(options: Partial<GraphOptions> = {}) {
  const signIn = await startSignIn({ port: 0, tenants: tenants(), apiAppId: tenantId })
  const verify = (token: string) => signIn.verifyAppToken(token)
  const graph = await startGraph({ port: 0, tenants: [seed()], verify, ...options })
  const tally: Tally = {}
  const waits: number[] = []
  const http = {
    system: 'Entra ID' as const,
    tally,
    firstWaitMs: 2,
    timeoutMs: 5_000,
    sleep: async (ms: number) => {
      waits.push(ms)
      // Nobody waits for minutes in a test; that they were to be waited is noted.
      await sleep(Math.min(ms, 1_000))
    },
  }
  const client = ({
    secret = clientSecret,
    clientId = 'c0a1b2c3-d4e5-4f60-8718-293a4b5c6d7e',
    graphUrl = graph.url,
  }: Client = {}) => {
    const tokens = tokenSource(http, {
      authority: signIn.url,
      tenantId,
      clientId,
      clientSecret: secret,
      scope: 'https://graph.microsoft.com/.default',
    })
    const opened = openGraph(http, graphUrl, tokens)
    return {
      graph: opened,
      directory: openDirectory(
        opened,
        tokens,
        writeBudget(http.sleep, () => Date.now()),
      ),
    }
  }
  return {
    signIn,
    graph,
    state: graph.state,
    client,
    directory: client().directory,
    tally,
    waits,
    /** Who is in the group now. */
    members: () => graph.state.membersOf(groupId),
    /** How many requests to Graph had this in their path. */
    sent: (part: string, method?: string) =>
      graph.judge.seen.filter((r) => r.path.includes(part) && (!method || r.method === method)).length,
    tokensAsked: () => signIn.judge.seen.filter(({ path }) => path.endsWith('/token')).length,
    async close() {
      await graph.close()
      await signIn.close()
    },
  }
}

/** For writes that nothing forbids. */
export const mayWrite = (): Promise<void> => Promise.resolve()
