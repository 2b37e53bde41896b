import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SettingsCheck, type SettingsCheckItem } from '../../core/contract/settings-check.ts'
import { customerApp } from '../../sandbox/stand-ins.ts'
import { aWorld, saveSettings, type World } from '../support/world.ts'
import { asking, type Ask } from './asking.ts'

let world: World
let ask: Ask
beforeEach(async () => {
  world = await aWorld({ untouched: true })
  ask = asking(world)
})
afterEach(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const good = () => ({
  learn365ApiKey: world.demo.keys.fullControl,
  entraClientId: customerApp.clientId,
  entraClientSecret: customerApp.secret,
})
const check = async (body: Record<string, unknown>): Promise<SettingsCheck> => {
  const told = await ask('POST', '/api/settings/check', { body })
  expect(told.status, told.text).toBe(200)
  return SettingsCheck.parse(told.body)
}
const item = ({ items }: SettingsCheck, id: SettingsCheckItem['id']) => items.find((one) => one.id === id)
const broken = ({ items }: SettingsCheck) => items.flatMap(({ id, state }) => (state === 'does not work' ? [id] : []))
const app = () => {
  const found = world.standIns.signIn.tenants[0]?.apps[0]
  if (!found) throw new Error('the tenant has no app registration')
  return found
}

describe('Checking the settings', () => {
  it('says that all of it works, before anything is saved', async () => {
    const told = await check({ ...good(), entraSecretExpires: '2026-12-24', timeZone: 'Europe/Copenhagen' })
    expect(told.works).toBe(true)
    expect(broken(told)).toEqual([])
    expect(told.items.every(({ whatToDo }) => whatToDo === '')).toBe(true)
    expect(item(told, 'entra secret date')?.found).toContain('in 31 days')
    expect((await ask('GET', '/api/settings')).body).toMatchObject({ savedAt: null })
  })

  it('takes what is saved for what is left out', async () => {
    expect((await check({})).items.every(({ state }) => state === 'not tried')).toBe(true)
    await saveSettings(world)
    expect(await check({})).toMatchObject({ works: true })
    expect(broken(await check({ learn365ApiKey: 'another-key-of-learn365' }))).toEqual(['learn365 key'])
  })

  it('tells a wrong Learn365 key, and where to make a right one', async () => {
    const told = await check({ ...good(), learn365ApiKey: 'not-a-key-of-learn365' })
    expect(broken(told)).toEqual(['learn365 key'])
    expect(item(told, 'learn365 key')).toMatchObject({ found: expect.stringContaining('401') as string })
    expect(item(told, 'learn365 key')?.whatToDo).toContain('Full Control')
    expect(item(told, 'learn365 full control')?.state).toBe('not tried')
  })

  it('tells a Learn365 key that may only read', async () => {
    const told = await check({ ...good(), learn365ApiKey: world.demo.keys.readOnly })
    expect(broken(told)).toEqual(['learn365 full control'])
    expect(told.works).toBe(false)
  })

  it('changes nothing in Learn365 when it tries whether the key may write', async () => {
    const before = JSON.stringify([world.learn365.enrolledGroups(), world.learn365.users()])
    await check(good())
    expect(JSON.stringify([world.learn365.enrolledGroups(), world.learn365.users()])).toBe(before)
  })

  it('tells a permission that was not consented to, by name', async () => {
    app().roles = ['User.Read.All', 'Group.ReadWrite.All']
    const told = await check(good())
    expect(broken(told)).toEqual(['GroupMember.ReadWrite.All'])
    expect(item(told, 'GroupMember.ReadWrite.All')?.whatToDo).toContain('Grant Admin Consent')
  })

  it('tells that there was no consent at all', async () => {
    app().roles = []
    expect(broken(await check(good()))).toEqual([
      'User.Read.All',
      'Group.ReadWrite.All',
      'GroupMember.ReadWrite.All',
      'entra users',
    ])
  })

  it.each([
    ['a wrong client secret', () => ({ entraClientSecret: 'not~the~secret~of~the~app' }), 'secret value'],
    ['a client id that the tenant does not know', () => ({ entraClientId: world.demo.tenantId }), 'Client Id'],
  ])('tells %s', async (_what, changes, words) => {
    const told = await check({ ...good(), ...changes() })
    expect(broken(told)).toEqual(['entra sign-in'])
    expect(item(told, 'entra sign-in')?.found).toContain(words)
  })

  it('tells an expired client secret, by Entra ID’s answer and by the date that was entered', async () => {
    app().expired = true
    const told = await check({ ...good(), entraSecretExpires: '2026-11-22' })
    expect(broken(told)).toEqual(['entra sign-in', 'entra secret date'])
    expect(item(told, 'entra sign-in')?.found).toContain('expired')
  })

  it('says "later" where a system is down, and does not blame what was entered', async () => {
    world.standIns.learn365.faults.inject({ kind: 'down', times: 50 })
    const told = await check(good())
    expect(broken(told)).toEqual(['learn365 key'])
    expect(item(told, 'learn365 key')?.whatToDo).toContain('Try again')
  })

  it('does not keep a person waiting for minutes where a system asks for patience', async () => {
    world.standIns.learn365.faults.inject({ kind: 'rate limit', seconds: 120, times: 50 })
    const told = await check(good())
    expect(item(told, 'learn365 key')?.found).toContain('120 seconds')
  })

  it('never repeats a secret', async () => {
    const secrets = { learn365ApiKey: 'a-wrong-key-0123456789', entraClientSecret: 'a~wrong~secret~0123456789' }
    const told = await ask('POST', '/api/settings/check', { body: { ...good(), ...secrets } })
    for (const secret of Object.values(secrets)) expect(told.text).not.toContain(secret.slice(0, 12))
  })
})
