import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, describe, expect, it } from 'vitest'
import { sandboxEnvironment } from '../../appPackage/deployment.ts'
import { readCommand } from '../../bot/command.ts'
import { botApp, productAppId } from '../../sandbox/stand-ins.ts'
import { environment, zipOf } from './a-package.ts'

type Manifest = {
  id: string
  manifestVersion: string
  staticTabs: { entityId: string; contentUrl?: string }[]
  bots: { botId: string; commandLists: { commands: { title: string }[] }[] }[]
  validDomains: string[]
  webApplicationInfo: { id: string; resource: string }
  developer: Record<string, string>
}

const files = async (bytes: Buffer) => (await JSZip.loadAsync(bytes)).files
async function manifestIn(bytes: Buffer): Promise<Manifest> {
  const text = await (await files(bytes))['manifest.json']?.async('string')
  return JSON.parse(text ?? '') as Manifest
}

describe('The Teams app package', () => {
  it('is right by the published schema and by our own checks, as it is committed', async () => {
    expect((await zipOf()).length).toBeGreaterThan(1_000)
  })

  it('holds the manifest, its Japanese and two icons, and nothing else', async () => {
    expect(Object.keys(await files(await zipOf()))).toEqual(['color.png', 'ja.json', 'manifest.json', 'outline.png'])
  })

  it('leads to the tab, the bot and the app registration of the deployment', async () => {
    const manifest = await manifestIn(await zipOf())
    expect(manifest.staticTabs[0]).toMatchObject({
      entityId: 'assigner',
      contentUrl: 'https://assigner.contoso.com/tab/',
    })
    expect(manifest.bots[0]?.botId).toBe(environment.BOT_ID)
    expect(manifest.webApplicationInfo).toEqual({
      id: environment.ENTRA_APP_ID,
      resource: `api://assigner.contoso.com/${environment.ENTRA_APP_ID}`,
    })
    expect(manifest.validDomains).toEqual(['assigner.contoso.com'])
  })

  it('has the id of the app registration, as the server believes, unless another is said', async () => {
    expect((await manifestIn(await zipOf())).id).toBe(environment.ENTRA_APP_ID)
    const TEAMS_APP_ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
    expect((await manifestIn(await zipOf({ more: { TEAMS_APP_ID } }))).id).toBe(TEAMS_APP_ID)
  })

  it('names the organization that runs it, where it says who it is', async () => {
    const DEVELOPER_NAME = 'Contoso "Learning"'
    const { developer } = await manifestIn(
      await zipOf({ more: { DEVELOPER_NAME, PRIVACY_URL: 'https://contoso.com/privacy' } }),
    )
    expect(developer).toEqual({
      name: DEVELOPER_NAME,
      websiteUrl: 'https://assigner.contoso.com',
      privacyUrl: 'https://contoso.com/privacy',
      termsOfUseUrl: 'https://assigner.contoso.com/tab/terms.html',
    })
  })

  it('follows an older schema in GCC High, with the same tab, bot and commands', async () => {
    const [gcchigh, commercial] = await Promise.all(
      ['gcchigh', 'commercial'].map(async (CLOUD) => manifestIn(await zipOf({ more: { CLOUD } }))),
    )
    const schema = { $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.10/MicrosoftTeams.schema.json' }
    expect(gcchigh).toEqual({ ...commercial, ...schema, manifestVersion: '1.10' })
  })

  it('is the same to the byte, whenever it is made', async () => {
    expect((await zipOf()).equals(await zipOf())).toBe(true)
  })

  it('offers the commands of the bot', async () => {
    const titles = (await manifestIn(await zipOf())).bots[0]?.commandLists[0]?.commands.map(({ title }) => title)
    expect(titles).toEqual([
      'help',
      'status',
      'profiles',
      'preview members',
      'why',
      'held',
      'approve',
      'run maintenance',
      'refresh data',
      'alerts on',
    ])
  })

  it('offers in both languages only what the bot understands, in the same order', async () => {
    const zip = await files(await zipOf())
    const ja = JSON.parse((await zip['ja.json']?.async('string')) ?? '') as Record<string, string>
    const titles = (await manifestIn(await zipOf())).bots[0]?.commandLists[0]?.commands.map(({ title }) => title) ?? []
    const kinds = titles.map((title) => readCommand(title).kind)
    expect(kinds).toEqual(titles)
    const japanese = titles.map((_, at) => ja[`bots[0].commandLists[0].commands[${at}].title`] ?? '')
    expect(japanese.map((title) => readCommand(title).kind)).toEqual(kinds)
  })

  it('knows the sandbox by its own ids', () => {
    expect(sandboxEnvironment).toMatchObject({ ENTRA_APP_ID: productAppId, BOT_ID: botApp.clientId })
  })
})

describe('npm run package', () => {
  const out = mkdtempSync(join(tmpdir(), 'app-package-'))
  afterAll(() => rmSync(out, { recursive: true }))
  const run = (env: Record<string, string>, ...args: string[]) =>
    spawnSync(process.execPath, ['scripts/run.mjs', 'appPackage/package.ts', '--out', out, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...env },
    })

  it('writes the zip and says where', async () => {
    const { status, stdout, stderr } = run({ ...environment, CLOUD: 'gcchigh' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('assigner-0.1.0-gcchigh.zip')
    const written = readFileSync(join(out, 'assigner-0.1.0-gcchigh.zip'))
    expect(written.equals(await zipOf({ more: { CLOUD: 'gcchigh' } }))).toBe(true)
  })

  it('says in a fresh clone which variables it needs, and writes nothing', () => {
    const before = readdirSync(out)
    const { status, stderr } = run({})
    expect(status).toBe(78)
    for (const name of Object.keys(environment)) expect(stderr).toContain(`  ${name}: found nothing, expected`)
    expect(stderr).toContain('--sandbox')
    expect(readdirSync(out)).toEqual(before)
  })

  it('makes an example without an environment', () => {
    expect(run({}, '--sandbox').status).toBe(0)
    expect(readdirSync(out)).toContain('assigner-0.1.0-sandbox.zip')
  })
})
