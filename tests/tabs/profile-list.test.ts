import { describe, expect, it } from 'vitest'
import type { ProfileRow } from '../../core/contract/answers.ts'
import { ProfileId } from '../../core/ids.ts'
import { found, resorted, shownColumns, sorted, type Column } from '../../tabs/profiles/profile-list.ts'

let made = 0
const row = (title: string, more: Partial<ProfileRow> = {}): ProfileRow => ({
  id: ProfileId.parse(`00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`),
  title,
  description: '',
  enroll: false,
  autoPopulate: true,
  modifiedAt: '2026-11-23T00:00:00.000Z',
  updatedBy: 'adele@contoso.com',
  courses: 0,
  groupId: null,
  groupName: null,
  members: 0,
  status: 'up to date',
  statusReason: '',
  heldId: null,
  ...more,
})
const titles = (rows: ProfileRow[]) => rows.map(({ title }) => title)

describe('The Profiles page', () => {
  it("shows the guide's columns, then members and status", () => {
    expect(shownColumns([])).toEqual<Column[]>([
      'title',
      'enroll',
      'autoPopulate',
      'modifiedAt',
      'updatedBy',
      'courses',
      'members',
      'status',
    ])
  })

  it('shows group Id and description on request', () => {
    expect(shownColumns(['description', 'groupId']).slice(-2)).toEqual(['groupId', 'description'])
  })
})

describe('Sorting profiles', () => {
  const by = (column: Column, rows: ProfileRow[], direction: 'ascending' | 'descending' = 'ascending') =>
    titles(sorted(rows, { column, direction }, 'en'))

  it('goes by title as people read it: capitals and numbers do not matter', () => {
    expect(by('title', [row('Wave 10'), row('wave 2'), row('Árbol'), row('apple')])).toEqual([
      'apple',
      'Árbol',
      'wave 2',
      'Wave 10',
    ])
  })

  it('goes by number, not by digits', () => {
    expect(by('members', [row('a', { members: 100 }), row('b', { members: 9 }), row('c', { members: null })])).toEqual([
      'c',
      'b',
      'a',
    ])
  })

  it('puts what needs a person first when sorted by status', () => {
    const rows = [row('fine'), row('held', { status: 'held' }), row('broken', { status: 'needs attention' })]
    expect(by('status', rows)).toEqual(['broken', 'held', 'fine'])
  })

  it('keeps equal ones in the order of their titles, in both directions', () => {
    const rows = [row('b', { courses: 1 }), row('a', { courses: 1 }), row('c', { courses: 2 })]
    expect(by('courses', rows)).toEqual(['a', 'b', 'c'])
    expect(by('courses', rows, 'descending')).toEqual(['c', 'a', 'b'])
  })

  it('turns round at the second click on the same column', () => {
    const once = resorted({ column: 'title', direction: 'descending' }, 'members')
    expect(once).toEqual({ column: 'members', direction: 'ascending' })
    expect(resorted(once, 'members')).toEqual({ column: 'members', direction: 'descending' })
  })
})

describe('Searching profiles', () => {
  const rows = [
    row('US CSMs', { description: 'Customer success in the States', groupName: 'Assigner US CSMs' }),
    row('新入社員', { updatedBy: 'maya@contoso.com' }),
  ]
  it('finds every word, in any order, in title, description, group or editor', () => {
    expect(titles(found(rows, 'success us'))).toEqual(['US CSMs'])
    expect(titles(found(rows, 'MAYA'))).toEqual(['新入社員'])
    expect(titles(found(rows, 'success maya'))).toEqual([])
  })

  it('does not care for full width letters', () => {
    expect(titles(found(rows, 'ＣＳＭ'))).toEqual(['US CSMs'])
  })

  it('shows everything when nothing is searched for', () => {
    expect(found(rows, '  ')).toHaveLength(2)
  })
})
