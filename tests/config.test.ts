import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, type Config } from '../config.ts'

const key = Buffer.alloc(32, 5).toString('base64')
const complete = {
  COSMOS_ENDPOINT: 'https://contoso.documents.azure.com:443/',
  COSMOS_KEY: 'the-cosmos-key',
  ENTRA_APP_ID: '0F6C1D2E-3B4A-4C5D-8E6F-7A8B9C0D1E2F',
  BOT_ID: '2A7C9E10-4B5D-4F6A-8C7E-9D0F1A2B3C4D',
  BOT_SECRET: 'the-bot-secret',
  BOT_TENANT_ID: '8E4F3D2C-1B0A-4998-8776-655443322110',
  SMTP_URL: 'smtps://user:the-mail-password@mail.contoso.example:465',
  MAIL_FROM: 'Assigner <assigner@contoso.example>',
  SECRETS_KEYS: `k1:${key}`,
}
const problemsOf = (changes: Record<string, string | undefined>): string[] => {
  const read = readConfig({ ...complete, ...changes })
  return 'problems' in read ? read.problems : []
}
const configOf = (changes: Record<string, string | undefined> = {}): Config => {
  const read = readConfig({ ...complete, ...changes })
  if ('config' in read) return read.config
  throw new Error(read.problems.join('\n'))
}

/** Starts the server as an operator would, with this environment and nothing else. */
const started = (env: Record<string, string>): Promise<{ code: number | null; said: string }> =>
  new Promise((done, fail) => {
    const root = join(import.meta.dirname, '..')
    const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], { cwd: root, env, timeout: 50_000 })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('error', fail).once('close', (code) => done({ code, said }))
  })

describe('A configuration that is complete', () => {
  it('has usual values for what is not said', () => {
    expect(configOf()).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      cosmos: { endpoint: 'https://contoso.documents.azure.com:443', database: 'assigner' },
      learn365Url: undefined,
      graphUrl: 'https://graph.microsoft.com',
      graphScope: 'https://graph.microsoft.com/.default',
      authority: 'https://login.microsoftonline.com',
      appId: complete.ENTRA_APP_ID.toLowerCase(),
      timetable: { refresh: '0 2-23/3 * * *', maintenance: '0 0-21/3 * * *' },
      logLevel: 'info',
      signInOutsideTeams: false,
    })
  })

  it('goes to the government cloud when it says so', () => {
    expect(configOf({ CLOUD: 'gcchigh' })).toMatchObject({
      graphUrl: 'https://graph.microsoft.us',
      graphScope: 'https://graph.microsoft.us/.default',
      authority: 'https://login.microsoftonline.us',
    })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(configOf({ PORT: '', LEARN365_URL: '', CLOUD: '' })).toMatchObject({ port: 3000, learn365Url: undefined })
  })

  it('lets people sign in outside Teams only where sign-in is on this machine', () => {
    expect(configOf({ ENTRA_AUTHORITY: 'http://127.0.0.1:8080/' })).toMatchObject({
      authority: 'http://127.0.0.1:8080',
      signInOutsideTeams: true,
    })
    expect(configOf({ ENTRA_AUTHORITY: 'https://login.contoso.example' }).signInOutsideTeams).toBe(false)
  })

  it('believes the proxies that it names, by address, range or name of a range', () => {
    expect(configOf().trustedProxies).toEqual(['loopback', 'linklocal', 'uniquelocal'])
    const named = ['203.0.113.7', '10.0.0.0/8', '2001:db8::/32', 'loopback']
    expect(configOf({ TRUSTED_PROXIES: named.join(', ') }).trustedProxies).toEqual(named)
    for (const wrong of ['everybody', '10.0.0.0/33', '10.0.0.0/', '10.0.0.1,', '*'])
      expect(readConfig({ ...complete, TRUSTED_PROXIES: wrong }), wrong).toMatchObject({
        problems: [expect.stringMatching(/^TRUSTED_PROXIES: found .+, expected addresses of proxies/)],
      })
  })

  it('knows the Bot Framework of its cloud', () => {
    expect(configOf().bot).toMatchObject({
      id: complete.BOT_ID.toLowerCase(),
      channelService: '',
      botFramework: 'https://api.botframework.com',
      openIdUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      isSandbox: false,
      isPlayground: false,
    })
    expect(configOf({ CLOUD: 'gcchigh' }).bot).toMatchObject({
      channelService: 'https://botframework.azure.us',
      botFramework: 'https://api.botframework.us',
      openIdUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    })
  })

  it('asks for a token of the real Graph also where Graph is on this machine', () => {
    expect(configOf({ GRAPH_URL: 'http://localhost:9000' }).graphScope).toBe('https://graph.microsoft.com/.default')
  })
})

