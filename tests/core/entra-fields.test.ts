import { describe, expect, it } from 'vitest'
import { unlistedSince } from '../../core/absent.ts'
import { aboutEntraField, entraField, entraFields, expectedEntraField } from '../../core/entra-fields.ts'
import { read } from '../../core/findings.ts'
import { Preferences } from '../../core/settings.ts'
import { entraFieldId, fieldSource, readSource } from '../../core/sources.ts'
import { aTenant } from '../support/people.ts'

const app = 'ab12'.repeat(8)
const costCentre = `extension_${app}_costCentre`

describe('The fields of Entra ID', () => {
  it('have one name, one label and one place each', () => {
    expect(entraFields.length).toBeGreaterThan(50)
    const names = entraFields.map(({ name }) => name.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(entraFields.map(({ label }) => label)).size).toBe(names.length)
    expect(new Set(entraFields.map(({ path }) => path.join('.'))).size).toBe(names.length)
  })

  it.each([
    ['employeeType', 'text', ['employeeType']],
    ['EMPLOYEEHIREDATE', 'date', ['employeeHireDate']],
    ['accountenabled', 'yes/no', ['accountEnabled']],
    ['extensionattribute15', 'text', ['onPremisesExtensionAttributes', 'extensionAttribute15']],
    ['costCenter', 'text', ['employeeOrgData', 'costCenter']],
    [costCentre, 'text', [costCentre]],
    [`EXTENSION_${app.toUpperCase()}_costCentre`, 'text', [costCentre]],
  ])('are known in any case: %s is a %s', (name, type, path) => {
    expect(entraField(name)).toMatchObject({ type, path })
  })

  it.each(['', 'shoeSize', 'extensionAttribute16', 'id)&$top=1', 'employeeType,mail', 'extension_ab_x', 'toString'])(
    'are not what Graph does not have: "%s"',
    (name) => {
      expect(entraField(name)).toBeUndefined()
    },
  )

  it.each([
    ['employeTyp', 'a known Entra ID user field, for example employeeType'],
    ['hireDate', 'a known Entra ID user field, for example employeeHireDate'],
    ['costcentre', 'a known Entra ID user field, for example costCenter'],
    [
      'shoe',
      'a known Entra ID user field, for example employeeType, department, extensionAttribute1 or extension_<app id>_<name>',
    ],
    [
      'employeeLeaveDatetime',
      'a field that User.Read.All allows to read; employeeLeaveDateTime needs User-LifeCycleInfo.Read.All',
    ],
  ])('are proposed in place of a name that is none: %s', (name, expected) => {
    expect(expectedEntraField(aboutEntraField(name))).toBe(expected)
  })
})

describe('The Entra ID fields in settings', () => {
  const settings = { contactEmail: 'ana@contoso.example', entraClientId: 'aaaaaaaa-0000-4000-8000-000000000001' }
  const named = (...names: unknown[]) => read(Preferences, { ...settings, entraFields: names })

  it('are stored as Graph spells them, each once', () => {
    const names = ['EMPLOYEETYPE', ' city ', 'employeeType', costCentre, costCentre.toUpperCase()]
    expect(named(...names)).toMatchObject({ value: { entraFields: ['employeeType', 'city', costCentre] } })
  })

  it('are told one by one when they are not known, with the path and the nearest names', () => {
    expect(named('employeeType', 'hire_date', 'signInActivity')).toMatchObject({
      findings: [
        {
          path: 'entraFields[1]',
          found: '"hire_date"',
          expected: 'a known Entra ID user field, for example employeeHireDate',
          severity: 'error',
        },
        {
          path: 'entraFields[2]',
          found: '"signInActivity"',
          expected: 'a field that User.Read.All allows to read; signInActivity needs AuditLog.Read.All',
          severity: 'error',
        },
      ],
    })
  })

  it('are thirty at most, not counting those that are named twice', () => {
    const names = entraFields.map(({ name }) => name)
    expect(named(...names.slice(0, 30), ...names.slice(0, 30))).toHaveProperty('value')
    expect(named(...names.slice(0, 31))).toMatchObject({
      findings: [{ path: 'entraFields', expected: 'at most 30 fields' }],
    })
  })

  it('are checked fast, whatever is sent', () => {
    const start = performance.now()
    expect(named(...Array.from({ length: 20_000 }, (_, i) => `x${i}`), 'e'.repeat(1_000_000))).toHaveProperty(
      'findings',
    )
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})

describe('The source of an Entra ID field', () => {
  it('is its id in a snapshot, however a rule spells it', () => {
    const id = entraFieldId('employeeType')
    expect([id, fieldSource(id)]).toEqual(['entra:employeeType', 'entra:employeeType'])
    for (const text of ['entra:employeeType', 'entra:EMPLOYEETYPE', 'entra: employeeType']) {
      const source = readSource(text)
      expect(source?.kind === 'entra' && entraFieldId(source.name)).toBe(id)
    }
  })

  it('is not that of a user field of Learn365', () => {
    expect(readSource('field:entra:employeeType')).toBeUndefined()
  })
})

describe('People whom Entra ID does not list', () => {
  const tenant = aTenant()
    .field('Team', 'text')
    .person('Ana')
    .person('Ben', { fields: { Team: 'A' } })
  const plain = tenant.snapshot()
  const [ana, ben] = plain.users
  const entra = { title: 'Employee type', type: 'text', predefined: false, origin: 'entra' } as const
  const fieldId = entraFieldId('employeeType')
  const last = {
    ...plain,
    userFields: [...plain.userFields, { id: fieldId, ...entra }],
    fieldValues: [...plain.fieldValues, { userId: tenant.idOf('Ana'), fieldId, value: 'Employee' }],
  }
  const absent = { id: tenant.idOf('Ana'), directoryId: tenant.entraIdOf('Ana') }
  const unlisted = [ana, ben].flatMap((user) => user ?? [])

  it('count as absent once when the last snapshot has values of Entra ID of them', () => {
    expect(unlistedSince(last, false, unlisted)).toEqual([absent])
    expect(unlistedSince(last, false, [])).toEqual([])
  })

  it('do not when it has none: they were absent before, or nothing was read of them yet', () => {
    expect(unlistedSince(plain, false, unlisted)).toEqual([])
    expect(unlistedSince(undefined, false, unlisted)).toEqual([])
  })

  it('are not counted twice when the refresh that stored them is done again', () => {
    expect(unlistedSince({ ...plain, absentOnce: [absent] }, true, unlisted)).toEqual([absent])
    expect(unlistedSince(plain, true, unlisted)).toEqual([])
  })
})
