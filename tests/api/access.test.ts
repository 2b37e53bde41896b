import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccessAnswer } from '../../core/contract/access.ts'
import { aWorld, type World } from '../support/world.ts'
import { asking, pathsOf, problemOf, type Ask, type Asked } from './asking.ts'

let world: World
let ask: Ask
beforeEach(async () => {
  world = await aWorld({ untouched: true })
  ask = asking(world)
})
afterEach(() => world.close())

const grant = (name: string, role: 'Assigner.Admin' | 'Assigner.Reader' = 'Assigner.Admin') => {
  const { directoryId: userId, email } = world.person(name)
  return { userId, role, name, email }
}
/** Of the version that is stored, unless it is said. */
async function put(grants: unknown[], asked: Asked = {}) {
  const stored = (await world.worker.store.access.get(world.tenantId, 'access'))?.etag
  return ask('PUT', '/api/access', {
    body: { grants },
    ...(stored === undefined ? {} : { headers: { 'if-match': stored } }),
    ...asked,
  })
}
const read = async (as: string) => AccessAnswer.parse((await ask('GET', '/api/access', { as })).body)

describe('A role that is granted inside the product', () => {
  it('lets somebody in at the next request, without a new sign-in', async () => {
    const token = await world.token('Ana Souza')
    expect((await ask('GET', '/api/me', { token })).status).toBe(403)
    expect((await put([grant('Ana Souza', 'Assigner.Reader')])).status).toBe(200)
    expect((await ask('GET', '/api/me', { token })).body).toMatchObject({ roles: ['Assigner.Reader'] })
    expect((await ask('POST', '/api/runs', { token, body: { kind: 'maintenance' } })).status).toBe(403)
  })

  it('is gone at the next request after it was taken away', async () => {
    await put([grant('Ana Souza')])
    expect((await ask('GET', '/api/me', { as: 'Ana Souza' })).body).toMatchObject({ roles: ['Assigner.Admin'] })
    await put([])
    expect((await ask('GET', '/api/me', { as: 'Ana Souza' })).status).toBe(403)
  })

  it('adds to an app role of Entra ID', async () => {
    await put([grant('Amélie Laurent')])
    expect((await ask('GET', '/api/me', { as: 'Amélie Laurent' })).body).toMatchObject({
      roles: ['Assigner.Reader', 'Assigner.Admin'],
    })
  })

  it('says who gave it and when, and still does when the list is saved again', async () => {
    await put([grant('Ana Souza')])
    const since = world.clock.now.toISOString()
    world.clock.advance(1)
    await put([grant('Ana Souza'), grant('Diego Ramos', 'Assigner.Reader')])
    expect((await read('Maya Jensen')).grants).toMatchObject([
      { name: 'Ana Souza', grantedBy: world.person('Maya Jensen').email, grantedAt: since },
      { name: 'Diego Ramos', grantedAt: world.clock.now.toISOString() },
    ])
  })

  it('is shown to people without one by naming who can give it', async () => {
    await put([grant('Diego Ramos')])
    const told = problemOf(await ask('GET', '/api/me', { as: 'Ana Souza' }))
    expect(told).toMatchObject({ type: 'urn:assigner:not-set-up', status: 403 })
    expect(told.detail).toContain('Diego Ramos')
  })

  it('belongs to the tenant that gave it alone', async () => {
    await put([grant('Ana Souza')])
    const fabrikam = '7d1f3a5c-9b2e-4d60-8f71-a2b3c4d5e6f7'
    const { directoryId: oid, email: upn } = world.person('Ana Souza')
    const people = [{ oid, name: 'Ana Souza', upn, appRoles: [] }]
    world.standIns.signIn.tenants.push({ tenantId: fabrikam, displayName: 'Fabrikam', apps: [], people })
    const token = await world.standIns.signIn.issueUserToken(fabrikam, upn)
    expect((await ask('GET', '/api/me', { token })).status).toBe(403)
  })
})

