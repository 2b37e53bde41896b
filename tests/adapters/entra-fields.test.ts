import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entraFields } from '../../core/entra-fields.ts'
import type { EntraUserId } from '../../core/ids.ts'
import type { DirectoryUser } from '../../sandbox/graph/directory.ts'
import { entraTenant, person, seed, tenantId } from './entra-tenant.ts'
import { between } from './small-server.ts'
import { troubleOf } from './trouble-of.ts'

const costCentre = `extension_${'ab12'.repeat(8)}_costCentre`
const userExtensions = [costCentre]

let entra: Awaited<ReturnType<typeof entraTenant>>
const start = async (options: Parameters<typeof entraTenant>[0] = {}) => {
  await entra.close()
  entra = await entraTenant({ tenants: [{ ...seed(), userExtensions }], ...options })
}
beforeEach(async () => {
  entra = await entraTenant({ tenants: [{ ...seed(), userExtensions }] })
})
afterEach(async () => {
  const complaints = entra.graph.judge.complaints()
  await entra.close()
  expect(complaints).toEqual([])
})

const change = (n: number, changes: Partial<DirectoryUser>) => entra.state.changeUser(tenantId, person(n), changes)

/** Everybody who has a value, with it. */
async function read(names: string[], graphUrl = entra.graph.url) {
  const found = new Map<EntraUserId, Record<string, unknown>>()
  let people = 0
  for await (const page of entra.client({ graphUrl }).directory.userFields(names)) {
    people += page.length
    for (const { id, values } of page) if (values.size > 0) found.set(id, Object.fromEntries(values))
  }
  return { found, people }
}

