import { isIP } from 'node:net'
import { z } from 'zod'
import { readSecretsKeys, type SecretsKey } from './adapters/secrets.ts'
import { defaultTimetable, isCron } from './core/timetable.ts'

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])
const isLoopback = (url: URL): boolean => loopback.has(url.hostname)
const isOnLoopback = (text: string | undefined): boolean =>
  text !== undefined && URL.canParse(text) && isLoopback(new URL(text))

/** An address without a slash at its end; plain http only on loopback, so that no key travels in clear. */
const address = z
  .string()
  .trim()
  .refine((text) => {
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
  })
  .transform((text) => text.replace(/\/+$/, ''))
const anAddress = 'an https address (http only on loopback)'

const port = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535)
const cron = z.string().refine(isCron)
const aCron = 'a cron expression in UTC such as 0 2-23/3 * * *'
/** A whole number of at most three digits. */
const between = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most)
const text = z.string().trim().min(1)
const aText = 'a text that is not blank'
const smtp = z.string().refine((url) => /^smtps?:\/\/.+/.test(url))
const keys = z.string().transform((text, context): SecretsKey[] => {
  const read = readSecretsKeys(text)
  if ('keys' in read) return read.keys
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

/** Names of ranges that Express knows, an address, or an address with the length of its prefix. */
const namedRanges = ['loopback', 'linklocal', 'uniquelocal']
function isRange(text: string): boolean {
  const [ip = '', prefix, ...more] = text.split('/')
  const most = isIP(ip) === 6 ? 128 : 32
  const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= most)
  return namedRanges.includes(text) || (isIP(ip) !== 0 && isPrefix && more.length === 0)
}
const ranges = z
  .string()
  .transform((text) => text.split(',').map((range) => range.trim()))
  .refine((all) => all.every(isRange))

/** Where Microsoft's services are in each cloud. */
const clouds = {
  commercial: {
    graph: 'https://graph.microsoft.com',
    authority: 'https://login.microsoftonline.com',
    channelService: '',
    botFramework: 'https://api.botframework.com',
    teams: 'https://teams.microsoft.com',
    botOpenId: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  },
  gcchigh: {
    graph: 'https://graph.microsoft.us',
    authority: 'https://login.microsoftonline.us',
    channelService: 'https://botframework.azure.us',
    botFramework: 'https://api.botframework.us',
    teams: 'https://gov.teams.microsoft.us',
    botOpenId: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  },
} as const

/** Every variable; its description says what would be right. */
const fields = z.object({
  PORT: port.default(3000).describe('a port number, 0 to 65535'),
  PUBLIC_URL: address.optional().describe(`${anAddress}; where PORT is 0 it must be there`),
  COSMOS_ENDPOINT: address.describe('the https address of the Cosmos DB account (http only on loopback)'),
  COSMOS_KEY: text.describe('the primary or secondary key of the Cosmos DB account'),
  COSMOS_DATABASE: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .default('assigner')
    .describe('1 to 100 letters, digits, - and _'),
  LEARN365_URL: address.optional().describe(anAddress),
  GRAPH_URL: address.optional().describe(anAddress),
  ENTRA_AUTHORITY: address.optional().describe(anAddress),
  ENTRA_APP_ID: z.guid().toLowerCase().describe('the client id (GUID) of the app registration'),
  TEAMS_APP_ID: z.guid().toLowerCase().optional().describe('the id (GUID) of the app in Teams'),
  ENTRA_APP_SECRET: text.optional().describe(aText),
  BOT_ID: z.guid().toLowerCase().describe('the client id (GUID) of the bot’s registration'),
  BOT_SECRET: text.describe('the client secret of the bot’s registration'),
  BOT_TENANT_ID: z.guid().toLowerCase().describe('the tenant id (GUID) that the bot is registered in'),
  BOT_OPENID_URL: address.optional().describe(anAddress),
  BOT_PLAYGROUND: z
    .enum(['on', 'off'])
    .default('off')
    .describe('on or off; on only where ENTRA_AUTHORITY is on loopback: the sandbox'),
  SMTP_URL: smtp.describe('an address such as smtp://user:password@host:587'),
  MAIL_FROM: text.describe('the sender of mails such as Assigner <assigner@example.com>'),
  SECRETS_KEYS: keys.optional().describe('id:key[,id:key…], each key 32 bytes in base64; or KEY_VAULT_URL, not both'),
  KEY_VAULT_URL: address.optional().describe(anAddress),
  REFRESH_CRON: cron.default(defaultTimetable.refresh).describe(aCron),
  MAINTENANCE_CRON: cron.default(defaultTimetable.maintenance).describe(aCron),
  CLOUD: z.enum(['commercial', 'gcchigh']).default('commercial').describe('commercial or gcchigh'),
  AUDIENCE_MEMORY_MB: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((megabytes) => megabytes >= 16)
    .default(1_024)
    .describe('megabytes for audience indexes, at least 16'),
  RUNS_AT_ONCE: between(1, 200).default(10).describe('how many runs, 1 to 200'),
  GROUPS_AT_ONCE: between(1, 32).default(4).describe('how many groups, 1 to 32'),
  GRAPH_WRITE_SHARE: between(1, 100).default(50).describe('percent, 1 to 100'),
  TRUSTED_PROXIES: ranges
    .default(namedRanges)
    .describe('addresses of proxies, such as 203.0.113.7,10.0.0.0/8; loopback, linklocal and uniquelocal name ranges'),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,200}$/)
    .optional()
    .describe('16 to 200 characters without a space'),
  METRICS_PORT: port.optional().describe('a port number, 0 to 65535'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('fatal, error, warn, info, debug, trace or silent'),
})
const expected = new Map(Object.entries(fields.shape).map(([name, { description }]) => [name, description]))

