import { z } from 'zod'
import type { Problem } from './problem.ts'

const guid = z.guid().toLowerCase()
/** An https address without a slash at its end. Teams shows no page of another kind. */
const address = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:')
  .transform((text) => text.replace(/\/+$/, ''))

/** What the package has to know of a deployment; the names are those of .env.example. */
const fields = z.object({
  PUBLIC_URL: address.describe(
    'the https address at which people reach the server, such as https://assigner.contoso.com',
  ),
  ENTRA_APP_ID: guid.describe('the client id (GUID) of the app registration that people sign in with'),
  BOT_ID: guid.describe('the client id (GUID) of the bot’s registration'),
  TEAMS_APP_ID: guid.optional().describe('a GUID, the same for every version of the package'),
  CLOUD: z.enum(['commercial', 'gcchigh']).default('commercial').describe('commercial or gcchigh'),
  DEVELOPER_NAME: z.string().trim().min(1).max(32).default('Assigner').describe('1 to 32 characters'),
  DEVELOPER_URL: address.optional().describe('an https address'),
  PRIVACY_URL: address.optional().describe('an https address'),
  TERMS_URL: address.optional().describe('an https address'),
})
const expected = new Map(Object.entries(fields.shape).map(([name, { description = '' }]) => [name, description]))

export type Cloud = z.output<typeof fields>['CLOUD']

/** What is put into the manifest, by the name of its placeholder. */
export type Deployment = { cloud: Cloud; values: Record<string, string> }

/** The sandbox as a deployment: for a look at a package, and behind a tunnel for a try in Teams. */
export const sandboxEnvironment = {
  PUBLIC_URL: 'https://localhost:3000',
  ENTRA_APP_ID: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f',
  BOT_ID: '2a7c9e10-4b5d-4f6a-8c7e-9d0f1a2b3c4d',
}

/**
 * Reads what the package needs from the environment.
 * @returns what goes into the manifest, or every problem at once. A client id is never repeated: people paste secrets
 *   where ids belong.
 */
export function readDeployment(
  environment: Record<string, string | undefined>,
): { deployment: Deployment } | { problems: Problem[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value))
  const read = fields.safeParse(given)
  if (read.success) return { deployment: deploymentOf(read.data) }
  const names = new Set(read.error.issues.map(({ path }) => String(path[0])))
  const problems = [...names].map((place) => ({
    place,
    found: foundIn(place, given[place]),
    expected: expected.get(place) ?? 'another value',
  }))
  return { problems }
}

function deploymentOf(env: z.output<typeof fields>): Deployment {
  const { PUBLIC_URL: url, ENTRA_APP_ID, BOT_ID } = env
  return {
    cloud: env.CLOUD,
    values: {
      TEAMS_APP_ID: env.TEAMS_APP_ID ?? ENTRA_APP_ID,
      ENTRA_APP_ID,
      BOT_ID,
      TAB_ENDPOINT: url,
      TAB_DOMAIN: new URL(url).host,
      DEVELOPER_NAME: env.DEVELOPER_NAME,
      DEVELOPER_URL: env.DEVELOPER_URL ?? url,
      PRIVACY_URL: env.PRIVACY_URL ?? `${url}/tab/privacy.html`,
      TERMS_URL: env.TERMS_URL ?? `${url}/tab/terms.html`,
    },
  }
}

function foundIn(name: string, value: string | undefined): string {
  if (value === undefined) return 'nothing'
  return name.endsWith('_ID') || value.includes('@') ? `a text of ${value.length} characters` : JSON.stringify(value)
}