describe('The first role', () => {
  it('may be given by a Global Administrator, who has none', async () => {
    expect(problemOf(await ask('GET', '/api/me', { as: 'Diego Ramos' }))).toMatchObject({
      type: 'urn:assigner:not-set-up',
      mayGrantFirst: true,
    })
    expect(await read('Diego Ramos')).toEqual({ grants: [], etag: null })
    expect((await put([grant('Ana Souza')], { as: 'Diego Ramos' })).status).toBe(200)
    expect((await ask('GET', '/api/me', { as: 'Ana Souza' })).body).toMatchObject({ roles: ['Assigner.Admin'] })
  })

  it('may be given again by a Global Administrator, where the one who has it is nobody, or left', async () => {
    const nobody = { ...grant('Ana Souza'), userId: '00000000-0000-4000-8000-000000000000' }
    expect((await put([nobody], { as: 'Diego Ramos' })).status).toBe(200)
    expect((await read('Diego Ramos')).grants).toMatchObject([nobody])
    const told = problemOf(await ask('GET', '/api/me', { as: 'Diego Ramos' }))
    expect(told).toMatchObject({ status: 403, mayGrantFirst: true })
    expect((await put([grant('Diego Ramos')], { as: 'Diego Ramos' })).status).toBe(200)
    expect((await ask('GET', '/api/me', { as: 'Diego Ramos' })).body).toMatchObject({ roles: ['Assigner.Admin'] })
  })

  it('opens nothing else to the Global Administrator', async () => {
    for (const path of ['/api/settings', '/api/profiles', '/api/audit', '/api/runs'])
      expect((await ask('GET', path, { as: 'Diego Ramos' })).status, path).toBe(403)
  })

  it('may not be given by anybody else without a role', async () => {
    expect((await put([grant('Ana Souza')], { as: 'Ana Souza' })).status).toBe(403)
  })
})

describe('The last administrator', () => {
  it('cannot be removed', async () => {
    await put([grant('Ana Souza'), grant('Diego Ramos', 'Assigner.Reader')])
    for (const grants of [[], [grant('Ana Souza', 'Assigner.Reader')]]) {
      const told = await put(grants, { as: 'Ana Souza' })
      expect(told.status).toBe(400)
      expect(pathsOf(told)).toEqual(['grants'])
    }
    expect((await ask('GET', '/api/me', { as: 'Ana Souza' })).body).toMatchObject({ roles: ['Assigner.Admin'] })
  })

  it('cannot hand over to somebody who may be nobody', async () => {
    await put([grant('Ana Souza')])
    const told = await put([grant('Amélie Laurent')], { as: 'Ana Souza' })
    expect(told.status).toBe(400)
    expect(problemOf(told).findings).toMatchObject([{ path: 'grants', found: '"a list without you"' }])
  })

  it('can be followed by another, who comes in first', async () => {
    await put([grant('Ana Souza')])
    const [first, second] = ['Ana Souza', 'Amélie Laurent']
    expect((await put([grant(first), grant(second)], { as: first })).status).toBe(200)
    expect((await put([grant(second)], { as: second })).status).toBe(200)
    expect((await ask('GET', '/api/access', { as: first })).status).toBe(403)
  })

  it('of this list can be removed by whoever administers by an app role of Entra ID', async () => {
    await put([grant('Ana Souza')])
    expect((await put([])).status).toBe(200)
  })
})

describe('A list of roles', () => {
  it('is refused with everything that is wrong, by its place', async () => {
    const told = await put([
      { userId: 'ana@contoso.example', role: 'Assigner.Admin' },
      { userId: grant('Ana Souza').userId, role: 'Owner' },
      { ...grant('Ana Souza'), name: 'two\nlines' },
      { ...grant('Ana Souza'), colour: 'blue' },
    ])
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual(['grants[0].userId', 'grants[1].role', 'grants[2].name', 'grants[3].colour'])
  })

  it('names each person once', async () => {
    const told = await put([grant('Ana Souza'), grant('Ana Souza', 'Assigner.Reader')])
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual(['grants[1].userId'])
  })

  it('is refused to whoever does not say which version was edited', async () => {
    await put([grant('Ana Souza')])
    const told = await put([grant('Diego Ramos')], { headers: {} })
    expect(told.status).toBe(400)
    expect(pathsOf(told)).toEqual(['If-Match'])
  })

  it('is refused to whoever edited an older version', async () => {
    const first = AccessAnswer.parse((await put([grant('Ana Souza')])).body).etag ?? ''
    expect((await put([grant('Diego Ramos')], { headers: { 'if-match': first } })).status).toBe(200)
    const told = await put([grant('Maya Jensen')], { headers: { 'if-match': first } })
    expect(told.status).toBe(412)
    expect(problemOf(told).type).toBe('urn:assigner:changed')
    expect((await read('Maya Jensen')).grants).toMatchObject([{ name: 'Diego Ramos' }])
  })
})
