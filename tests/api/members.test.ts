import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byName } from '../../core/by-name.ts'
import { MembersPage } from '../../core/contract/answers.ts'
import { aWorld, livesIn, type World } from '../support/world.ts'
import { asking, problemOf, type Ask } from './asking.ts'

const title = `Denver's & 東京 "100%" (*)`
const formulas = ['=1+1', '+SUM(A1:A9)', '-2', '@now', '=HYPERLINK("https://evil.example";"x")', '\t=1', 'Line\nbreak']

let world: World
let ask: Ask
let id: string
let emptyId: string
beforeAll(async () => {
  world = await aWorld()
  ask = asking(world)
  // Whoever is called like a formula is a person all the same.
  const people = world.demo.people.filter(
    ({ city, source, deleted }) => city === 'Denver' && source === 'Entra ID' && !deleted,
  )
  formulas.forEach((name, i) => world.learn365.updateUser(people[i + 1]?.id ?? '', { Title: name }))
  await world.refresh()
  const include = [{ kind: 'user', id: world.person('Ken Tanaka (田中 健)').id, reason: 'Visits often.' }]
  ;({ id } = await world.create(title, { ...livesIn('Denver'), overrides: { include, exclude: [] } }))
  await world.maintain()
  ;({ id: emptyId } = await world.create('Not computed yet', livesIn('Paris')))
})
afterAll(async () => {
  expect(world.complaints()).toEqual([])
  await world.close()
})

const read = async (query = '', profileId = id): Promise<MembersPage> =>
  MembersPage.parse((await ask('GET', `/api/profiles/${profileId}/members${query}`)).body)

/** Every page of the list, by the cursors that the pages give. */
async function pages(limit: number): Promise<MembersPage[]> {
  const found: MembersPage[] = []
  for (let cursor: string | null = ''; cursor !== null; cursor = found.at(-1)?.next ?? null) {
    if (found.length > 100) throw new Error('the pages have no end')
    found.push(await read(`?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`))
  }
  return found
}

describe('The members of a profile', () => {
  it('are read page by page to the end, each once', async () => {
    const whole = await read()
    const few = await pages(5)
    expect(whole.total).toBe((await world.membersOf(title)).length)
    expect(few.length).toBe(Math.ceil(whole.total / 5))
    expect(few.flatMap(({ items }) => items)).toEqual(whole.items)
    expect(new Set(few.map(({ total }) => total))).toEqual(new Set([whole.total]))
    expect(new Set(whole.items.map(({ entraId }) => entraId)).size).toBe(whole.total)
  })

  it('are in the order of their names', async () => {
    const { items } = await read()
    expect(items).toEqual(items.toSorted(byName))
  })

  it('are those of the last maintenance, and the list says when that was', async () => {
    expect((await read()).at).toBe(world.clock.now.toISOString())
  })

  it('are shown with the reason for each', async () => {
    const { items } = await read()
    const reasonOf = (name: string) => items.find((member) => member.name === name)?.reason
    expect(reasonOf('Ken Tanaka (田中 健)')).toBe('is included')
    expect(reasonOf('Ana Souza')).toBe('matches the rules')
  })

  it('are searched by name or e-mail address', async () => {
    const ana = world.person('Ana Souza')
    for (const search of ['ana sou', 'ＡＮＡ', ana.email.slice(0, 9)]) {
      const found = await read(`?search=${encodeURIComponent(search)}`)
      expect(found.items, search).toContainEqual(expect.objectContaining({ userId: ana.id, entraId: ana.directoryId }))
      expect(found.total).toBeLessThan((await read()).total)
    }
    expect(await read('?search=nobody-of-that-name')).toMatchObject({ items: [], total: 0, next: null })
  })

  it('do not hold people who match and cannot be in an Entra ID group; those are listed with the reason', async () => {
    const { cannot, items } = await read()
    const names = new Map(cannot.map(({ name, because }) => [name, because]))
    expect(names.get('Frida Floor')).toBe('is not an Entra ID user')
    expect(items.map(({ name }) => name)).not.toContain('Frida Floor')
  })

  it('are an empty list before the first maintenance has computed them', async () => {
    expect(await read('', emptyId)).toEqual({ items: [], total: 0, next: null, at: null, cannot: [] })
    const told = await ask('GET', `/api/profiles/${emptyId}/members.xlsx`)
    expect(told.status).toBe(409)
    expect(problemOf(told).detail).toContain('No maintenance has computed')
  })

  it('end where a cursor is behind the last of them', async () => {
    const told = await ask('GET', `/api/profiles/${id}/members?cursor=999999`)
    expect(told.status).toBe(200)
    expect(MembersPage.parse(told.body)).toMatchObject({ items: [], next: null })
  })

  it.each(['-5', 'first', '1e99', ''])('are not told by a cursor that the API never gave: %j', async (cursor) => {
    const told = await ask('GET', `/api/profiles/${id}/members?cursor=${cursor}`)
    expect(told.status).toBe(400)
    expect(problemOf(told).findings).toMatchObject([{ path: 'query.cursor' }])
  })
})