describe('A configuration that is not right', () => {
  it('is told with all its problems at once: the name, what was found, what would be right', () => {
    const read = readConfig({
      PORT: '70000',
      COSMOS_ENDPOINT: 'contoso',
      COSMOS_DATABASE: 'a/b',
      ENTRA_APP_ID: 'my app',
      SMTP_URL: 'mail.contoso.example',
      SECRETS_KEYS: 'k1:short',
      REFRESH_CRON: 'hourly',
      CLOUD: 'blue',
      LOG_LEVEL: 'loud',
    })
    const problems = 'problems' in read ? read.problems : []
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'BOT_ID',
      'BOT_SECRET',
      'BOT_TENANT_ID',
      'CLOUD',
      'COSMOS_DATABASE',
      'COSMOS_ENDPOINT',
      'COSMOS_KEY',
      'ENTRA_APP_ID',
      'LOG_LEVEL',
      'MAIL_FROM',
      'PORT',
      'REFRESH_CRON',
      'SECRETS_KEYS',
      'SMTP_URL',
    ])
    for (const problem of problems) expect(problem).toMatch(/^[A-Z0-9_]+: found .+, expected .+/)
    for (const problem of [
      'PORT: found "70000", expected a port number, 0 to 65535',
      'COSMOS_KEY: found nothing, expected the primary or secondary key of the Cosmos DB account',
      'COSMOS_ENDPOINT: found "contoso", expected the https address of the Cosmos DB account (http only on loopback)',
      'ENTRA_APP_ID: found "my app", expected the client id (GUID) of the app registration',
      'MAIL_FROM: found nothing, expected the sender of mails such as Assigner <assigner@example.com>',
      'REFRESH_CRON: found "hourly", expected a cron expression in UTC such as 0 2-23/3 * * *',
      'CLOUD: found "blue", expected commercial or gcchigh',
      'LOG_LEVEL: found "loud", expected fatal, error, warn, info, debug, trace or silent',
    ])
      expect(problems).toContain(problem)
  })

  it('says of every variable in its own words what would be right, also where it is missing', () => {
    const names = [
      ...readFileSync(join(import.meta.dirname, '..', 'config.ts'), 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm),
    ]
    const wrong = Object.fromEntries(names.map(([, name = '']) => [name, ' ']))
    for (const given of [wrong, {}]) {
      const read = readConfig(given)
      const problems = 'problems' in read ? read.problems : []
      expect(problems).toHaveLength(given === wrong ? names.length : 9)
      for (const problem of problems) expect(problem).not.toMatch(/string|invalid|option|one of|>=|\||another value/i)
    }
  })

  it('is one with any port and no public address, told together with the other problems', () => {
    const words =
      'PUBLIC_URL: found nothing, expected an https address (http only on loopback); where PORT is 0 it must be there'
    expect(problemsOf({ PORT: '0' })).toEqual([words])
    expect(problemsOf({ PORT: '0', CLOUD: 'blue' })).toHaveLength(2)
    expect(configOf({ PORT: '0', PUBLIC_URL: 'http://localhost' })).toMatchObject({ port: 0 })
  })

  it.each(['COSMOS_ENDPOINT', 'PUBLIC_URL', 'LEARN365_URL', 'GRAPH_URL', 'ENTRA_AUTHORITY', 'BOT_OPENID_URL'])(
    'is one where a key would travel in clear: %s',
    (name) => {
      for (const url of [
        'http://contoso.example',
        'http://10.0.0.1',
        'ftp://contoso.example',
        'localhost:8080',
        'http://',
      ])
        expect(problemsOf({ [name]: url }), url).toHaveLength(1)
      for (const url of ['http://127.0.0.1:1', 'http://localhost:1', 'http://[::1]:1', 'https://contoso.example'])
        expect(problemsOf({ [name]: url }), url).toEqual([])
    },
  )

  it.each(['REFRESH_CRON', 'MAINTENANCE_CRON'])('is one whose timetable is none: %s', (name) => {
    for (const cron of ['hourly', '61 * * * *', '* * *', '0 0 31 2 8'])
      expect(problemsOf({ [name]: cron }), cron).toHaveLength(1)
  })

  it.each(['-1', '65536', '80.5', '0x50', 'http'])('is one with the port %s', (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1)
  })

  it('is told without any secret', () => {
    const secret = 'Pa55-phrase'
    const wrong = {
      COSMOS_ENDPOINT: `AccountEndpoint=https://contoso.documents.azure.com;AccountKey=${secret}==;`,
      PUBLIC_URL: `http://user:${secret}@contoso.example`,
      SMTP_URL: `user:${secret}@mail.contoso.example`,
      SECRETS_KEYS: `k1:${secret}`,
      MAIL_FROM: ' ',
    }
    const problems = problemsOf(wrong)
    expect(problems).toHaveLength(5)
    expect(problems.join('\n')).not.toContain(secret)
    expect(problems).toContain(
      `SMTP_URL: found a text of ${wrong.SMTP_URL.length} characters, expected an address such as smtp://user:password@host:587`,
    )
  })
})

