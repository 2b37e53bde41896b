import { afterEach, describe, expect, it } from 'vitest'
import { eachEnrollment } from '../../core/enrollments.ts'
import { isLearner } from '../../core/roles.ts'
import type { SnapshotData } from '../../core/snapshot.ts'
import { mayCarryKey } from '../../adapters/learn365/requests.ts'
import * as small from '../sandbox/small-tenant.ts'
import { learn365At, learn365Tenant } from './learn365-tenant.ts'
import { between, smallServer, type Arrived, type Changes } from './small-server.ts'
import { troubleOf } from './trouble-of.ts'

const sets = [
  'catalogs',
  'courses',
  'userFields',
  'users',
  'fieldValues',
  'enrollments',
  'roleAssignments',
] as const satisfies (keyof SnapshotData)[]

const opened: { close(): Promise<void> }[] = []
const closed = <T extends { close(): Promise<void> }>(one: T): T => {
  opened.push(one)
  return one
}
const complaints: (() => string[])[] = []
afterEach(async () => {
  const said = complaints.splice(0).flatMap((of) => of())
  await Promise.all(opened.splice(0).map((one) => one.close()))
  expect(said).toEqual([])
})

/** A tenant with something in every data set. */
async function aTenant(options: Parameters<typeof learn365Tenant>[0] = {}) {
  const { learn365, tenant } = await learn365Tenant(options)
  closed(learn365)
  complaints.push(() => learn365.judge.complaints())
  for (const [i, user] of [small.ana, small.ken, small.maya].entries()) {
    tenant.enroll(user, small.gdpr, { Id: `00000000-0000-4000-d000-00000000000${i}` })
    tenant.setFieldValue(user, small.hireDate, `202${i}-03-01T00:00:00Z`)
  }
  tenant.complete(small.ana, small.gdpr, '2026-10-01T08:00:00.1234567+00:00')
  tenant.deleteUser(small.bob)
  return { learn365, tenant }
}

async function everything(url: string, apiKey?: string): Promise<Record<string, unknown[]>> {
  const { client } = learn365At(url, apiKey)
  const read = await Promise.all(
    sets.map(async (set) => {
      const rows = await client.read(set)
      return [set, Array.isArray(rows) ? rows : [...eachEnrollment(rows)]] as const
    }),
  )
  return Object.fromEntries(read)
}

describe('Reading Learn365', () => {
  it('reads every data set to its last page, however small the pages are', async () => {
    const whole = await everything((await aTenant()).learn365.url)
    for (const set of sets) expect(whole[set]?.length, set).toBeGreaterThan(0)
    for (const pageSize of [1, 2]) {
      const { learn365 } = await aTenant({ pageSize })
      const read = await everything(learn365.url)
      for (const set of sets) expect(read[set]?.length, set).toBe(whole[set]?.length)
      for (const set of ['catalogs', 'courses', 'userFields', 'users', 'enrollments'])
        expect(read[set]).toEqual(whole[set])
    }
  })

  it('counts each request, and says how far it has come', async () => {
    const { learn365 } = await aTenant({ pageSize: 2 })
    const { client, tally } = learn365At(learn365.url)
    const heard: number[] = []
    await client.read('users', (rows) => heard.push(rows))
    expect(heard).toEqual([2, 4])
    expect(tally).toEqual({ Learn365: 2 })
  })

  it('asks for no more of an enrollment than it keeps, and says how many there are so far', async () => {
    const { learn365 } = await aTenant({ pageSize: 2 })
    const front = closed(await between(learn365.url, {}))
    const heard: number[] = []
    const { length } = await learn365At(front.url).client.read('enrollments', (rows) => heard.push(rows))
    expect([length, heard]).toEqual([3, [2, 3]])
    for (const { path } of front.seen) {
      expect(decodeURIComponent(path)).toContain('DueDate')
      expect(decodeURIComponent(path)).not.toMatch(/[=,]Id\b/)
    }
  })

  it('takes enums as numbers for the same as enums as names', async () => {
    const [names, numbers] = await Promise.all(
      (['names', 'numbers'] as const).map(async (enums) => {
        const { roleAssignments = [], ...others } = await everything((await aTenant({ enums })).learn365.url)
        const learners = (roleAssignments as SnapshotData['roleAssignments']).map(({ role }) => isLearner(role))
        return { ...others, learners }
      }),
    )
    expect(numbers).toEqual(names)
  })

  it('reads seven digits of a second, midnight as it is, and dates that stand for "never" as none', async () => {
    const { learn365, tenant } = await aTenant()
    tenant.setFieldValue(small.ken, small.hireDate, '1753-01-01T00:00:00Z')
    tenant.setFieldValue(small.maya, small.hireDate, '9999-12-31T23:59:59.997Z')
    const { client } = learn365At(learn365.url)
    const dates = [...eachEnrollment(await client.read('enrollments'))].map(({ completedAt }) => completedAt)
    expect(dates.filter((at) => at !== null)).toEqual([Date.parse('2026-10-01T08:00:00.123Z')])
    expect((await client.read('fieldValues')).map(({ value }) => value)).toEqual([Date.parse('2020-03-01T00:00:00Z')])
  })

  it.each([
    ['takes a value from the column of its field’s type, whatever stands in the others', { StringValue: 'soon' }, 3],
    ['takes what stands in another column alone for no value', { StringValue: 'soon', DateTimeValue: null }, 0],
    ['takes an empty text beside a date for nothing at all', { StringValue: '', BooleanValue: false }, 3],
  ])('%s', async (_what, columns, expected) => {
    const { learn365 } = await aTenant()
    const alter = (text: string, { path }: Arrived): string => {
      if (!path.includes('UserFieldValues')) return text
      const page = JSON.parse(text) as { value: object[] }
      return JSON.stringify({ ...page, value: page.value.map((row) => ({ ...row, ...columns })) })
    }
    const front = closed(await between(learn365.url, { alter }))
    const values = (await learn365At(front.url).client.read('fieldValues')).map(({ value }) => value)
    expect(values).toEqual([2020, 2021, 2022].map((year) => Date.parse(`${year}-03-01`)).slice(0, expected))
  })

  it('leaves out the value of a field that is not among the user fields', async () => {
    const { learn365 } = await aTenant()
    const alter = (text: string, { path }: Arrived) => (path.includes('/UserFields?') ? '{"value":[]}' : text)
    const front = closed(await between(learn365.url, { alter }))
    expect(await learn365At(front.url).client.read('fieldValues')).toEqual([])
  })

  it('keeps users who were deleted, so that everybody knows that they are gone', async () => {
    const users = await learn365At((await aTenant()).learn365.url).client.read('users')
    expect(users.filter(({ deleted }) => deleted).map(({ title }) => title)).toEqual(['bob'])
  })

  it('reads enrollments by IncludeDeletedUsers() where Learn365 does not know All()', async () => {
    const { learn365 } = await aTenant({ pageSize: 2 })
    const unknown = 'Enrollments/All()'
    const refuse = ({ path }: Arrived) => (decodeURIComponent(path).includes(unknown) ? 404 : undefined)
    const front = closed(await between(learn365.url, { refuse }))
    const { client } = learn365At(front.url)
    expect(await client.read('enrollments')).toEqual(await learn365At(learn365.url).client.read('enrollments'))
    expect(front.seen.map(({ path }) => path.split('?')[0])).toContain('/odata/v2/Enrollments/IncludeDeletedUsers()')
  })
})

