import { z } from 'zod'
import { readSecretsKeys, type SecretsKey } from './adapters/secrets.ts'
import { defaultTimetable, isCron } from './core/timetable.ts'

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])
const isLoopback = (url: URL): boolean => loopback.has(url.hostname)

/** An address without a slash at its end; plain http only on loopback, so that no key travels in clear. */
const address = z
  .string()
  .trim()
  .refine((text) => {
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
  }, 'an https address (http only on loopback)')
  .transform((text) => text.replace(/\/+$/, ''))

const cron = z.string().refine(isCron, 'a cron expression in UTC such as 0 2-23/3 * * *')
const text = z.string().trim().min(1)
const smtp = z.string().refine((url) => /^smtps?:\/\/.+/.test(url), 'an address such as smtp://user:password@host:587')

/** Where Microsoft's services are in each cloud. */
const clouds = {
  commercial: { graph: 'https://graph.microsoft.com', authority: 'https://login.microsoftonline.com' },
  gcchigh: { graph: 'https://graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
} as const

const Environment = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    PUBLIC_URL: address.optional(),
    COSMOS_ENDPOINT: address,
    COSMOS_KEY: text,
    COSMOS_DATABASE: z
      .string()
      .regex(/^[\w-]{1,100}$/, 'letters, digits, - and _')
      .default('assigner'),
    LEARN365_URL: address.optional(),
    GRAPH_URL: address.optional(),
    ENTRA_AUTHORITY: address.optional(),
    ENTRA_APP_ID: z.guid('the client id (GUID) of the app registration').toLowerCase(),
    ENTRA_APP_SECRET: text.optional(),
    BOT_ID: text.optional(),
    BOT_SECRET: text.optional(),
    BOT_TENANT_ID: text.optional(),
    SMTP_URL: smtp,
    MAIL_FROM: text,
    SECRETS_KEYS: z.string().transform((keys, context): SecretsKey[] => {
      const read = readSecretsKeys(keys)
      if ('keys' in read) return read.keys
      context.addIssue({ code: 'custom', message: read.expected })
      return z.NEVER
    }),
    REFRESH_CRON: cron.default(defaultTimetable.refresh),
    MAINTENANCE_CRON: cron.default(defaultTimetable.maintenance),
    CLOUD: z.enum(['commercial', 'gcchigh']).default('commercial'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
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
      smtpUrl: env.SMTP_URL,
      mailFrom: env.MAIL_FROM,
      secretsKeys: env.SECRETS_KEYS,
      timetable: { refresh: env.REFRESH_CRON, maintenance: env.MAINTENANCE_CRON },
      logLevel: env.LOG_LEVEL,
      /** A page outside Teams may sign in only where the authority is a stand-in on this machine. */
      signInOutsideTeams: isLoopback(new URL(authority)),
    }
  })

/** Everything that the environment decides (the names are documented in .env.example). */
export type Config = z.output<typeof Environment>

const secretNames = /KEY|SECRET|SMTP_URL/
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
  const problems = read.error.issues.map((issue) => {
    const name = String(issue.path[0])
    const value = given[name]
    return `${name}: found ${foundIn(name, value)}, expected ${value === undefined ? 'a value' : issue.message.replace(/^.*expected /, '')}`
  })
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
