import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DeletedProfile, ProfileDetail } from '../../core/contract/answers.ts'
import { Why } from '../../core/contract/why.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, problemOf, type Ask, type Told } from './asking.ts'

const nobody = '00000000-0000-4000-8000-000000000000'

let world: World
let ask: Ask
let denver: ProfileDetail
let together: ProfileDetail
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  denver = await world.create('Denver', livesIn('Denver'))
  const include = [{ kind: 'profile', id: denver.id }]
  const exclude = [{ kind: 'user', id: world.person('Tom Becker').id, reason: 'On leave.' }]
  together = await world.create('Together', { ...livesIn('Tokyo'), overrides: { include, exclude } })
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const get = (user: string, id: string = denver.id, as = 'Maya Jensen'): Promise<Told> =>
  ask('GET', `/api/profiles/${id}/why?user=${encodeURIComponent(user)}`, { as })
const why = async (user: string, id: string = denver.id): Promise<Why> => {
  const told = await get(user, id)
  expect(told.status, told.text).toBe(200)
  return Why.parse(told.body)
}

describe('Why somebody is in a profile', () => {
  it('is asked by Learn365 id, by e-mail address in any case, or by Entra ID object id', async () => {
    const ana = world.person('Ana Souza')
    for (const name of [
      ana.id,
      ana.id.toUpperCase(),
      ana.email.toUpperCase(),
      ana.directoryId,
      ana.directoryId.toUpperCase(),
    ])
      expect(await why(name), name).toMatchObject({
        profileId: denver.id,
        title: 'Denver',
        user: { id: ana.id, name: 'Ana Souza', email: ana.email },
        member: true,
        because: 'matches the rules',
      })
  })

  it('is answered with the person’s own values and the smallest change that would flip it', async () => {
    expect(await why(world.person('Tom Becker').id)).toMatchObject({
      member: true,
      filter: { holds: true, clauses: [{ clauses: [{ holds: true, own: [{ label: 'City', value: ' denver ' }] }] }] },
      flip: [{ kind: 'value', source: 'city', to: { kind: 'anything else' } }],
    })
    expect(await why(world.person('Diego Ramos').id)).toMatchObject({
      member: false,
      because: 'does not match the rules',
      flip: [{ source: 'city', label: 'City', from: 'Las Vegas', to: { value: 'Denver' } }],
    })
  })

  it('is answered with overrides and the profiles that they refer to', async () => {
    expect(await why(world.person('Ana Souza').id, together.id)).toMatchObject({
      member: true,
      because: 'is included by the profile "Denver"',
      filter: { holds: false },
      overrides: [{ list: 'include', kind: 'profile', name: 'Denver', holds: true }],
    })
    expect(await why(world.person('Tom Becker').id, together.id)).toMatchObject({
      member: false,
      because: 'is excluded',
      overrides: [{ holds: true }, { path: 'overrides.exclude[0]', kind: 'user', reason: 'On leave.' }],
    })
  })

  it('is answered for whoever matches and cannot be in an Entra ID group', async () => {
    expect(await why(world.person('Frida Floor').id)).toMatchObject({
      member: false,
      because: 'should be a member, but is not an Entra ID user',
      cannotBeAdded: 'is not an Entra ID user',
      flip: null,
    })
  })

  it('agrees with the group that maintenance makes, for everybody', async () => {
    await world.maintain()
    const members = new Set(await world.membersOf('Together'))
    for (const { id, name, deleted } of world.demo.people.filter((one) => !one.deleted))
      expect([name, deleted, (await why(id, together.id)).member]).toEqual([name, false, members.has(name)])
  })

  it.each(['somebody@nowhere.example', nobody, 'Ana Souza', '%', '\u0000'])('is not found of %j', async (user) => {
    const told = await get(user)
    expect(told.status).toBe(404)
    expect(problemOf(told).detail).toContain('Learn365 has no user')
  })

  it('is not told of a person who is gone, nor of a profile that there is not', async () => {
    const gone = world.demo.people.find(({ deleted }) => deleted)
    expect((await get(gone?.id ?? '')).status).toBe(404)
    expect((await get(world.person('Ana Souza').id, nobody)).status).toBe(404)
  })

  it('is told to readers, and to nobody without a role', async () => {
    const { id } = world.person('Ana Souza')
    expect((await get(id, denver.id, 'Amélie Laurent')).status).toBe(200)
    expect((await get(id, denver.id, 'Ana Souza')).status).toBe(403)
  })

  it.each(['', '?user=', '?user=%20'])('is asked about somebody: %j is refused', async (query) => {
    expect((await ask('GET', `/api/profiles/${denver.id}/why${query}`)).status).toBe(400)
  })
})

describe('A profile that others refer to', () => {
  const referrer = () => ({ id: together.id, title: 'Together' })

  it('says so when it is read', async () => {
    const { body } = await ask('GET', `/api/profiles/${denver.id}`)
    expect(ProfileDetail.parse(body).referredToBy).toEqual([referrer()])
    expect((await ask('GET', `/api/profiles/${together.id}`)).body).toMatchObject({ referredToBy: [] })
  })

  it('says so when it is changed, as a warning that does not refuse', async () => {
    const body = { ...livesIn('Denver'), title: 'Denver', description: 'Changed.', enroll: false, autoPopulate: true }
    const told = await ask('PUT', `/api/profiles/${denver.id}`, { body, headers: { 'if-match': '*' } })
    expect(told.status).toBe(200)
    const detail = ProfileDetail.parse(told.body)
    expect(detail.referredToBy).toEqual([referrer()])
    expect(detail.findings).toEqual([
      {
        path: '',
        found: 'the profile "Together" refers to this one',
        expected: 'a change that is right for their members, too',
        severity: 'warning',
        about: { code: 'referred to', titles: ['Together'] },
      },
    ])
  })

  it('says so when it is deleted, the second time too', async () => {
    for (const time of ['first', 'second']) {
      const told = await ask('DELETE', `/api/profiles/${denver.id}`)
      expect(told.status, time).toBe(200)
      expect(DeletedProfile.parse(told.body)).toEqual({ id: denver.id, referredToBy: [referrer()] })
    }
  })
})
