import { describe, expect, it } from 'vitest'
import type { RuleSource } from '../../../core/clauses.ts'
import { columnsOf } from '../../../core/engine/columns.ts'
import type { UserFieldId } from '../../../core/ids.ts'
import { aTenant } from '../../support/people.ts'

const tenant = aTenant()
  .field('Level', 'number')
  .field('Certified', 'yes/no')
  .field('Hired', 'date')
  .course('Safety')
  .person('Ana', { city: 'Oslo', fields: { Level: 2, Certified: true, Hired: '2024-05-01' } })
  .person('Ben', { city: ' ＯＳＬＯ ' })
  .enrolled('Ana', 'Safety', { registered: '2026-01-01' })
const idOf = (title: string) => tenant.fieldSource(title).replace('field:', '') as UserFieldId
const field = (kind: 'number' | 'yes/no' | 'date', title: string): RuleSource => ({
  from: 'field',
  kind,
  fieldId: idOf(title),
})
const city: RuleSource = { from: 'property', kind: 'text', property: 'city' }

describe('The columns of a snapshot', () => {
  it('are built when they are asked for, and once', () => {
    const columns = columnsOf(tenant.population())
    expect(columns.bytes).toBe(0)
    const ask = [
      () => columns.text(city),
      () => columns.number(field('number', 'Level')),
      () => columns.yesNo(field('yes/no', 'Certified')),
      () => columns.date(field('date', 'Hired'), 'UTC'),
      () => columns.courses(),
      () => columns.courseDate(tenant.courseId('Safety'), 'last enrolled', 'UTC'),
    ]
    for (const column of ask) {
      const before = columns.bytes
      const built = column()
      const after = columns.bytes
      expect(after).toBeGreaterThan(before)
      expect([column(), columns.bytes]).toEqual([built, after])
      expect(column()).toBe(built)
    }
  })

  it('differ by zone where they hold dates, which are other days there', () => {
    const columns = columnsOf(tenant.population())
    const hired = field('date', 'Hired')
    expect(columns.date(hired, 'Asia/Tokyo')).not.toBe(columns.date(hired, 'UTC'))
  })

  it('have each text once, as it is compared, with the rows that have it', () => {
    const { texts, written } = columnsOf(tenant.population()).text(city)
    expect([texts, written]).toEqual([
      ['', 'oslo'],
      ['', 'Oslo'],
    ])
  })
})
