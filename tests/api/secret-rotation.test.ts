import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOutside } from '../../ports.ts'
import { rotateAll } from '../../rotate-secrets.ts'
import { aWorld, saveSettings, type World } from '../support/world.ts'
import { asking } from './asking.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.close())

const newer = { id: 'newer', key: Buffer.alloc(32, 9) }
const settings = async () => (await world.worker.store.tenants.get(world.tenantId, 'settings'))?.value.settings
/** Opens the tenant's secrets as a process with these keys would. */
async function opened(keys: typeof world.config.secretsKeys) {
  const outside = await openOutside({ ...world.config, secretsKeys: keys })
  try {
    const { learn365ApiKey, entraClientSecret } = (await settings()) ?? {}
    if (!learn365ApiKey || !entraClientSecret) throw new Error('there are no secrets')
    const { secrets } = outside.ports
    return [
      secrets.open(world.tenantId, 'learn365ApiKey', learn365ApiKey),
      secrets.open(world.tenantId, 'entraClientSecret', entraClientSecret),
    ]
  } finally {
    await outside.close()
  }
}

describe('Changing the key that secrets are sealed with', () => {
  it('says which tenants’ secrets open with none of the keys, and leaves them as they are', async () => {
    const before = await settings()
    const { resealed, failed } = await rotateAll({ ...world.config, secretsKeys: [newer] })
    expect(resealed).toBe(0)
    expect(failed).toMatchObject([
      { tenantId: world.tenantId, because: expect.stringContaining('SECRETS_KEYS') as string },
    ])
    expect(await settings()).toEqual(before)
  })

  it('seals every secret with the first key, so that the old one is not needed any more', async () => {
    const old = await opened(world.config.secretsKeys)
    const keys = [newer, ...world.config.secretsKeys]
    expect(await rotateAll({ ...world.config, secretsKeys: keys })).toEqual({ resealed: 1, asTheyWere: 0, failed: [] })
    expect(await opened([newer])).toEqual(old)
    await expect(opened(world.config.secretsKeys)).rejects.toThrow('"newer"')
  })

  it('changes nothing the second time', async () => {
    const before = await settings()
    const keys = [newer, ...world.config.secretsKeys]
    expect(await rotateAll({ ...world.config, secretsKeys: keys })).toMatchObject({ resealed: 0, asTheyWere: 1 })
    expect(await settings()).toEqual(before)
  })

  it('reaches a tenant whose settings were saved by a server that died before it came to the rest', async () => {
    const fresh = await aWorld({ untouched: true })
    try {
      fresh.standIns.cosmos.faults.inject({ kind: 'down', method: 'PUT', path: '/tenants/docs', times: 1_000 })
      await expect(saveSettings(fresh)).rejects.toThrow('503')
      fresh.standIns.cosmos.faults.clear()
      const keys = [newer, ...fresh.config.secretsKeys]
      expect(await rotateAll({ ...fresh.config, secretsKeys: keys })).toMatchObject({ resealed: 1, failed: [] })
    } finally {
      await fresh.close()
    }
  })

  it('leaves what is shown of a secret as it was: how it ends, and since when it is set', async () => {
    const { body } = await asking(world)('GET', '/api/settings')
    expect(body).toMatchObject({ learn365ApiKey: { set: true, since: '2026-11-23T12:30:00.000Z' } })
  })
})
