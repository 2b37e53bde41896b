import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../api/routes/routes.ts'
import { customerApp } from '../../sandbox/stand-ins.ts'
import { aWorld, livesIn, saveSettings, type World } from '../support/world.ts'
import { asking, type Ask } from './asking.ts'
import { trials } from './every-route.ts'

let folder: string
let world: World
let ask: Ask
const log: string[] = []
/** What was answered, by what was asked. */
const answers: [place: string, text: string][] = []

/** Every secret that the product is told, in every form in which it travels. */
const secrets = (): [name: string, secret: string][] => {
  const { fullControl, readOnly } = world.demo.keys
  const wrong = { key: 'a-key-that-is-wrong-0123456789', secret: 'a~secret~that~is~wrong~0123456789' }
  return [
    ...[fullControl, readOnly, wrong.key].flatMap((key): [string, string][] => [
      ['a Learn365 key', key],
      ['a Learn365 key as it travels', Buffer.from(`api:${key}`).toString('base64')],
    ]),
    ...[customerApp.secret, wrong.secret].flatMap((secret): [string, string][] => [
      ['a client secret', secret],
      ['a client secret as it travels', encodeURIComponent(secret)],
    ]),
    ['the key of Cosmos DB', world.config.cosmos.key],
    ...world.config.secretsKeys.map(({ key }): [string, string] => ['a key of SECRETS_KEYS', key.toString('base64')]),
  ]
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assigner-secrets-'))
  world = await aWorld({
    standIns: { folder },
    log: pino({ level: 'trace', base: null }, { write: (line) => void log.push(line) }),
  })
  const plain = asking(world)
  ask = async (method, path, asked) => {
    const told = await plain(method, path, asked)
    answers.push([`${method} ${path}`, `${JSON.stringify([...told.headers])}${told.text}`])
    return told
  }
  await aWholeLife()
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

/** Everything that the product does with secrets: saved, checked, used, refused, wrong, expired. */
async function aWholeLife(): Promise<void> {
  await world.create('Denver', { ...livesIn('Denver'), enroll: true, courses: [world.demo.courses[0]?.id ?? ''] })
  await world.maintain()
  for (const body of [
    {},
    { learn365ApiKey: world.demo.keys.readOnly },
    { learn365ApiKey: 'a-key-that-is-wrong-0123456789', entraClientSecret: 'a~secret~that~is~wrong~0123456789' },
    { learn365ApiKey: ['a-key-that-is-wrong-0123456789'], secret: customerApp.secret },
  ])
    await ask('POST', '/api/settings/check', { body })
  await ask('PUT', '/api/settings', {
    body: { learn365ApiKey: world.demo.keys.fullControl, colour: customerApp.secret },
    headers: { 'if-match': '*' },
  })
  await ask('PUT', '/api/settings', {
    raw: `{"learn365ApiKey": "${world.demo.keys.fullControl}", broken`,
    headers: { 'if-match': '*' },
  })
  for (const route of routes) {
    const { id = '', query = '', ...asked } = (await trials[`${route.method} ${route.path}`]?.good(world)) ?? {}
    await ask(route.method, route.path.replace('{id}', encodeURIComponent(id)) + query, asked)
  }
  await saveSettings(world, { learn365ApiKey: 'a-key-that-is-wrong-0123456789' })
  await world.nextCycle()
  await saveSettings(world, { entraClientSecret: 'a~secret~that~is~wrong~0123456789' })
  await world.nextCycle()
  await world.notices()
  world.standIns.graph.faults.inject({ kind: 'half a page', times: 3 })
  world.standIns.learn365.faults.inject({ kind: 'half a page', times: 3 })
  await saveSettings(world)
  await world.nextCycle()
  await ask('GET', '/api/runs')
}

const stored = async (): Promise<[string, string][]> => {
  const names = await readdir(join(folder, 'cosmos'))
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [name, await readFile(join(folder, 'cosmos', name), 'utf8')]),
  )
}

function expectNone(found: [place: string, text: string][]): void {
  expect(found.length).toBeGreaterThan(0)
  for (const [name, secret] of secrets())
    for (const [place, text] of found) expect(text.includes(secret), `${name} in ${place}`).toBe(false)
}

describe('No secret', () => {
  it('is in any answer', () => {
    expectNone(answers)
  })

  it('is in any line of the log', () => {
    expect(log.length).toBeGreaterThan(5)
    expectNone(log.map((line) => [line.slice(0, 80), line]))
  })

  it('is in clear in any document of the store', async () => {
    const documents = await stored()
    expect(documents.map(([, text]) => text).join('')).toContain('"sealed"')
    expectNone(documents)
  })

  it('is in any mail', () => {
    const mails = world.standIns.mail.messages()
    expect(mails.length).toBeGreaterThan(1)
    expectNone(mails.map((mail) => [mail.subject, JSON.stringify(mail)]))
  })

  it('is in the log in the form of a token that somebody signed in with', async () => {
    const token = await world.token('Maya Jensen')
    await ask('GET', '/api/me', { token })
    await ask('GET', '/api/nowhere', { token })
    const signature = token.split('.')[2] ?? token
    expect(log.some((line) => line.includes(signature))).toBe(false)
  })
})