describe('Reading the Entra ID fields', () => {
  it('reads everybody, to the last page, although the links name Graph’s own host', async () => {
    await start({ pageSize: 60, nextLinkHost: 'graph.microsoft.com' })
    change(399, { employeeType: 'Contractor' })
    const { found, people } = await read(['employeeType'])
    expect([people, found.size]).toEqual([400, 1])
    expect(found.get(person(399))).toEqual({ employeeType: 'Contractor' })
    expect(entra.sent('/users', 'GET')).toBe(7)
  })

  it('asks for the largest pages and for no other field', async () => {
    await read(['employeeType', 'extensionAttribute1', 'extensionAttribute7', 'division'])
    const [asked] = entra.graph.judge.seen.filter(({ path }) => path.includes('/users'))
    const { searchParams } = new URL(asked?.path ?? '', entra.graph.url)
    expect(Object.fromEntries(searchParams)).toEqual({
      $select: 'id,employeeType,onPremisesExtensionAttributes,employeeOrgData',
      $top: '999',
    })
  })

  it('knows no field that Graph does not have', async () => {
    await expect(read(entraFields.map(({ name }) => name))).resolves.toMatchObject({ people: 400 })
  })

  it('finds values of every type, wherever Graph keeps them', async () => {
    change(1, {
      employeeType: 'Employee',
      accountEnabled: false,
      employeeHireDate: '2024-03-01T00:00:00Z',
      createdDateTime: '2024-02-27T09:30:15.1234567Z',
      employeeOrgData: { division: 'Retail', costCenter: null },
      onPremisesExtensionAttributes: { extensionAttribute3: 'CC-300' },
      extensions: { [costCentre]: 300 },
    })
    const names = ['employeeType', 'accountEnabled', 'employeeHireDate', 'createdDateTime', 'division', 'costCenter']
    const { found } = await read([...names, 'extensionAttribute3', 'extensionAttribute4', costCentre])
    expect(found.get(person(1))).toEqual({
      employeeType: 'Employee',
      accountEnabled: false,
      employeeHireDate: Date.parse('2024-03-01T00:00:00Z'),
      createdDateTime: Date.parse('2024-02-27T09:30:15.123Z'),
      division: 'Retail',
      extensionAttribute3: 'CC-300',
      [costCentre]: '300',
    })
  })

  it.each<[string, Partial<DirectoryUser>]>([
    ['null', { employeeType: null }],
    ['empty', { employeeType: '' }],
    ['white space', { employeeType: ' \t' }],
    ['the year 1', { employeeHireDate: '0001-01-01T00:00:00Z' }],
    ['an absent group of fields', { employeeOrgData: null }],
  ])('takes for no value: %s', async (_what, changes) => {
    change(1, changes)
    expect((await read(['employeeType', 'employeeHireDate', 'division'])).found.get(person(1))).toBeUndefined()
  })

  it('takes a date without a time for a calendar day', async () => {
    change(1, { employeeHireDate: '2024-03-01' })
    const { found } = await read(['employeeHireDate'])
    expect(found.get(person(1))).toEqual({ employeeHireDate: Date.parse('2024-03-01T00:00:00Z') })
  })

  it('finds the values of a directory extension also where Graph spells it in another case', async () => {
    change(1, { extensions: { [costCentre]: 'CC-1' } })
    const front = await between(entra.graph.url, { alter: (text) => text.replaceAll('_costCentre', '_CostCentre') })
    try {
      expect((await read([costCentre], front.url)).found.get(person(1))).toEqual({ [costCentre]: 'CC-1' })
    } finally {
      await front.close()
    }
  })

  it('tells by name which field Graph does not know, and where that is mended', async () => {
    const unknown = `extension_${'0'.repeat(32)}_shoeSize`
    const trouble = await troubleOf(read(['employeeType', costCentre, unknown]))
    expect(trouble.kind).toBe('rejected')
    expect(trouble.message).toContain(`Entra ID has no user field ${unknown}; please correct the settings`)
  })

  it('tells a name that was saved once and is known no longer, and asks Graph for nothing', async () => {
    const { kind, message } = await troubleOf(read(['employeeType', 'shoeSize']))
    expect([kind, message]).toEqual([
      'rejected',
      'reading the Entra ID fields: found "shoeSize", expected a field that is known',
    ])
    expect(entra.graph.judge.seen).toEqual([])
  })

  it('is refused without the permission User.Read.All', async () => {
    const verify = async (token: string) => {
      const app = await entra.signIn.verifyAppToken(token)
      return app && { ...app, roles: app.roles.filter((role) => role !== 'User.Read.All') }
    }
    await start({ verify: (token) => verify(token) })
    expect((await troubleOf(read(['employeeType']))).kind).toBe('refused')
  })

  it.each(['down', 'half a page', 'unreachable'] as const)('asks for a page again: %s', async (kind) => {
    await start({ pageSize: 150 })
    entra.graph.faults.inject({ kind, path: 'skiptoken' })
    expect((await read(['employeeType'])).people).toBe(400)
  })

  it('is all or nothing: a page that cannot be read is trouble, not fewer people', async () => {
    await start({ pageSize: 150 })
    entra.graph.faults.inject({ kind: 'down', path: 'skiptoken', times: 9 })
    expect((await troubleOf(read(['employeeType']))).kind).toBe('unreachable')
    entra.graph.judge.clear()
  })

  it.each([
    [
      'a text in a date',
      '"2024-03-01T00:00:00Z"',
      '"soon"',
      /page 1: value\[1\]\.employeeHireDate: found "soon", expected a date/,
    ],
    ['a number in a text', '"Employee"', '7', /value\[1\]\.employeeType: found 7, expected string/],
    ['a list in an extension', '"CC-1"', '["CC-1"]', /value\[1\]\.extension_.*: found \["CC-1"\], expected one text/],
    ['no list at all', '"value"', '"values"', /page 1: value: found nothing, expected/],
  ])('is trouble with the place in the answer: %s', async (_what, from, to, expected) => {
    const extensions = { [costCentre]: 'CC-1' }
    change(1, { employeeType: 'Employee', employeeHireDate: '2024-03-01T00:00:00Z', extensions })
    const front = await between(entra.graph.url, { alter: (text) => text.replace(from, to) })
    try {
      const trouble = await troubleOf(read(['employeeType', 'employeeHireDate', costCentre], front.url))
      expect(trouble.kind).toBe('unintelligible')
      expect(trouble.message).toMatch(expected)
    } finally {
      await front.close()
    }
  })

  it('takes a list of nobody for trouble, not for blank fields', async () => {
    await start({ tenants: [{ ...seed(), users: [] }] })
    const trouble = await troubleOf(read(['employeeType']))
    expect([trouble.kind, trouble.message]).toEqual([
      'unintelligible',
      'reading the Entra ID fields: found no user at all, expected some',
    ])
  })
})
