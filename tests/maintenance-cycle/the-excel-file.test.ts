import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MembershipChange } from '../../core/membership-change.ts'
import { heldRunId } from '../../core/run.ts'
import { maintain } from '../../jobs/maintenance.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { dyingWorker, slotClaim } from './dying-worker.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const moveTo = (name: string, city: string) => world.learn365.updateUser(world.person(name).id, { City: city })
const rename = (name: string, to: string) => world.learn365.updateUser(world.person(name).id, { Title: to })

const download = async (title: string): Promise<Response> =>
  fetch(`${world.url}/api/profiles/${(await world.profile(title)).id}/members.xlsx`, {
    headers: { authorization: `Bearer ${await world.token('Maya Jensen')}` },
  })

async function opened(title: string): Promise<ExcelJS.Workbook> {
  const response = await download(title)
  expect(response.status).toBe(200)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await response.arrayBuffer())
  return workbook
}
/** The rows of a sheet by their headings. */
function rowsOf(workbook: ExcelJS.Workbook, name: string): Record<string, ExcelJS.CellValue>[] {
  const rows: ExcelJS.CellValue[][] = []
  workbook.getWorksheet(name)?.eachRow((row) => rows.push((row.values as ExcelJS.CellValue[]).slice(1)))
  const [heads = [], ...rest] = rows
  return rest.map((row) => Object.fromEntries(heads.map((head, at) => [head as string, row[at]])))
}
const namesIn = (workbook: ExcelJS.Workbook, name: string) => rowsOf(workbook, name).map(({ Name }) => Name)

const changesOf = async (title: string): Promise<MembershipChange[]> => {
  const { id } = await world.profile(title)
  const { membershipChanges } = world.worker.store
  const changes = await membershipChanges.list(world.tenantId, id, 20)
  return Promise.all(
    changes.map(async ({ runId }) => {
      const change = await membershipChanges.get(world.tenantId, id, runId)
      if (!change) throw new Error('a change that is listed is gone')
      return change
    }),
  )
}
const names = (people: MembershipChange['added'] = []) => people.map(({ name }) => name).sort()

describe('The Excel file of a profile', () => {
  it('is prepared for every profile that is automatically populated, and for no other', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.create('Tokyo', livesIn('Tokyo'))
    await world.create('By hand', { ...livesIn('Paris'), autoPopulate: false })
    await world.maintain()
    for (const title of ['Denver', 'Tokyo']) {
      const workbook = await opened(title)
      expect([...namesIn(workbook, 'Members')].sort(), title).toEqual(await world.membersOf(title))
      expect([...namesIn(workbook, 'Added')].sort(), title).toEqual(await world.membersOf(title))
    }
    expect((await download('By hand')).status).toBe(409)
  })

  it('has who was added and who was removed by the last change, with the reason and the time', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const [ana, maya] = [world.person('Ana Souza'), world.person('Maya Jensen')]
    moveTo('Ana Souza', 'Oslo')
    moveTo('Maya Jensen', 'Denver')
    await world.nextCycle()
    const workbook = await opened('Denver')
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Members',
      'Added',
      'Removed',
      'Held',
      'Cannot be members',
    ])
    expect(namesIn(workbook, 'Members')).toContain('Maya Jensen')
    expect(namesIn(workbook, 'Members')).not.toContain('Ana Souza')
    const when = { 'When (UTC)': world.clock.now }
    const ids = ({ id, directoryId }: typeof ana) => ({ 'Learn365 user id': id, 'Entra ID object id': directoryId })
    expect(rowsOf(workbook, 'Added')).toEqual([
      { Name: 'Maya Jensen', Reason: 'matches the rules', ...when, ...ids(maya) },
    ])
    expect(rowsOf(workbook, 'Removed')).toEqual([
      { Name: 'Ana Souza', Reason: 'does not match any more', ...when, ...ids(ana) },
    ])
    expect(rowsOf(workbook, 'Held')).toEqual([])
  })

  it('still has the last change after a cycle that changed nothing', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const changedAt = new Date(world.clock.now)
    const members = await world.membersOf('Denver')
    expect((await world.nextCycle()).profiles[0]).toMatchObject({ verdict: 'nothing to do' })
    const added = rowsOf(await opened('Denver'), 'Added')
    expect(added.map(({ Name }) => Name).sort()).toEqual(members)
    expect(added[0]).toMatchObject({ 'When (UTC)': changedAt })
    expect(await changesOf('Denver')).toHaveLength(1)
  })

  it('names who is held, in which direction and why, and nobody any more once the profile was edited', async () => {
    await world.create('Denver', { ...livesIn('Denver'), throttle: { kind: 'none' } })
    await world.maintain()
    await world.change('Denver', { throttle: { kind: 'members', limit: 1 } })
    moveTo('Ana Souza', 'Oslo')
    moveTo('Maya Jensen', 'Denver')
    const run = await world.nextCycle()
    expect(run.profiles[0]).toMatchObject({ verdict: 'held' })
    const held = rowsOf(await opened('Denver'), 'Held')
    const because = { 'Held because': run.profiles[0]?.because, 'Held since (UTC)': world.clock.now }
    expect(held).toMatchObject([
      { Name: 'Maya Jensen', Direction: 'add', Reason: 'matches the rules', ...because },
      { Name: 'Ana Souza', Direction: 'remove', Reason: 'does not match any more', ...because },
    ])
    await world.change('Denver', { description: 'Another one.' })
    expect(rowsOf(await opened('Denver'), 'Held')).toEqual([])
  })

  it('names nobody as held once the change has expired', async () => {
    await world.create('Denver', { ...livesIn('Denver'), throttle: { kind: 'members', limit: 1 } })
    await world.maintain()
    expect(rowsOf(await opened('Denver'), 'Held').length).toBeGreaterThan(1)
    world.clock.advance(15 * 24)
    expect(rowsOf(await opened('Denver'), 'Held')).toEqual([])
  })

  it('is safe against formulas, whoever is added, removed or held', async () => {
    rename('Ana Souza', '=HYPERLINK("https://evil.example";"x")')
    rename('Maya Jensen', '@SUM(A1)')
    await world.refresh()
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    moveTo('Ana Souza', 'Oslo')
    moveTo('Maya Jensen', 'Denver')
    await world.nextCycle()
    await world.change('Denver', { throttle: { kind: 'members', limit: 1 } })
    moveTo('Ana Souza', 'Denver')
    moveTo('Maya Jensen', 'Oslo')
    await world.nextCycle()
    const workbook = await opened('Denver')
    for (const sheet of ['Added', 'Removed', 'Held']) expect(rowsOf(workbook, sheet).length, sheet).toBeGreaterThan(0)
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) =>
          expect([ExcelJS.ValueType.String, ExcelJS.ValueType.Date], cell.text).toContain(cell.type),
        ),
      )
    expect(namesIn(workbook, 'Added')).toEqual(['@SUM(A1)'])
    expect(namesIn(workbook, 'Removed')).toEqual(['=HYPERLINK("https://evil.example";"x")'])
  })
})

