import type { Writable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type { MemberList } from '../core/ports/store.ts'

const breatheEvery = 2_000

/**
 * Writes a profile's member list as an Excel workbook, streaming. Every cell is a text, never a formula, whatever it
 * begins with. It comes to an end also when the reader hangs up, which the writer by itself would not notice.
 */
export async function writeWorkbook(list: MemberList, to: Writable): Promise<void> {
  const hungUp = new Promise<void>((done) => to.once('close', done))
  await Promise.race([writeSheets(list, to), hungUp])
}

async function writeSheets(list: MemberList, to: Writable): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: to, useSharedStrings: false, useStyles: true })
  await writeSheet(
    workbook,
    to,
    'Members',
    ['Name', 'E-mail', 'Reason', 'Learn365 user id', 'Entra ID object id'],
    list.members.map((m) => [m.name, m.email, m.reason, m.userId, m.entraId]),
  )
  await writeSheet(
    workbook,
    to,
    'Cannot be members',
    ['Name', 'Because', 'Learn365 user id'],
    list.cannot.map((c) => [c.name, c.because, c.userId]),
  )
  await workbook.commit()
}

async function writeSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  to: Writable,
  name: string,
  heads: string[],
  rows: string[][],
): Promise<void> {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = heads.map((header) => ({ header, width: Math.max(18, header.length + 2) }))
  sheet.getRow(1).font = { bold: true }
  for (const [i, row] of rows.entries()) {
    sheet.addRow(row.map(cellText)).commit()
    if (i % breatheEvery !== 0) continue
    // The writer does not respect back-pressure: others get their turn in between.
    await breathe()
    if (to.destroyed) return
  }
  sheet.commit()
}

/** No characters of XML: the writer drops the others, but one of these would make the whole file unreadable. */
const notXml = /[\uFFFE\uFFFF]/g
const longestCell = 32_767

const cellText = (text: string): string => text.toWellFormed().replace(notXml, '').slice(0, longestCell)