const Environment = fields
  // Links in mails name the port, and a worker cannot know which one a server was given. Told with all other problems.
  .refine(({ PORT, PUBLIC_URL }) => PORT !== 0 || PUBLIC_URL !== undefined, { path: ['PUBLIC_URL'], when: () => true })
  .refine(({ SECRETS_KEYS, KEY_VAULT_URL }) => (SECRETS_KEYS === undefined) !== (KEY_VAULT_URL === undefined), {
    path: ['SECRETS_KEYS'],
    when: () => true,
  })
  .refine(({ BOT_PLAYGROUND, ENTRA_AUTHORITY }) => BOT_PLAYGROUND !== 'on' || isOnLoopback(ENTRA_AUTHORITY), {
    path: ['BOT_PLAYGROUND'],
    when: () => true,
  })
  .transform((env) => {
    const cloud = clouds[env.CLOUD]
    const graphUrl = env.GRAPH_URL ?? cloud.graph
    const authority = env.ENTRA_AUTHORITY ?? cloud.authority
    return {
      port: env.PORT,
      publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
      cosmos: { endpoint: env.COSMOS_ENDPOINT, key: env.COSMOS_KEY, database: env.COSMOS_DATABASE },
      /** For every tenant; else the region chosen in its settings. */
      learn365Url: env.LEARN365_URL,
      graphUrl,
      graphScope: `${isLoopback(new URL(graphUrl)) ? cloud.graph : graphUrl}/.default`,
      authority,
      appId: env.ENTRA_APP_ID,
      teamsAppId: env.TEAMS_APP_ID ?? env.ENTRA_APP_ID,
      /** Where Teams is, for links into it; none in the sandbox. */
      teamsUrl: isLoopback(new URL(authority)) ? undefined : cloud.teams,
      bot: {
        id: env.BOT_ID,
        secret: env.BOT_SECRET,
        tenantId: env.BOT_TENANT_ID,
        channelService: cloud.channelService,
        /** Who issues the tokens of what comes in, and the resource of those that go out. */
        botFramework: cloud.botFramework,
        openIdUrl: env.BOT_OPENID_URL ?? cloud.botOpenId,
        /** In the sandbox the connector is on this machine; elsewhere only Microsoft's own is spoken to. */
        isSandbox: isLoopback(new URL(authority)),
        /** Microsoft's Agents Playground signs in nowhere: it is taken without a token, from this machine alone. */
        isPlayground: env.BOT_PLAYGROUND === 'on',
      },
      smtpUrl: env.SMTP_URL,
      mailFrom: env.MAIL_FROM,
      /** None where they are in Key Vault. */
      secretsKeys: env.SECRETS_KEYS ?? [],
      keyVaultUrl: env.KEY_VAULT_URL,
      timetable: { refresh: env.REFRESH_CRON, maintenance: env.MAINTENANCE_CRON },
      /** What the audience indexes of all tenants may take in memory. */
      audienceBytes: env.AUDIENCE_MEMORY_MB * 1024 * 1024,
      /** Runs of one worker at the same time; they are of as many tenants. */
      runsAtOnce: env.RUNS_AT_ONCE,
      /** Entra ID groups of one run that are worked on at the same time. */
      groupsAtOnce: env.GROUPS_AT_ONCE,
      /** The part of Graph's budget of writes for a tenant and an app that is used, 0 to 1. */
      graphWriteShare: env.GRAPH_WRITE_SHARE / 100,
      /** Proxies whose word on the caller's address is taken. */
      trustedProxies: env.TRUSTED_PROXIES,
      /** Opens /metrics; without it nobody may read there. */
      metricsToken: env.METRICS_TOKEN,
      /** Where a worker answers health and metrics; nowhere without it. */
      metricsPort: env.METRICS_PORT,
      logLevel: env.LOG_LEVEL,
      /** A page outside Teams may sign in only where the authority is a stand-in on this machine. */
      signInOutsideTeams: isLoopback(new URL(authority)),
    }
  })

/** Everything that the environment decides (the names are documented in .env.example). */
export type Config = z.output<typeof Environment>

const secretNames = /KEY|SECRET|TOKEN|SMTP_URL/
/** A connection string, or an address with a password in it: people paste them where only an address belongs. */
const secretValues = /key=|password|secret|:\/\/[^/]*@/i

/** What was found; never a value that is or may hold a secret. */
function foundIn(name: string, value: string | undefined): string {
  if (value === undefined) return 'nothing'
  if (secretNames.test(name) || secretValues.test(value)) return `a text of ${value.length} characters`
  return JSON.stringify(value)
}

/**
 * Reads the environment.
 * @returns the configuration, or every problem at once: the variable, what was found and what would be right. A
 *   secret's value is never repeated.
 */
export function readConfig(
  environment: Record<string, string | undefined>,
): { config: Config } | { problems: string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = Environment.safeParse(given)
  if (read.success) return { config: read.data }
  const names = new Set(read.error.issues.map(({ path }) => String(path[0])))
  const problems = [...names].map(
    (name) => `${name}: found ${foundIn(name, given[name])}, expected ${expected.get(name) ?? 'another value'}`,
  )
  return { problems }
}

/** The configuration, or a list of what is wrong on standard error and an end with code 78 (a configuration error). */
export function configOrExit(environment: Record<string, string | undefined>): Config {
  const read = readConfig(environment)
  if ('config' in read) return read.config
  process.stderr.write(
    `The configuration is not complete (see .env.example):\n${read.problems.map((p) => `  ${p}\n`).join('')}`,
  )
  process.exit(78)
}
