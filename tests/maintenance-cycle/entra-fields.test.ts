import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entraFields } from '../../sandbox/demo/fields.ts'
import type { DirectoryUser } from '../../sandbox/graph/directory.ts'
import { aWorld, saveSettings, type World } from '../support/world.ts'

let world: World
const start = async (settings: Record<string, unknown> = { entraFields }) => {
  world = await aWorld({ standIns: { graph: { pageSize: 25 } }, settings })
}
beforeEach(() => start())
afterEach(() => world.close())

const current = async () => {
  const snapshot = await world.worker.store.snapshots.current(world.tenantId)
  if (!snapshot) throw new Error('there is no snapshot')
  return snapshot
}
const changeId = (id: string, changes: Partial<DirectoryUser>) =>
  world.standIns.graph.state.changeUser(world.tenantId, id, changes)
const change = (name: string, changes: Partial<DirectoryUser>) => changeId(world.person(name).directoryId, changes)
/** The values of a field, by Learn365 user. */
const valuesOf = async (fieldId: string) => {
  const rows = (await current()).fieldValues.filter((row) => String(row.fieldId) === fieldId)
  return new Map<string, unknown>(rows.map(({ userId, value }) => [userId, value]))
}
const only = (source: string, condition: string, value?: unknown) => ({
  relation: 'and',
  not: false,
  rules: [{ source, condition, ...(value === undefined ? {} : { value }) }],
})
const ofType = (type: string) => ({ userProperties: only('entra:employeeType', 'is equal to', type) })
const stageOf = (run: Awaited<ReturnType<World['refresh']>>) =>
  run.stages.find(({ name }) => name === 'entraFields are read')

describe('Entra ID fields that the settings name', () => {
  it('are read by the data refresh, everybody’s, and stand beside the user fields of Learn365', async () => {
    const { userFields } = await current()
    expect(userFields.filter(({ origin }) => origin === 'entra')).toEqual([
      {
        id: 'entra:employeeHireDate',
        title: 'Hire date (Entra ID)',
        type: 'date',
        predefined: false,
        origin: 'entra',
      },
      { id: 'entra:employeeType', title: 'Employee type (Entra ID)', type: 'text', predefined: false, origin: 'entra' },
      {
        id: 'entra:extensionAttribute1',
        title: 'Extension attribute 1 (Entra ID)',
        type: 'text',
        predefined: false,
        origin: 'entra',
      },
    ])
    const people = world.standIns.graph.state.users(world.tenantId)
    for (const name of ['employeeType', 'employeeHireDate'] as const)
      expect((await valuesOf(`entra:${name}`)).size).toBe(people.filter((user) => user[name]).length)
    const ana = world.demo.people.find(({ name }) => name === 'Ana Souza')
    expect((await valuesOf('entra:employeeHireDate')).get(ana?.id ?? '')).toBe(Date.parse(ana?.hireDate ?? ''))
    world.clock.advance(3)
    const run = await world.refresh()
    expect(stageOf(run)).toMatchObject({ planned: people.length, skipped: 0, trouble: [] })
    expect(run.requests['Entra ID']).toBe(Math.ceil(people.length / 25) + 1)
    expect(run.stages.at(-1)?.written).toBe(0)
    expect(world.complaints()).toEqual([])
  })

  it('are offered as sources, dates under User dates', async () => {
    const schema = await world.worker.store.snapshots.schema(world.tenantId)
    const offered = schema?.sources.filter(({ id }) => id.startsWith('entra:'))
    expect(offered?.map(({ id, label, kind, section }) => [id, label, kind, section])).toEqual([
      ['entra:employeeType', 'Employee type (Entra ID)', 'text', 'userProperties'],
      ['entra:employeeHireDate', 'Hire date (Entra ID)', 'date', 'userDates'],
      ['entra:extensionAttribute1', 'Extension attribute 1 (Entra ID)', 'text', 'userProperties'],
    ])
    expect(offered?.[0]?.values[0]?.value).toBe('Employee')
  })

  it('are asked about by rules like any other field', async () => {
    change('Ana Souza', { employeeType: 'Advisor', employeeHireDate: '2026-11-01T00:00:00Z' })
    change('Diego Ramos', { employeeType: ' ADVISOR', employeeHireDate: '2026-11-02T00:00:00Z' })
    await world.refresh()
    await world.create('Advisors', ofType('advisor'))
    await world.create('First of November', { userDates: only('entra:employeeHireDate', 'is on', '2026-11-01') })
    await world.maintain()
    expect(await world.membersOf('Advisors')).toEqual(['Ana Souza', 'Diego Ramos'])
    expect(await world.membersOf('First of November')).toEqual(['Ana Souza'])
  })

  it('belong to every Learn365 user who is that person', async () => {
    const { id, directoryId } = world.person('Ana Souza')
    const again = world.learn365.addUser({ Title: 'Ana Souza', DirectoryObjectId: directoryId.toUpperCase() })
    await world.refresh()
    const values = await valuesOf('entra:employeeType')
    expect([values.get(again.Id), values.get(id)]).toEqual(['Employee', 'Employee'])
  })

  it('are blank for whom Entra ID does not list, and the run says for how many', async () => {
    world.learn365.addUser({ Title: 'Nobody', DirectoryObjectId: '99999999-0000-4000-8000-000000000009' })
    const stage = stageOf(await world.refresh())
    expect(stage?.skipped).toBe(1)
    expect(stage?.remarks).toEqual(['1 of the Learn365 users are not in Entra ID: these fields are blank for them'])
  })

  it('are not asked for when the settings name none', async () => {
    await world.close()
    await start({})
    const run = await world.refresh()
    expect(stageOf(run)).toBeUndefined()
    expect(run.requests['Entra ID']).toBeUndefined()
    expect(world.standIns.graph.judge.seen).toEqual([])
  })
})

