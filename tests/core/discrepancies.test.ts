import { describe, expect, it } from 'vitest'
import { discrepancies } from '../../core/discrepancies.ts'
import { absentSince } from '../../core/absent.ts'
import { aTenant, profileId, type TestTenant } from '../support/people.ts'
import { aDefinition, type Told } from './a-profile.ts'

const contoso = (): TestTenant =>
  aTenant().course('Safety').course('Outlook').field('Team', 'text').person('Ana').person('Ben').person('Cho')

const user = (tenant: TestTenant, name: string) => ({ kind: 'user' as const, id: tenant.idOf(name) })
const profile = (n: number) => ({ kind: 'profile' as const, id: profileId(n) })
const ask = (tenant: TestTenant, told: Told, ...profiles: number[]) =>
  discrepancies(aDefinition(told), new Set(profiles.map(profileId)), tenant.population())

describe('Discrepancies are handled', () => {
  it('leaves a profile alone that points to nothing that is gone', () => {
    const tenant = contoso()
    const definition = aDefinition({
      overrides: { include: [user(tenant, 'Ana'), profile(2)], exclude: [user(tenant, 'Ben')] },
      courses: [tenant.courseId('Safety')],
    })
    const found = discrepancies(definition, new Set([profileId(2)]), tenant.population())
    expect(found).toEqual({ mended: definition, removed: [] })
    expect(found.mended).toBe(definition)
  })

  it('removes overrides that point to profiles or users that are gone, and lists them', () => {
    const tenant = contoso().person('Dov', { deleted: true })
    const [ana, dov] = [user(tenant, 'Ana'), { ...user(tenant, 'Dov'), reason: 'on leave' }]
    const lost = { kind: 'user' as const, id: 'nobody' }
    const found = ask(tenant, { overrides: { include: [dov, ana, profile(3)], exclude: [lost, profile(2)] } }, 2)
    expect(found.mended.overrides).toEqual({ include: [ana], exclude: [profile(2)] })
    expect(found.removed).toEqual([
      `include of user ${dov.id}, which is gone`,
      `include of profile ${profileId(3)}, which is gone`,
      'exclude of user nobody, which is gone',
    ])
  })

  it('takes nobody for gone who is absent from one snapshot only', () => {
    const tenant = contoso()
    const include = [user(tenant, 'Ana'), user(tenant, 'Ben')]
    expect(ask(tenant.absent('Ben'), { overrides: { include } }).removed).toEqual([])
  })

  it('removes course assignments to courses that are gone', () => {
    const tenant = contoso()
    const [safety, outlook] = [tenant.courseId('Safety'), tenant.courseId('Outlook')]
    const found = ask(tenant, { courses: [safety, 'gone', outlook] })
    expect(found.mended.courses).toEqual([safety, outlook])
    expect(found.removed).toEqual(['assignment to course gone, which is gone'])
  })

  it.each<[string, Told]>([
    ['user field', { userProperties: { rules: [{ source: 'field:gone', condition: 'is empty' }] } }],
    ['date field', { userDates: { rules: [{ source: 'field:gone', condition: 'is empty' }] } }],
    ['course', { userActivities: { rules: [{ source: 'course:gone', condition: 'was completed' }] } }],
    ['course of several', { userActivities: { rules: [{ courses: ['gone'], condition: 'was completed' }] } }],
  ])('never edits a rule whose %s is gone', (_, told) => {
    const found = ask(contoso(), told)
    expect(found.mended).toEqual(aDefinition(told))
    expect(found.removed).toEqual([])
  })

  it('may leave a profile without filter and overrides: its update fails later', () => {
    const found = ask(contoso(), { overrides: { include: [profile(9)] } })
    expect(found.mended.overrides.include).toEqual([])
  })
})

describe('A user is gone when absent from two consecutive complete snapshots', () => {
  const users = (tenant: TestTenant) => tenant.snapshot().users
  it('is absent once after the first snapshot that does not have them, and after the second no more', () => {
    const tenant = contoso().person('Team', { principal: 'group' })
    const first = tenant.snapshot()
    const ben = tenant.idOf('Ben')
    const second = { ...tenant.absent('Ben').snapshot(), absentOnce: absentSince(first, users(tenant)) }
    expect(second.absentOnce.map(({ id }) => id)).toEqual([ben])
    expect(absentSince(second, users(tenant))).toEqual([])
  })

  it('is nobody at the first snapshot of all, and never a group', () => {
    expect(absentSince(undefined, users(contoso()))).toEqual([])
    const before = aTenant().person('Team', { principal: 'group' }).snapshot()
    expect(absentSince(before, [])).toEqual([])
  })
})
