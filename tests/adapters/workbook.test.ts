import { randomUUID } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../adapters/workbook.ts'
import { EntraUserId, Learn365UserId, ProfileId, TenantId } from '../../core/ids.ts'
import type { MemberList } from '../../core/ports/store.ts'

const member = (name: string): MemberList['members'][number] => ({
  userId: Learn365UserId.parse(`learn365 ${name.slice(0, 20)}`),
  entraId: EntraUserId.parse(randomUUID()),
  name,
  email: `${name}@contoso.example`,
  reason: 'matches the rules',
})
const listOf = (names: string[]): MemberList => ({
  tenantId: TenantId.parse(randomUUID()),
  profileId: ProfileId.parse(randomUUID()),
  at: '2026-11-23T12:00:00.000Z',
  members: names.map(member),
  cannot: [{ userId: Learn365UserId.parse('frida'), name: '=Frida', because: 'is not an Entra ID user' }],
})

async function written(list: MemberList): Promise<ExcelJS.Workbook> {
  const to = new PassThrough()
  const [bytes] = await Promise.all([buffer(to), writeWorkbook(list, to)])
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  return workbook
}
const namesIn = (workbook: ExcelJS.Workbook): string[] => {
  const names: string[] = []
  workbook.getWorksheet('Members')?.eachRow((row) => names.push(row.getCell(1).text))
  return names.slice(1)
}

describe('The workbook of a member list', () => {
  it('has a sheet of members and one of those who cannot be, with headings that stay in sight', async () => {
    const workbook = await written(listOf(['Ana']))
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Members', 'Cannot be members'])
    for (const sheet of workbook.worksheets) {
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
