import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RunId } from '../../core/ids.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asks, inJapanese, readable } from './hearing.ts'

let world: World
let ask: ReturnType<typeof asks>
const lines: string[] = []

beforeAll(async () => {
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
  world = await aWorld({ log })
  await world.create('Denver', livesIn('Denver'))
  await world.maintain()
  ask = asks(world)
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const { stringify } = JSON
const grant = async (names: Record<string, string>) => {
  const { etag } = await world.api.get<{ etag: string | null }>('/api/access')
  const grants = Object.entries(names).map(([name, role]) => ({ userId: world.person(name).directoryId, role, name }))
  await world.api.send('PUT', '/api/access', { grants }, etag ?? undefined)
}

describe('Whoever has no role', () => {
  it.each([
    'status',
    'profiles',
    'preview members Denver',
    'why Ana Souza in Denver',
    'held',
    'approve Denver',
    'alerts on',
  ])('is told that the account is not set up, and nothing else: %s', async (text) => {
    const told = await ask(text, 'Ana Souza')
    expect(told).toMatch(/^Your account is not set up\nYou have no role in Assigner\. Ask an administrator/)
    expect(told).toContain('Open the tab once')
    expect(told).not.toMatch(/San Diego|19 member|Tom Becker/)
  })

  it('is told so in Japanese, and whom to ask', async () => {
    await grant({ 'Diego Ramos': 'Assigner.Admin' })
    expect(await ask('状況', 'Ana Souza', inJapanese)).toMatch(
      /Assigner へのアクセスがアカウントに設定されていません[\s\S]*管理者: Diego Ramos/,
    )
  })

  it('still gets help', async () => {
    expect(await ask('help', 'Ana Souza')).toContain('What you can ask for')
  })
})

describe('A role', () => {
  it('that was granted inside the product counts at once, and is gone at once', async () => {
    await grant({ 'Diego Ramos': 'Assigner.Admin', 'Ana Souza': 'Assigner.Reader' })
    expect(await ask('profiles', 'Ana Souza')).toContain('Denver')
    await grant({ 'Diego Ramos': 'Assigner.Admin' })
    expect(await ask('profiles', 'Ana Souza')).toContain('Your account is not set up')
  })

  it('of Entra ID counts once the tab has seen it, for thirty days', async () => {
    expect(await ask('profiles', 'Amélie Laurent')).toContain('Your account is not set up')
    const me = () =>
      world
        .token('Amélie Laurent')
        .then((token) => fetch(`${world.url}/api/me`, { headers: { authorization: `Bearer ${token}` } }))
    await me()
    expect(await ask('profiles', 'Amélie Laurent')).toContain('Denver')
    const { now } = world.clock
    world.clock.advance(31 * 24)
    expect(await ask('profiles', 'Amélie Laurent')).toContain('Your account is not set up')
    world.clock.now = now
    await me()
  })

  it('of a reader is not enough to change something', async () => {
    for (const text of ['approve Denver', 'run maintenance', 'refresh data'])
      expect(await ask(text, 'Amélie Laurent'), text).toMatch(
        /^You may not do this\nThis needs the role Assigner\.Admin/,
      )
  })
})

describe('While the tenant is locked', () => {
  it('previews and decisions are refused with the time, and the rest answers', async () => {
    const until = new Date(world.clock.now.getTime() + 60_000)
    const { locks } = world.worker.store
    const lock = await locks.take(world.tenantId, RunId.parse('maintenance:a test'), world.clock.now, until)
    if (!lock) throw new Error('somebody else has the lock')
    for (const text of ['preview members Denver', 'approve Denver'])
      expect(await ask(text, 'Diego Ramos'), text).toMatch(
        /^Your tenant is locked for maintenance\nMaintenance began on \{\{DATE\(.*\}\}, \{\{DATE|^Your tenant is locked for maintenance\nMaintenance began on \{\{/,
      )
    expect(await ask('メンバーのプレビュー Denver', 'Diego Ramos', inJapanese)).toContain(
      'メンテナンスのためテナントがロックされています',
    )
    expect(await ask('status', 'Diego Ramos')).toContain('Lock: locked for maintenance until')
    expect(await ask('profiles', 'Diego Ramos')).toContain('Denver')
    await locks.release(world.tenantId, lock)
  })
})

describe('Another tenant', () => {
  const fabrikam = '7c0ffee0-1111-4222-8333-444455556666'

  it('sees nothing of this one, whoever asks there', async () => {
    const stranger = { ...world.teams.person('Diego Ramos'), tenantId: fabrikam }
    for (const text of [
      'status',
      'profiles',
      'preview members Denver',
      `approve ${(await world.profile('Denver')).id}`,
    ]) {
      const { status, said } = await world.teams.standIn.say(stranger, text)
      expect(status).toBe(200)
      expect(readable(said)).toContain('Your account is not set up')
      expect(stringify(said.map(({ card }) => card))).not.toMatch(/Diego|Tom Becker|San Diego/)
    }
  })

  it('cannot be claimed beside the own one: an activity of two tenants is nobody’s', async () => {
    const { standIn, person } = world.teams
    const changes = { channelData: { tenant: { id: fabrikam } } }
    const { said } = await standIn.say(person('Diego Ramos'), 'profiles', { changes })
    expect(readable(said)).toContain('Please talk to me in a personal chat')
  })
})

describe('In a group chat or a channel', () => {
  it.each(['groupChat', 'channel'] as const)('nothing is told: %s', async (conversationType) => {
    const { standIn, person } = world.teams
    const { said } = await standIn.say(person('Diego Ramos'), 'profiles', { conversationType })
    expect(readable(said)).toBe(
      'Please talk to me in a personal chat: what I know is not for a group chat or a channel.',
    )
  })
})

describe('The chat', () => {
  const kept = async (name: string) =>
    (await world.worker.store.conversations.get(world.tenantId, world.person(name).directoryId))?.value

  it('is kept with the installation, and the person welcomed', async () => {
    const { standIn, person } = world.teams
    const { said } = await standIn.install(person('Hannah Ellis'))
    expect(readable(said)).toMatch(/^Welcome to Assigner[\s\S]*alerts on/)
    expect(await kept('Hannah Ellis')).toMatchObject({ deadSince: null, alerts: false, name: 'Hannah Ellis' })
  })

  it('is dead once the app is removed, and alive again when it is installed anew', async () => {
    const { standIn, person } = world.teams
    await grant({ 'Diego Ramos': 'Assigner.Admin', 'Hannah Ellis': 'Assigner.Reader' })
    await ask('alerts on', 'Hannah Ellis')
    await standIn.uninstall(person('Hannah Ellis'))
    expect(await kept('Hannah Ellis')).toMatchObject({ alerts: false, deadSince: world.clock.now.toISOString() })
    await standIn.install(person('Hannah Ellis'), inJapanese)
    expect(await kept('Hannah Ellis')).toMatchObject({ alerts: false, deadSince: null, language: 'ja' })
  })
})

describe('Before the settings are saved', () => {
  it('the bot says so', async () => {
    const { tenants } = world.worker.store
    const stored = await tenants.get(world.tenantId, 'settings')
    if (!stored) throw new Error('there are settings')
    const without = await tenants.put({ ...stored.value, settings: null }, stored.etag)
    expect(await ask('status', 'Diego Ramos')).toContain('The settings are not saved yet')
    expect(await ask('run maintenance', 'Diego Ramos')).toMatch(/^Not yet\nThe settings are not saved yet/)
    expect(await ask('preview members Denver', 'Diego Ramos', inJapanese)).toContain('設定がまだ保存されていません')
    if (without !== 'changed') await tenants.put(stored.value, without.etag)
    expect(lines).toEqual([])
  })
})