describe('Reading Entra ID fields is a part of the refresh, which is all or nothing', () => {
  it.each(['down', 'half a page', 'unreachable'] as const)(
    'when Graph is %s in the middle, the last snapshot stays and the contact is told',
    async (kind) => {
      const { id } = await current()
      world.standIns.graph.faults.inject({ kind, path: 'skiptoken', times: 10 })
      world.clock.advance(3)
      expect((await world.refresh()).state).toBe('failed')
      expect((await current()).id).toBe(id)
      expect((await world.notices()).map(({ content }) => content.kind)).toContain('sync failed')
    },
  )

  it('a field that Entra ID does not know is told by name', async () => {
    const unknown = `extension_${'0'.repeat(32)}_shoeSize`
    await saveSettings(world, { entraFields: ['employeeType', unknown] })
    const run = await world.refresh()
    expect(run.state).toBe('failed')
    expect(run.because).toContain(`Entra ID has no user field ${unknown}; please correct the settings`)
  })

  it('access that Entra ID refuses is told as such', async () => {
    world.standIns.signIn.faults.inject({ kind: 'expired secret', times: 5 })
    expect((await world.refresh()).state).toBe('failed')
    expect((await world.notices()).map(({ content }) => content)).toContainEqual(
      expect.objectContaining({ kind: 'access refused', system: 'Entra ID' }),
    )
  })
})

describe('Nobody loses a membership by what Entra ID says by mistake', () => {
  it('a refresh in which the values of a field vanish is kept aside', async () => {
    await world.create('Employees', ofType('Employee'))
    await world.maintain()
    const before = await world.membersOf('Employees')
    for (const { id } of world.standIns.graph.state.users(world.tenantId)) changeId(id, { employeeType: null })
    await world.nextCycle()
    expect((await world.worker.store.runs.latest(world.tenantId, 5)).map(({ value }) => value.because)).toContainEqual(
      expect.stringMatching(/^much less data than before: filled Employee type \(Entra ID\): \d+ before, 0 now$/),
    )
    expect(await world.membersOf('Employees')).toEqual(before)
  })

  it('somebody whom Entra ID’s list leaves out is not removed for it until a second refresh says the same', async () => {
    change('Ana Souza', { employeeType: 'Advisor' })
    change('Diego Ramos', { employeeType: 'Advisor' })
    await world.refresh()
    await world.create('Advisors', ofType('Advisor'))
    await world.maintain()
    change('Ana Souza', { unlisted: true })
    await world.nextCycle()
    expect(await world.membersOf('Advisors')).toEqual(['Ana Souza', 'Diego Ramos'])
    await world.nextCycle()
    expect(await world.membersOf('Advisors')).toEqual(['Diego Ramos'])
  })

  it('neither a field that is newly named nor one that is named no longer is taken for data that shrank', async () => {
    for (const names of [[...entraFields, 'department'], ['department'], [], entraFields]) {
      await saveSettings(world, { entraFields: names })
      expect((await world.refresh()).state).toBe('done')
      expect((await current()).userFields.filter(({ origin }) => origin === 'entra')).toHaveLength(names.length)
    }
  })

  it('a field that the settings name no longer stops the profiles that use it, as a deleted user field does', async () => {
    await world.create('Contractors', ofType('Contractor'))
    await world.maintain()
    const before = await world.membersOf('Contractors')
    expect(before.length).toBeGreaterThan(0)
    await saveSettings(world, { entraFields: ['department'] })
    for (let cycle = 0; cycle < 2; cycle += 1)
      expect((await world.nextCycle()).profiles[0]).toMatchObject({ verdict: 'cannot' })
    expect(await world.membersOf('Contractors')).toEqual(before)
    const told = (await world.notices()).filter(({ content }) => content.kind === 'needs review')
    expect(told.map(({ content }) => content)).toEqual([expect.objectContaining({ title: 'Contractors' })])
    await saveSettings(world, { entraFields })
    expect((await world.nextCycle()).profiles[0]).toMatchObject({ verdict: 'nothing to do' })
  })
})