describe('Download members list', () => {
  const download = async () =>
    fetch(`${world.url}/api/profiles/${id}/members.xlsx`, {
      headers: { authorization: `Bearer ${await world.token('Amélie Laurent')}` },
    })

  async function opened(): Promise<ExcelJS.Workbook> {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await (await download()).arrayBuffer())
    return workbook
  }
  const valuesOf = (workbook: ExcelJS.Workbook, sheet: string): ExcelJS.CellValue[][] => {
    const rows: ExcelJS.CellValue[][] = []
    workbook.getWorksheet(sheet)?.eachRow((row) => rows.push((row.values as ExcelJS.CellValue[]).slice(1)))
    return rows
  }

  it('is a file named after the profile', async () => {
    const response = await download()
    await response.arrayBuffer()
    expect(response.headers.get('content-type')).toContain('spreadsheetml.sheet')
    const disposition = response.headers.get('content-disposition') ?? ''
    expect(disposition).toContain('attachment; filename="members.xlsx"')
    expect(disposition).toMatch(/filename\*=UTF-8''[\w.!~%-]+$/)
    const [, name = ''] = /filename\*=UTF-8''(\S+)/.exec(disposition) ?? []
    expect(decodeURIComponent(name)).toBe(`${title}.xlsx`)
  })

  it('opens as a workbook with a heading and a row for each member', async () => {
    const [heads, ...rows] = valuesOf(await opened(), 'Members')
    expect(heads).toEqual(['Name', 'E-mail', 'Reason', 'Learn365 user id', 'Entra ID object id'])
    const { items } = await read()
    expect(rows).toHaveLength(items.length)
    const ana = world.person('Ana Souza')
    expect(rows).toContainEqual(['Ana Souza', ana.email, 'matches the rules', ana.id, ana.directoryId])
  })

  it('has the sheets Members, Added, Removed, Held, and those who cannot be members at the end', async () => {
    const { worksheets } = await opened()
    expect(worksheets.map(({ name }) => name)).toEqual(['Members', 'Added', 'Removed', 'Held', 'Cannot be members'])
  })

  it('lists everyone whom the first maintenance added, with reason and time', async () => {
    const workbook = await opened()
    const [heads, ...rows] = valuesOf(workbook, 'Added')
    expect(heads).toEqual(['Name', 'Reason', 'When (UTC)', 'Learn365 user id', 'Entra ID object id'])
    expect(rows).toHaveLength((await read()).total)
    const [ana, ken] = [world.person('Ana Souza'), world.person('Ken Tanaka (田中 健)')]
    const at = world.clock.now
    expect(rows).toContainEqual(['Ana Souza', 'matches the rules', at, ana.id, ana.directoryId])
    expect(rows).toContainEqual(['Ken Tanaka (田中 健)', 'is included', at, ken.id, ken.directoryId])
    expect(valuesOf(workbook, 'Removed')).toHaveLength(1)
    expect(valuesOf(workbook, 'Held')).toHaveLength(1)
  })

  it('lists those who cannot be members on a sheet of their own', async () => {
    const [heads, ...rows] = valuesOf(await opened(), 'Cannot be members')
    expect(heads).toEqual(['Name', 'Because', 'Learn365 user id'])
    expect(rows).toContainEqual(['Frida Floor', 'is not an Entra ID user', world.person('Frida Floor').id])
  })

  it('shows names that look like formulas as the text they are', async () => {
    const workbook = await opened()
    for (const sheet of ['Members', 'Added']) {
      const cells: ExcelJS.Cell[] = []
      workbook.getWorksheet(sheet)?.eachRow((row) => cells.push(row.getCell(1)))
      for (const name of formulas.slice(0, 5)) {
        const cell = cells.find(({ text }) => text === name)
        expect(cell?.type, `${sheet} ${name}`).toBe(ExcelJS.ValueType.String)
        expect(cell?.formula).toBeUndefined()
      }
    }
  })

  it('may be given up half-way without harm', async () => {
    const controller = new AbortController()
    const response = await fetch(`${world.url}/api/profiles/${id}/members.xlsx`, {
      headers: { authorization: `Bearer ${await world.token('Maya Jensen')}` },
      signal: controller.signal,
    })
    controller.abort()
    await expect(response.arrayBuffer()).rejects.toThrow()
    expect((await ask('GET', '/api/me')).status).toBe(200)
  })
})
