import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type { MembersFile } from '../core/ports/store.ts'
import { sheetsOf, type Sheet } from './workbook-sheets.ts'

const breatheEvery = 2_000

/**
 * Writes a profile's Excel file, streaming. Every text is a text, never a formula, whatever it begins with, and stays one
 * when somebody edits its cell. It comes to an end also when the reader hangs up, which the writer by itself would not
 * notice.
 */
export async function writeWorkbook(file: MembersFile, to: Writable): Promise<void> {
  const hungUp = new Promise<void>((done) => to.once('close', done))
  await Promise.race([writeSheets(file, to), hungUp])
}

async function writeSheets(file: MembersFile, to: Writable): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: to, useSharedStrings: false, useStyles: true })
  for (const sheet of sheetsOf(file)) await writeSheet(workbook, to, sheet)
  await workbook.commit()
}

async function writeSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  to: Writable,
  { name, columns, rows }: Sheet,
): Promise<void> {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ header, width, isTime }) => ({
    header,
    width,
    style: { numFmt: isTime ? timeFormat : textFormat },
  }))
  sheet.getRow(1).font = { bold: true }
  let written = 0
  for (const row of rows) {
    sheet.addRow(row.map(cellOf)).commit()
    written += 1
    if (written % breatheEvery !== 1) continue
    // The writer does not respect back-pressure: a slow reader is waited for here, and others get their turn.
    await breathe()
    while (to.writableNeedDrain) await once(to, 'drain')
    if (to.destroyed) return
  }
  sheet.commit()
}

const timeFormat = 'yyyy-mm-dd hh:mm'
/** What is typed into such a cell is a text, also when it begins like a formula. */
const textFormat = '@'

/** No characters of XML: the writer drops the others, but one of these would make the whole file unreadable. */
const notXml = /[\uFFFE\uFFFF]/g
const longestCell = 32_767

const cellOf = (value: string | Date): string | Date =>
  typeof value === 'string' ? value.toWellFormed().replace(notXml, '').slice(0, longestCell) : value
