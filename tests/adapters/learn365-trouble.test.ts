import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CatalogId, CourseId, EntraGroupId } from '../../core/ids.ts'
import type { startLearn365 } from '../../sandbox/learn365/start-learn365.ts'
import * as small from '../sandbox/small-tenant.ts'
import { learn365At, learn365Tenant } from './learn365-tenant.ts'
import { between, type Changes, type SmallServer } from './small-server.ts'
import { troubleOf } from './trouble-of.ts'

const group = EntraGroupId.parse(small.group)
const essentials = CatalogId.parse(small.essentials)
const gdpr = CourseId.parse(small.gdpr)

let learn365: Awaited<ReturnType<typeof startLearn365>>
let fronts: SmallServer[]
beforeEach(async () => {
  ;({ learn365 } = await learn365Tenant({ pageSize: 2 }))
  fronts = []
})
afterEach(async () => {
  await Promise.all([learn365, ...fronts].map((one) => one.close()))
})

/** A client whose answers are altered on the way. */
async function altered(changes: Changes) {
  const front = await between(learn365.url, changes)
  fronts.push(front)
  return { ...learn365At(front.url), front }
}
type Row = Record<string, unknown>
/** Alters the rows of every page but the first. */
const onLaterPages = (change: (row: Row) => Row): Changes => ({
  alter(text, { path }) {
    if (!path.includes('skip')) return text
    const page = JSON.parse(text) as { value: Row[] }
    return JSON.stringify({ ...page, value: page.value.map(change) })
  },
})

describe('A list with fewer rows than Learn365 says there are', () => {
  type Page = { value: Row[]; '@odata.count'?: number }
  const dropLast: Changes = {
    alter(text, { path }) {
      if (!path.includes('skip')) return text
      const page = JSON.parse(text) as Page
      return JSON.stringify({ ...page, value: page.value.slice(0, -1) })
    },
  }

  it('is no list: nobody is taken for gone because a page came short', async () => {
    const { client } = await altered(dropLast)
    const trouble = await troubleOf(client.read('users'))
    expect(trouble).toMatchObject({ kind: 'unintelligible' })
    expect(trouble.message).toMatch(/^reading users: found \d+ rows on all pages, expected \d+, as @odata.count says$/)
  })

  it('is whole where rows were deleted while it was read', async () => {
    let told = 0
    const { client } = await altered({
      alter(text) {
        const page = JSON.parse(text) as Page
        const count = page['@odata.count']
        told += count === undefined ? 0 : 1
        return told === 1 && count !== undefined ? JSON.stringify({ ...page, '@odata.count': count + 1 }) : text
      },
    })
    expect((await client.read('users')).length).toBeGreaterThan(2)
  })

  it('is read all the same where Learn365 does not count', async () => {
    const { client } = await altered({ refuse: ({ path }) => (path.includes('count') ? 400 : undefined) })
    expect((await client.read('users')).length).toBeGreaterThan(2)
  })
})

describe('An answer of another shape', () => {
  it('is told with page, row, field, what was found and what was expected', async () => {
    const { client } = await altered(onLaterPages((row) => (row.Title === 'bob' ? { ...row, IsDeleted: 'no' } : row)))
    const trouble = await troubleOf(client.read('users'))
    expect(trouble.kind).toBe('unintelligible')
    expect(trouble.message).toMatch(/^reading users, page 2, value\[1\]: IsDeleted: found "no", expected .*boolean/)
  })

  it('is an enum that nobody knows, too', async () => {
    const { client } = await altered(onLaterPages((row) => ({ ...row, PrincipalType: 'Robot' })))
    const { message } = await troubleOf(client.read('users'))
    expect(message).toMatch(/page 2, value\[0\]: PrincipalType: found "Robot", expected one of user, group/)
  })

  it('is a date that is none, too', async () => {
    learn365.state.tenant().setFieldValue(small.ana, small.hireDate, 'yesterday')
    const { message } = await troubleOf(learn365At(learn365.url).client.read('fieldValues'))
    expect(message).toMatch(/value\[0\]: DateTimeValue: found "yesterday", expected a date such as/)
  })

  it.each([
    ['no JSON', '<html>Sign in</html>', /found "<html>Sign in<\/html>", expected JSON/],
    ['no list', '{"values":[]}', /page 1: value: found nothing, expected/],
    ['a list of nothing', '{"value":[null]}', /value\[0\]: found null, expected/],
    ['an odd link', '{"value":[],"@odata.nextLink":7}', /@odata.nextLink: found 7, expected/],
  ])('is %s, too', async (_what, text, expected) => {
    const { client } = await altered({ alter: () => text })
    const trouble = await troubleOf(client.read('users'))
    expect(trouble.kind).toBe('unintelligible')
    expect(trouble.message).toMatch(expected)
  })

  it('is never half of a list: a later page that is gone is trouble', async () => {
    const { client } = await altered({ refuse: ({ path }) => (path.includes('skip') ? 404 : undefined) })
    const trouble = await troubleOf(client.read('users'))
    expect(trouble.message).toContain('reading users, page 2: Learn365 answered 404')
  })
})