describe('The bot', () => {
  it.each(['BOT_ID', 'BOT_SECRET', 'BOT_TENANT_ID'])('has to be registered: nothing starts without %s', (name) => {
    expect(problemsOf({ [name]: undefined })).toEqual([expect.stringContaining(`${name}: found nothing, expected `)])
  })

  it('takes what is not signed from Microsoft’s playground in the sandbox alone', () => {
    expect(problemsOf({ BOT_PLAYGROUND: 'on' })).toHaveLength(1)
    expect(problemsOf({ BOT_PLAYGROUND: 'on', ENTRA_AUTHORITY: 'https://login.contoso.example' })).toHaveLength(1)
    const sandbox = configOf({ BOT_PLAYGROUND: 'on', ENTRA_AUTHORITY: 'http://127.0.0.1:8080' })
    expect(sandbox.bot).toMatchObject({ isPlayground: true, isSandbox: true })
  })
})

describe('The keys that secrets are sealed with', () => {
  it('come from the environment or from Key Vault: one of the two, and not both', () => {
    const { SECRETS_KEYS, ...others } = complete
    const vault = { KEY_VAULT_URL: 'https://contoso.vault.azure.net/' }
    expect(readConfig({ ...others, ...vault })).toMatchObject({
      config: { keyVaultUrl: 'https://contoso.vault.azure.net', secretsKeys: [] },
    })
    for (const wrong of [others, { ...others, ...vault, SECRETS_KEYS }])
      expect(readConfig(wrong)).toMatchObject({ problems: [expect.stringContaining('or KEY_VAULT_URL')] })
  })
})

describe('The server', () => {
  it('does not start without a configuration, lists what is missing, and ends with the code for that', async () => {
    const { code, said } = await started({})
    expect(code).toBe(78)
    expect(said).toContain('The configuration is not complete (see .env.example):')
    const required = ['COSMOS_ENDPOINT', 'COSMOS_KEY', 'ENTRA_APP_ID', 'SMTP_URL', 'MAIL_FROM', 'SECRETS_KEYS']
    for (const name of [...required, 'BOT_ID', 'BOT_SECRET', 'BOT_TENANT_ID'])
      expect(said).toMatch(new RegExp(`${name}: found nothing, expected \\w+`))
    expect(said).not.toMatch(/\bat .*\.ts:\d+/)
  })
})
