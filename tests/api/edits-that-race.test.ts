import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditPage } from '../../core/contract/audit.ts'
import { ProfileDetail } from '../../core/contract/answers.ts'
import type { Profile } from '../../core/profile.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, type Ask, type Told } from './asking.ts'
import { heldNow } from './every-route.ts'
import { createProfileBody } from './profile-bodies.ts'

let world: World
let ask: Ask
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  await world.create('Denver', livesIn('Denver'))
})
afterAll(() => world.close())

/** While a request is about to write (the note of who asks for it takes its time), another process writes the profile. */
async function overtaken(request: () => Promise<Told>, change: (profile: Profile) => Profile): Promise<Told> {
  const { store } = world.worker
  const profile = await world.profile('Denver')
  const { faults, judge } = world.standIns.cosmos
  faults.inject({ kind: 'slow', path: '/runs/docs?create', seconds: 1 })
  const seen = judge.seen.length
  const told = request()
  const isRead = () => judge.seen.slice(seen).some(({ method, path }) => method === 'GET' && path.includes(profile.id))
  await expect.poll(isRead, { interval: 5 }).toBe(true)
  const stored = await store.profiles.get(world.tenantId, profile.id)
  if (!stored) throw new Error('the profile is gone')
  await store.profiles.put(change(stored.value), stored.etag)
  return told
}
const heldState = async (id: string) => (await world.worker.store.held.get(world.tenantId, id))?.value.state
const entries = async () => AuditPage.parse((await ask('GET', '/api/audit?search=denver')).body).items.length
const later = (profile: Profile): Profile => ({
  ...profile,
  modifiedAt: new Date(Date.parse(profile.modifiedAt) + 1_000).toISOString(),
  updatedBy: 'Diego',
})

describe('An edit that somebody else overtakes', () => {
  const edit = async (method: string) => {
    const { id } = await world.profile('Denver')
    return ask(method, `/api/profiles/${id}`, {
      headers: { 'if-match': '*' },
      ...(method === 'PUT' ? { body: createProfileBody('Denver', { description: 'Edited.' }) } : {}),
    })
  }

  it.each(['PUT', 'DELETE'])('is refused and has done nothing: no held change is withdrawn: %s', async (method) => {
    const held = await heldNow(world)
    const before = await entries()
    expect((await overtaken(() => edit(method), later)).status).toBe(412)
    expect(await heldState(held)).toBe('held')
    expect(await entries()).toBe(before)
  })

  it('is saved where the other is maintenance, whose notes it keeps', async () => {
    const held = await heldNow(world)
    const note = { at: '2026-11-23T12:30:00.000Z', verdict: 'apply', because: 'noted', members: 7, kept: 0 }
    const told = await overtaken(
      () => edit('PUT'),
      (profile) => ({ ...profile, lastOutcome: note }),
    )
    expect(told.status, told.text).toBe(200)
    expect(await world.profile('Denver')).toMatchObject({ definition: { description: 'Edited.' }, lastOutcome: note })
    expect(await heldState(held)).toBe('withdrawn')
  })
})

describe('A profile that is deleted and comes back', () => {
  it('is left as it is where somebody means another version of it', async () => {
    const { id, etag } = await world.create('Oslo', livesIn('Oslo'))
    const as = (version: string) => ({ headers: { 'if-match': version } })
    expect((await ask('DELETE', `/api/profiles/${id}`, as('"older"'))).status).toBe(412)
    expect((await ask('DELETE', `/api/profiles/${id}`, as(etag))).status).toBe(200)
    const { etag: deleted } = ProfileDetail.parse((await ask('GET', `/api/profiles/${id}`)).body)
    expect((await ask('POST', `/api/profiles/${id}/restore`, as(etag))).status).toBe(412)
    expect((await ask('POST', `/api/profiles/${id}/restore`, as(deleted))).status).toBe(200)
  })

  it('says what is wrong with it by now, and who refers to it', async () => {
    const nowhere = { rules: [{ source: 'city', condition: 'is equal to', value: 'Nowhere at all' }] }
    const { id } = await world.create('Nobody', { userProperties: nowhere })
    const other = await world.create('Others', { overrides: { include: [{ kind: 'profile', id }] } })
    await world.remove('Nobody')
    const told = await ask('POST', `/api/profiles/${id}/restore`)
    expect(told.body).toEqual((await ask('GET', `/api/profiles/${id}`)).body)
    const { findings, referredToBy } = ProfileDetail.parse(told.body)
    expect(findings.map(({ severity }) => severity)).toContain('warning')
    expect(referredToBy).toEqual([{ id: other.id, title: 'Others' }])
  })
})