describe('What maintenance changed in a group', () => {
  it('is recorded with the run and who started it, and without those whom Entra ID refused', async () => {
    const ana = world.person('Ana Souza')
    await world.create('Denver', livesIn('Denver'))
    world.standIns.graph.state.deleteUser(world.tenantId, ana.directoryId)
    const run = await world.maintain()
    const [change, ...more] = await changesOf('Denver')
    expect(more).toEqual([])
    expect(change).toMatchObject({ runId: run.id, startedBy: 'the test', at: world.clock.now.toISOString() })
    expect(names(change?.added)).toEqual(await world.membersOf('Denver'))
    expect(names(change?.added)).not.toContain('Ana Souza')
    expect(change?.removed).toEqual([])
  })

  it('names the person who approved it, where it was held', async () => {
    await world.create('Denver', { ...livesIn('Denver'), throttle: { kind: 'members', limit: 1 } })
    await world.maintain()
    const { items } = await world.api.get<{ items: { id: string }[] }>('/api/held')
    const id = items[0]?.id ?? ''
    await world.api.send('POST', `/api/held/${encodeURIComponent(id)}/approve`, {})
    const { tenantId, worker, clock } = world
    const claim = { tenantId, kind: 'held change' as const, runId: heldRunId(id), slot: clock.now, startedBy: '' }
    await maintain(claim, worker)
    const [change] = await changesOf('Denver')
    expect(change).toMatchObject({ runId: heldRunId(id), startedBy: 'maya.jensen@contoso.com' })
    expect(names(change?.added)).toEqual(await world.membersOf('Denver'))
    const workbook = await opened('Denver')
    expect([...namesIn(workbook, 'Added')].sort()).toEqual(await world.membersOf('Denver'))
    expect(namesIn(workbook, 'Held')).toEqual([])
  })

  it('is not recorded where the group was not changed', async () => {
    await world.create('Denver', { ...livesIn('Denver'), throttle: { kind: 'members', limit: 1 } })
    await world.maintain()
    expect(await changesOf('Denver')).toEqual([])
  })

  it.each(['before', 'after'] as const)(
    'is recorded whole although the worker died %s it was recorded',
    async (when) => {
      await world.create('Denver', livesIn('Denver'))
      const dying = dyingWorker(world.worker, when, 'membershipChanges.save')
      await maintain(slotClaim('maintenance', world), dying).catch(() => undefined)
      const members = await world.membersOf('Denver')
      expect(members.length).toBeGreaterThan(1)
      moveTo('Maya Jensen', 'Denver')
      world.clock.advance(1)
      await world.refresh()
      await maintain(slotClaim('maintenance', world), world.worker)
      const changes = await changesOf('Denver')
      expect(changes.flatMap(({ added }) => names(added)).sort()).toEqual(await world.membersOf('Denver'))
      expect(changes.flatMap(({ removed }) => removed)).toEqual([])
    },
  )

  it('is recorded by the next run although the worker that wrote it died, and nothing is left to do', async () => {
    await world.create('Denver', livesIn('Denver'))
    await world.maintain()
    const { id } = await world.profile('Denver')
    const ana = world.person('Ana Souza')
    // Announced by a worker that removed her and died before it could say so.
    const [first] = await changesOf('Denver')
    if (!first) throw new Error('nothing was recorded')
    const moved = first.added.filter(({ entraId }) => entraId === ana.directoryId)
    const { membershipChanges } = world.worker.store
    const announced = {
      ...first,
      runId: 'maintenance:of a dead worker' as typeof first.runId,
      added: [],
      removed: moved,
    }
    await membershipChanges.announce(announced)
    world.standIns.graph.state.removeMember(await world.groupIdOf('Denver'), ana.directoryId)
    moveTo('Ana Souza', 'Oslo')
    expect((await world.nextCycle()).profiles[0]).toMatchObject({ verdict: 'nothing to do' })
    expect(await membershipChanges.get(world.tenantId, id, announced.runId)).toEqual(announced)
    expect(await membershipChanges.announced(world.tenantId, id)).toBeUndefined()
  })
})
