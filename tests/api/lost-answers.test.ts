import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AuditPage } from '../../core/contract/audit.ts'
import { ProfileDetail, SettingsAnswer } from '../../core/contract/answers.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, type Ask } from './asking.ts'
import { heldNow } from './every-route.ts'
import { createProfileBody } from './profile-bodies.ts'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld({ untouched: true })
  ask = asking(world)
})
afterAll(() => world.close())
afterEach(() => world.standIns.cosmos.faults.clear())

/** Audit entries and runs can be written, and not written once more. */
const nothingIsConfirmed = () =>
  world.standIns.cosmos.faults.inject({ kind: 'down', method: 'PUT', path: '/runs/docs', times: 1_000 })
const newest = async () => AuditPage.parse((await ask('GET', '/api/audit?limit=1')).body).items[0]

describe('A change whose audit entry cannot be confirmed', () => {
  it('is told as made: a first save of settings is in the timetable, and can be sent again', async () => {
    const secrets = { learn365ApiKey: 'k'.repeat(20), entraClientSecret: 's'.repeat(20) }
    const body = { contactEmail: 'a@b.example', entraClientId: world.config.appId, ...secrets }
    nothingIsConfirmed()
    expect((await ask('PUT', '/api/settings', { body })).status).toBe(200)
    expect(await world.worker.store.registry.list()).toMatchObject([{ settingsSaved: true }])
    const again = await ask('PUT', '/api/settings', { body })
    expect(again.status, again.text).toBe(200)
    expect(SettingsAnswer.parse(again.body).contactEmail).toBe('a@b.example')
    const other = { ...body, learn365ApiKey: 'another key of Learn365' }
    expect((await ask('PUT', '/api/settings', { body: other })).status).toBe(400)
    expect(await newest()).toMatchObject({ action: 'settings saved', confirmed: false })
  })
})

describe('An edit that is sent again because the answer was lost', () => {
  it('is told as saved, and withdraws the held change that it did not come to', async () => {
    const full = await aWorld()
    const asked = asking(full)
    const { id } = await full.create('Denver', livesIn('Denver'))
    const held = await heldNow(full)
    const body = createProfileBody('Denver', { description: 'Edited.' })
    const { etag } = ProfileDetail.parse((await asked('GET', `/api/profiles/${id}`)).body)
    const edit = () => asked('PUT', `/api/profiles/${id}`, { body, headers: { 'if-match': etag } })
    expect((await edit()).status).toBe(200)
    const again = await heldNow(full)
    expect((await edit()).status).toBe(200)
    const stateOf = async (one: string) => (await full.worker.store.held.get(full.tenantId, one))?.value.state
    expect([await stateOf(held), await stateOf(again)]).toEqual(['withdrawn', 'withdrawn'])
    const other = { ...body, description: 'Edited once more.' }
    const stale = await asked('PUT', `/api/profiles/${id}`, { body: other, headers: { 'if-match': etag } })
    expect(stale.status).toBe(412)
    await full.close()
  })
})
