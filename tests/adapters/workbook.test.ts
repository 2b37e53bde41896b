import { randomUUID } from 'node:crypto'
import { PassThrough, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../adapters/workbook.ts'
import type { HeldChangeSet, Mover } from '../../core/change-set.ts'
import { EntraUserId, Learn365UserId, ProfileId, RunId, TenantId } from '../../core/ids.ts'
import type { MemberList, MembersFile } from '../../core/ports/store.ts'

const member = (name: string): MemberList['members'][number] => ({
  userId: Learn365UserId.parse(`learn365 ${name.slice(0, 20)}`),
  entraId: EntraUserId.parse(randomUUID()),
  name,
  email: `${name}@contoso.example`,
  reason: 'matches the rules',
})
const tenantId = TenantId.parse(randomUUID())
const profileId = ProfileId.parse(randomUUID())
const listOf = (names: string[]): MembersFile => ({
  list: {
    tenantId,
    profileId,
    at: '2026-11-23T12:00:00.000Z',
    members: names.map(member),
    cannot: [{ userId: Learn365UserId.parse('frida'), name: '=Frida', because: 'is not an Entra ID user' }],
  },
  change: undefined,
  held: undefined,
})
const mover = (name: string, reason: string): Mover => ({
  entraId: EntraUserId.parse(randomUUID()),
  userId: null,
  name,
  reason,
})
const changeOf = (added: Mover[], removed: Mover[]): MembersFile['change'] => ({
  tenantId,
  profileId,
  runId: RunId.parse('maintenance:2026-11-23T12:00:00.000Z'),
  startedBy: 'the timetable',
  at: '2026-11-23T12:01:00.000Z',
  added,
  removed,
})
const heldOf = (add: Mover[], remove: Mover[]): HeldChangeSet => ({
  id: 'held',
  tenantId,
  profileId,
  title: 'Denver',
  because: '=2 member changes exceed 1 members',
  heldAt: '2026-11-23T12:02:00.000Z',
  expiresAt: '2026-12-07T12:02:00.000Z',
  have: 1,
  add,
  remove,
  state: 'held',
  decision: null,
  renewedAt: null,
  outcome: null,
  released: false,
})
const formulas = ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1']

async function written(file: MembersFile): Promise<ExcelJS.Workbook> {
  const to = new PassThrough()
  const [bytes] = await Promise.all([buffer(to), writeWorkbook(file, to)])
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  return workbook
}
const rowsIn = (workbook: ExcelJS.Workbook, sheet: string): ExcelJS.CellValue[][] => {
  const rows: ExcelJS.CellValue[][] = []
  workbook.getWorksheet(sheet)?.eachRow((row) => rows.push((row.values as ExcelJS.CellValue[]).slice(1)))
  return rows
}
const namesIn = (workbook: ExcelJS.Workbook): string[] =>
  rowsIn(workbook, 'Members')
    .slice(1)
    .map(([name]) => name as string)

const sheets = ['Members', 'Added', 'Removed', 'Held', 'Cannot be members']

describe('The workbook of a profile', () => {
  it('has its sheets, also where they are empty, with headings that stay in sight and columns that are wide enough', async () => {
    const workbook = await written(listOf(['Ana']))
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(sheets)
    for (const sheet of workbook.worksheets) {
      expect(sheet.columns.map(({ width }) => (width ?? 0) >= 12)).not.toContain(false)
      expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }])
      expect(sheet.getRow(1).getCell(1).font.bold).toBe(true)
    }
  })

  it('holds every name as the text that it is', async () => {
    const names = ['=1+1', '+1', '-1', '@x', "'quoted'", '<b>R&D</b>', '東京', '😀', ' spaces  ', '00123', '2026-01-01']
    const workbook = await written(listOf(names))
    expect(namesIn(workbook)).toEqual(names)
    workbook.getWorksheet('Members')?.eachRow((row) => {
      row.eachCell((cell) => expect(cell.type, cell.text).toBe(ExcelJS.ValueType.String))
    })
  })

  it('lists who was added and removed last, with the reason and the time', async () => {
    const [ana, ben] = [mover('Ana', 'is included'), mover('Ben', 'does not match any more')]
    const workbook = await written({ ...listOf([]), change: changeOf([ana], [ben]) })
    const heads = ['Name', 'Reason', 'When (UTC)', 'Learn365 user id', 'Entra ID object id']
    const at = new Date('2026-11-23T12:01:00.000Z')
    expect(rowsIn(workbook, 'Added')).toEqual([heads, ['Ana', 'is included', at, undefined, ana.entraId]])
    expect(rowsIn(workbook, 'Removed')).toEqual([heads, ['Ben', 'does not match any more', at, undefined, ben.entraId]])
  })

  it('lists who is held, with the direction, the reason and why the change waits', async () => {
    const [ana, ben] = [mover('Ana', 'matches the rules'), mover('Ben', 'is not known in Learn365')]
    const workbook = await written({ ...listOf([]), held: heldOf([ana], [ben]) })
    const waits = ['=2 member changes exceed 1 members', new Date('2026-11-23T12:02:00.000Z'), undefined]
    expect(rowsIn(workbook, 'Held').slice(1)).toEqual([
      ['Ana', 'add', 'matches the rules', ...waits, ana.entraId],
      ['Ben', 'remove', 'is not known in Learn365', ...waits, ben.entraId],
    ])
  })

  it('holds no formula in any sheet, and texts stay texts when somebody edits them', async () => {
    const people = formulas.map((name) => mover(name, name))
    const workbook = await written({
      ...listOf(formulas),
      change: changeOf(people, people),
      held: heldOf(people, people),
    })
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row, number) =>
        row.eachCell((cell) => {
          const isTime = cell.type === ExcelJS.ValueType.Date
          expect(isTime || cell.type === ExcelJS.ValueType.String, `${sheet.name} ${cell.address}`).toBe(true)
          if (number > 1 && !isTime) expect(cell.numFmt, `${sheet.name} ${cell.address}`).toBe('@')
        }),
      )
    for (const [sheet, times] of [
      ['Added', 1],
      ['Removed', 1],
      ['Held', 2],
    ] as const)
      expect(rowsIn(workbook, sheet).slice(1), sheet).toHaveLength(formulas.length * times)
  })

  it('makes no row while a slow reader has enough to read', async () => {
    const to = new PassThrough({ highWaterMark: 1_024 })
    const slow = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void setTimeout(done, 1) })
    const names = Array.from({ length: 20_000 }, (_, n) => `Person ${n} ${randomUUID()}`)
    const file = listOf(names)
    let [made, inVain] = [0, 0]
    const members = file.list.members.map((one) => ({
      ...one,
      get reason() {
        made += 1
        if (to.writableNeedDrain) inVain += 1
        return one.reason
      },
    }))
    await Promise.all([pipeline(to, slow), writeWorkbook({ ...file, list: { ...file.list, members } }, to)])
    expect([made, inVain]).toEqual([names.length, 0])
  })

  it('opens also when a name holds what XML cannot', async () => {
    const [name] = namesIn(await written(listOf(['a\u0000b\u0008c\ud800d\uffff\ufffe' + 'x'.repeat(40_000)])))
    expect(name).toMatch(/^abc\ufffddx+$/)
    expect(name?.length).toBeLessThan(32_768)
  })

  it('holds long lists, and lets others have their turn while it is written', async () => {
    let turns = 0
    const ticking = setInterval(() => (turns += 1), 1)
    const names = Array.from({ length: 20_000 }, (_, n) => `Person ${n}`)
    expect(namesIn(await written(listOf(names)))).toEqual(names)
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(5)
  })

  it('comes to an end also when the reader hangs up half-way', async () => {
    const to = new PassThrough()
    to.once('data', () => to.destroy())
    const names = Array.from({ length: 20_000 }, (_, n) => `Person ${n}`)
    const outcome = await Promise.race([
      writeWorkbook(listOf(names), to).then(
        () => 'ended',
        () => 'ended',
      ),
      sleep(20_000, 'still waiting', { ref: false }),
    ])
    expect(outcome).toBe('ended')
  })
})