describe('When Learn365 is not well', () => {
  it.each(['half a page', 'unreachable', 'lose the reply', 'down'] as const)(
    'a page is asked for again: %s',
    async (kind) => {
      learn365.faults.inject({ kind, method: 'GET', path: 'skip', times: 2 })
      const { client, tally } = learn365At(learn365.url)
      expect(await client.read('users')).toHaveLength(4)
      expect(tally).toEqual({ Learn365: 4 })
      expect(learn365.judge.complaints()).toEqual([])
    },
  )

  it('a rate limit is waited for as long as it says', async () => {
    learn365.faults.inject({ kind: 'rate limit', seconds: 0.3, times: 2 })
    const { client, waits } = learn365At(learn365.url)
    expect(await client.read('users')).toHaveLength(4)
    expect(waits).toEqual([300, 300])
    expect(learn365.judge.complaints()).toEqual([])
  })

  it.each([
    ['down', 'unreachable', /reading users: Learn365 answered 503, "The service is unavailable\."/],
    ['unreachable', 'unreachable', /reading users: 127\.0\.0\.1:\d+ did not answer/],
    ['half a page', 'unreachable', /did not answer/],
    ['rate limit', 'rate limited', /answered 429/],
  ] as const)('it is given up after five tries: %s', async (kind, expected, words) => {
    learn365.faults.inject({ kind, seconds: 0, times: 9 })
    const { client, tally } = learn365At(learn365.url)
    const trouble = await troubleOf(client.read('users'))
    expect([trouble.system, trouble.kind]).toEqual(['Learn365', expected])
    expect(trouble.message).toMatch(words)
    expect(tally).toEqual({ Learn365: 5 })
  })

  it('a wait of an hour is not sat out, but told', async () => {
    learn365.faults.inject({ kind: 'rate limit', seconds: 3_600 })
    const { client, tally } = learn365At(learn365.url)
    const trouble = await troubleOf(client.read('users'))
    expect([trouble.kind, trouble.retryAfterSeconds]).toEqual(['rate limited', 3_600])
    expect(tally).toEqual({ Learn365: 1 })
  })
})

describe('The API key', () => {
  it('that was revoked is refused, and is in no message', async () => {
    learn365.state.revokeKey(small.fullKey)
    const trouble = await troubleOf(learn365At(learn365.url).client.read('users'))
    expect([trouble.kind, trouble.system]).toEqual(['refused', 'Learn365'])
    expect(trouble.message).toContain('answered 401')
    expect(JSON.stringify(trouble) + String(trouble.stack)).not.toContain(small.fullKey)
  })

  it('that may only read is refused when something is written', async () => {
    const { client } = learn365At(learn365.url, small.readKey)
    expect(await client.read('users')).toHaveLength(4)
    const trouble = await troubleOf(client.importGroup(group))
    expect(trouble.kind).toBe('refused')
    expect(trouble.message).toContain('The API key has the permission Read Only.')
  })
})

describe('Writing to Learn365', () => {
  it('makes a group known, adds it to a catalog and enrolls it, and takes all that back', async () => {
    const { client } = learn365At(learn365.url)
    const tenant = learn365.state.tenant()
    expect(await client.groupRecord(group)).toBeUndefined()
    await client.importGroup(group)
    const record = await client.groupRecord(group)
    expect(tenant.users().find(({ Id }) => Id === record)?.DirectoryObjectId).toBe(group)
    await client.addToCatalog(essentials, group)
    await client.enroll(gdpr, group)
    expect(tenant.enrolledGroups()).toEqual([{ group, course: gdpr }])
    const roles = (await client.roleAssignments()).filter(({ userId }) => userId === record)
    expect(roles.map(({ catalogId, courseId }) => catalogId ?? courseId).sort()).toEqual([essentials, gdpr].sort())
    await client.unenroll(gdpr, group)
    await client.removeFromCatalog(essentials, group)
    expect(tenant.roleAssignments()).toEqual([])
    expect(learn365.judge.complaints()).toEqual([])
  })

  it('takes "already" for done', async () => {
    const { client } = learn365At(learn365.url)
    for (let time = 1; time <= 2; time += 1) {
      await client.importGroup(group)
      await client.addToCatalog(essentials, group)
      await client.enroll(gdpr, group)
    }
    for (let time = 1; time <= 2; time += 1) {
      await client.unenroll(gdpr, group)
      await client.removeFromCatalog(essentials, group)
    }
    expect(learn365.state.tenant().groupsInCatalogs()).toEqual([])
  })

  it('says what could not be done, and why', async () => {
    const { client } = learn365At(learn365.url)
    const trouble = await troubleOf(client.enroll(gdpr, group))
    expect(trouble.kind).toBe('rejected')
    expect(trouble.message).toMatch(
      /^enrolling the group .* in the course .*: Learn365 answered 404, ".* was not found/,
    )
  })

  it.each(['lose the reply', 'down', 'unreachable'] as const)(
    'does not repeat a write by itself when it does not know what became of it: %s',
    async (kind) => {
      const { client, tally } = learn365At(learn365.url)
      learn365.faults.inject({ kind, method: 'POST' })
      expect((await troubleOf(client.importGroup(group))).kind).toBe('unreachable')
      expect(tally).toEqual({ Learn365: 1 })
    },
  )

  it('finds the record of a group also where Learn365 refuses to filter by it', async () => {
    await learn365At(learn365.url).client.importGroup(group)
    const { client } = await altered({ refuse: ({ path }) => (path.includes('$filter') ? 400 : undefined) })
    expect(await client.groupRecord(group)).toBe(await learn365At(learn365.url).client.groupRecord(group))
    expect(await client.groupRecord(EntraGroupId.parse(small.otherGroup))).toBeUndefined()
  })
})