describe('The pages of a list', () => {
  /** Every nextLink becomes what `link` makes of it. */
  const nextLinks = (link: (next: string, page: Arrived) => string): Changes => ({
    alter(text, page) {
      const body = JSON.parse(text) as { '@odata.nextLink'?: string }
      const next = body['@odata.nextLink']
      return next === undefined ? text : JSON.stringify({ ...body, '@odata.nextLink': link(next, page) })
    },
  })

  it('are followed by relative links too', async () => {
    const { learn365 } = await aTenant({ pageSize: 1 })
    for (const link of [
      (next: string) => `${new URL(next).pathname}${new URL(next).search}`,
      (next: string) => `Users${new URL(next).search}`,
    ]) {
      const front = closed(await between(learn365.url, nextLinks(link)))
      expect(await learn365At(front.url).client.read('users')).toHaveLength(4)
    }
  })

  it('are not followed to another host: the key does not go there, and the trouble says so', async () => {
    const thief = closed(await smallServer((_request, res) => void res.end('{"value":[]}')))
    const { learn365 } = await learn365Tenant({ pageSize: 2, nextLinkBase: thief.url })
    closed(learn365)
    const trouble = await troubleOf(learn365At(learn365.url).client.read('users'))
    expect(trouble.kind).toBe('unintelligible')
    expect(trouble.message).toContain(`reading users, page 1: @odata.nextLink leads to ${new URL(thief.url).host}`)
    expect(trouble.message).toContain('the key was not sent there')
    expect(thief.seen).toEqual([])
  })

  it('are not followed in a circle', async () => {
    const { learn365 } = await learn365Tenant({ pageSize: 2 })
    closed(learn365)
    const front = closed(
      await between(
        learn365.url,
        nextLinks((_next, { path }) => path),
      ),
    )
    const trouble = await troubleOf(learn365At(front.url).client.read('users'))
    expect(trouble.message).toMatch(/leads to a page that was read before/)
  })

  it('are not followed by a redirect, which could carry the key away', async () => {
    const thief = closed(await smallServer((_request, res) => void res.end('{"value":[]}')))
    const lure = closed(await smallServer((_request, res) => void res.writeHead(302, { location: thief.url }).end()))
    expect((await troubleOf(learn365At(lure.url).client.read('users'))).kind).toBe('rejected')
    expect(thief.seen).toEqual([])
  })

  it.each([
    ['https://us-api.365.systems', 'https://ne-api.365.systems/odata/v2/Users?$skip=1', true],
    ['https://us-api.365.systems', 'https://api.usgcc365.systems/x', true],
    ['https://us-api.365.systems', 'https://us-api.365.systems:8443/x', false],
    ['https://us-api.365.systems', 'http://us-api.365.systems/x', false],
    ['https://us-api.365.systems', 'https://us-api.365.systems.evil.example/x', false],
    ['https://us-api.365.systems', 'https://us-api.365.systems@evil.example/x', false],
    ['https://us-api.365.systems', 'http://127.0.0.1/x', false],
    ['http://127.0.0.1:8080', 'http://localhost:8080/x', true],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8081/x', false],
    ['http://127.0.0.1:8080', 'https://api.365.systems/x', false],
    ['https://learn.contoso.example', 'https://api.365.systems/x', false],
  ])('from %s to %s: the key may go there: %s', (base, target, may) => {
    expect(mayCarryKey(new URL(target), base)).toBe(may)
  })
})
