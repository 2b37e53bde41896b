import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aWorld, livesIn, saveSettings, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld({ standIns: { learn365: { pageSize: 25 } } })
})
afterEach(() => world.close())

const current = () => world.worker.store.snapshots.current(world.tenantId)

describe('The data refresh job', () => {
  it('retrieves and stores Courses, Catalogs, Users, UserFields, Enrollments and RoleAssignments, to the last page', async () => {
    const snapshot = await current()
    const { users, courses, catalogs, userFields, fieldValues, enrollments, roleAssignments } = world.learn365
    expect(snapshot?.users).toHaveLength(users().length)
    expect(snapshot?.courses).toHaveLength(courses().filter((course) => !course.IsDeleted).length)
    expect(snapshot?.catalogs).toHaveLength(catalogs().filter((catalog) => !catalog.IsDeleted).length)
    expect(snapshot?.userFields).toHaveLength(userFields().length)
    // A row whose four value columns are all null is a blank, like no row at all.
    const filled = fieldValues().filter((row) =>
      [row.StringValue, row.NumberValue, row.BooleanValue, row.DateTimeValue].some((value) => value !== null),
    )
    expect(snapshot?.fieldValues).toHaveLength(filled.length)
    // All() has every row but those of deleted users, who can match no rule.
    const deleted = new Set(users().flatMap((user) => (user.IsDeleted ? [user.Id] : [])))
    expect(snapshot?.enrollments).toHaveLength(enrollments().filter(({ UserId }) => !deleted.has(UserId)).length)
    expect(snapshot?.roleAssignments).toHaveLength(roleAssignments().length)
    expect(world.complaints()).toEqual([])
  })

  it("builds and stores the 'profile schema' that the drop-down lists are made of", async () => {
    const schema = await world.worker.store.snapshots.schema(world.tenantId)
    expect(schema?.sources.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['City', 'Company', 'Department', 'Country', 'Office', 'Job Title', 'Email', 'Hire Date']),
    )
    expect(schema?.courses.map(({ title }) => title)).toContain('Outlook - Japanese')
  })

  it('writes no chunk when nothing has changed', async () => {
    world.clock.advance(3)
    const run = await world.refresh()
    expect(run.state).toBe('done')
    expect(run.stages.at(-1)?.written).toBe(0)
  })

  it.each(['down', 'half a page', 'unreachable'] as const)(
    'is all or nothing: when Learn365 is %s in the middle, the last snapshot stays and the contact is told',
    async (kind) => {
      const before = await current()
      world.standIns.learn365.faults.inject({ kind, path: '/Enrollments', after: 2, times: 10 })
      world.clock.advance(3)
      const run = await world.refresh()
      expect(run.state).toBe('failed')
      expect((await current())?.id).toBe(before?.id)
      expect((await world.notices()).map(({ content }) => content.kind)).toContain('sync failed')
    },
  )

  it('stops with the place in the answer when a row is of another shape', async () => {
    const enrollment = world.learn365.enrollments()[3]
    world.learn365.updateEnrollment(enrollment?.Id ?? '', { RegistrationStatus: 'Paused' as never })
    const run = await world.refresh()
    expect(run.state).toBe('failed')
    expect(run.because).toMatch(
      /reading enrollments, page 1, value\[3\]: RegistrationStatus: found "Paused", expected one of active/,
    )
  })

  it('keeps a refresh aside in which much is missing, uses the last one, and asks the contact', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const before = await world.membersOf('Denver')
    for (const user of world.learn365.users().slice(0, 40)) world.learn365.vanishUser(user.Id)
    const run = await world.nextCycle()
    expect((await world.worker.store.runs.latest(world.tenantId, 5)).map(({ value }) => value.state)).toContain(
      'kept aside',
    )
    expect(run.state).toBe('done')
    expect(await world.membersOf('Denver')).toEqual(before)
    expect((await world.notices()).map(({ content }) => content.kind)).toContain('refresh kept aside')
  })

  it('stops the tenant and tells its contact when the key was revoked', async () => {
    world.standIns.learn365.state.revokeKey(world.demo.keys.fullControl)
    const run = await world.refresh()
    expect(run).toMatchObject({ state: 'failed' })
    expect((await world.notices()).map(({ content }) => content)).toContainEqual(
      expect.objectContaining({ kind: 'access refused', system: 'Learn365' }),
    )
    const sent = JSON.stringify(world.standIns.mail.messages())
    expect(sent).not.toContain(world.demo.keys.fullControl)
  })
})

describe('New tenants', () => {
  it('are refreshed when their settings are saved, and told by email that Assigner is ready for use', async () => {
    const fresh = await aWorld({ untouched: true })
    await saveSettings(fresh)
    const waiting = await fresh.worker.store.runs.latest(fresh.tenantId, 5)
    expect(waiting.map(({ value }) => [value.kind, value.state])).toEqual([['data refresh', 'waiting']])
    expect(await fresh.refresh()).toMatchObject({ state: 'done', startedBy: 'settings saved' })
    const mail = await fresh.standIns.mail.waitFor(({ subject }) => subject === 'Assigner is ready for use', 5_000)
    expect(mail.to).toEqual(['maya.jensen@contoso.example'])
    await fresh.close()
  })

  it('are told in Japanese when that is their language', async () => {
    const fresh = await aWorld({ untouched: true })
    await saveSettings(fresh, { language: 'ja' })
    await fresh.refresh()
    await fresh.standIns.mail.waitFor(({ subject }) => subject === 'Assigner を使用する準備ができました', 5_000)
    await fresh.close()
  })
})
