import { join } from 'node:path'
import { startCosmos, type Cosmos } from './cosmos/start-cosmos.ts'
import type { DemoTenant } from './demo/demo-tenant.ts'
import { directorySeed } from './demo/directory-seed.ts'
import { learn365Seed } from './demo/learn365-seed.ts'
import { startGraph, type Graph } from './graph/start-graph.ts'
import type { GraphLimits } from './graph/graph-options.ts'
import { startLearn365 } from './learn365/start-learn365.ts'
import { startMail, type Mail } from './mail/start-mail.ts'
import { startSignIn, type SignIn } from './sign-in/start-sign-in.ts'
import type { Person, RegisteredApp } from './sign-in/sign-in-tenant.ts'
import { startTeams, type TeamsOptions, type TeamsStandIn } from './teams/start-teams.ts'

/** The product's own app registration in the sandbox. */
export const productAppId = '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f'
/** The customer's app registration, as the guide has an administrator make it. */
export const customerApp: RegisteredApp = {
  clientId: 'c0a1b2c3-d4e5-4f60-8718-293a4b5c6d7e',
  secret: 'sandbox~client~secret~8Q~of~Contoso',
  roles: ['User.Read.All', 'Group.ReadWrite.All', 'GroupMember.ReadWrite.All'],
}
/** The bot's own registration, in the demo tenant. */
export const botApp: RegisteredApp = {
  clientId: '2a7c9e10-4b5d-4f6a-8c7e-9d0f1a2b3c4d',
  secret: 'sandbox~bot~secret~5K~of~Contoso',
  roles: [],
  resource: 'https://api.botframework.com',
}

type Options = {
  /** Keeps everything between starts; in memory when absent. */
  folder?: string | undefined
  demo: DemoTenant
  /** Opens what the store holds; 32 bytes in base64. */
  secretsKey: string
  cosmosKey?: string | undefined
  learn365?: Partial<Omit<Parameters<typeof startLearn365>[0], 'port' | 'tenants' | 'file' | 'membersOf'>>
  graph?: { pageSize?: number; limits?: Partial<GraphLimits> }
  teams?: Pick<TeamsOptions, 'rates'>
  mailPort?: number | undefined
  /** What Cosmos DB's clock says: documents with a lifetime go by it. */
  cosmosNow?: () => number
}

export type StandIns = {
  signIn: SignIn
  graph: Graph
  learn365: Awaited<ReturnType<typeof startLearn365>>
  cosmos: Cosmos
  mail: Mail
  teams: TeamsStandIn
  /** What the product is told of them, by the names of .env.example. */
  environment: Record<string, string>
  close(): Promise<void>
}

/** Who can sign in: an administrator, a reader, somebody without a role, and the global administrator. */
export function peopleOf(demo: DemoTenant): Person[] {
  const person = (name: string, appRoles: string[], globalAdministrator = false): Person => {
    const found = demo.people.find((one) => one.name === name)
    if (!found?.directoryId) throw new Error(`${demo.name} has no ${name} in its directory`)
    return { oid: found.directoryId, name, upn: found.email, appRoles, globalAdministrator }
  }
  return [
    person('Maya Jensen', ['Assigner.Admin']),
    person('Amélie Laurent', ['Assigner.Reader']),
    person('Ana Souza', []),
    person('Diego Ramos', [], true),
  ]
}

/** Starts stand-ins for everything outside, on loopback: Entra sign-in, Graph, Learn365, Cosmos DB, mail. */
export async function startStandIns(options: Options): Promise<StandIns> {
  const { folder, demo } = options
  const file = (name: string) => (folder === undefined ? undefined : join(folder, name))
  const signIn = await startSignIn({
    port: 0,
    apiAppId: productAppId,
    tenants: [
      { tenantId: demo.tenantId, displayName: demo.name, apps: [{ ...customerApp }, botApp], people: peopleOf(demo) },
    ],
  })
  const graph = await startGraph({
    port: 0,
    tenants: [directorySeed(demo)],
    verify: (token) => signIn.verifyAppToken(token),
    file: file('directory.json'),
    ...options.graph,
  })
  const learn365 = await startLearn365({
    port: 0,
    tenants: () => [learn365Seed(demo)],
    file: file('learn365.json'),
    membersOf: (group) =>
      graph.state.groups(demo.tenantId).some(({ id }) => id === group) ? graph.state.membersOf(group) : undefined,
    ...options.learn365,
  })
  const cosmos = await startCosmos({
    port: 0,
    ...(folder === undefined ? {} : { folder: join(folder, 'cosmos') }),
    ...(options.cosmosKey === undefined ? {} : { key: options.cosmosKey }),
    now: options.cosmosNow,
  })
  const mail = await startMail({ smtpPort: 0, webPort: options.mailPort ?? 0, file: file('mail.json') })
  const teams = await startTeams({
    port: 0,
    botId: botApp.clientId,
    verify: async (token) => (await signIn.verifyAppToken(token, botApp.resource))?.appid === botApp.clientId,
    ...options.teams,
  })
  return {
    signIn,
    graph,
    learn365,
    cosmos,
    mail,
    teams,
    environment: {
      COSMOS_ENDPOINT: cosmos.url,
      COSMOS_KEY: cosmos.key,
      LEARN365_URL: learn365.url,
      GRAPH_URL: graph.url,
      ENTRA_AUTHORITY: signIn.url,
      ENTRA_APP_ID: productAppId,
      BOT_ID: botApp.clientId,
      BOT_SECRET: botApp.secret,
      BOT_TENANT_ID: demo.tenantId,
      BOT_OPENID_URL: teams.openIdUrl,
      SMTP_URL: mail.smtpUrl,
      MAIL_FROM: 'Assigner <assigner@contoso.example>',
      SECRETS_KEYS: `sandbox:${options.secretsKey}`,
    },
    async close() {
      for (const one of [teams, learn365, graph, signIn, mail, cosmos]) await one.close()
    },
  }
}
