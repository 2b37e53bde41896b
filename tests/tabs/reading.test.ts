import { describe, expect, it } from 'vitest'
import { everyPage } from '../../tabs/data/every-page.ts'
import { fileNameOf } from '../../tabs/data/file-name.ts'
import { pathOf } from '../../tabs/data/path.ts'

describe('Reading a list', () => {
  it('goes on to its last page', async () => {
    const pages: Record<string, { items: number[]; total: number; next: string | null }> = {
      start: { items: [1, 2], total: 5, next: 'b' },
      b: { items: [3, 4], total: 5, next: 'c' },
      c: { items: [5], total: 5, next: null },
    }
    const empty = { items: [], total: 0, next: null }
    expect(await everyPage((cursor) => Promise.resolve(pages[cursor ?? 'start'] ?? empty))).toEqual([1, 2, 3, 4, 5])
  })

  it('does not go round for ever when a cursor comes back', async () => {
    let asked = 0
    const round = () => Promise.resolve({ items: [(asked += 1)], total: 9, next: 'same' })
    expect(await everyPage(round)).toEqual([1, 2])
  })
})

describe('Addresses of the API', () => {
  it('leave out what is not asked for', () => {
    expect(pathOf('/api/profiles', { search: '', cursor: null, limit: undefined })).toBe('/api/profiles')
    expect(pathOf('/api/x', { search: 'a & b', limit: 50 })).toBe('/api/x?search=a+%26+b&limit=50')
  })
})

describe('The name of a downloaded file', () => {
  it('is the one in the header, in UTF-8 where there is one', () => {
    expect(fileNameOf('attachment; filename="US CSMs.xlsx"')).toBe('US CSMs.xlsx')
    expect(fileNameOf('attachment; filename=plain.xlsx; size=3')).toBe('plain.xlsx')
    expect(fileNameOf(`attachment; filename="a.xlsx"; filename*=UTF-8''%E3%81%82.xlsx`)).toBe('あ.xlsx')
  })

  it('is left open when there is none', () => {
    expect(fileNameOf(null)).toBeUndefined()
    expect(fileNameOf('attachment')).toBeUndefined()
  })
})
