import { describe, expect, it } from 'vitest'
import { cellOf, fieldCell, peopleOf } from '../../core/person.ts'
import { aTenant, entraId } from '../support/people.ts'

describe('A snapshot arranged by person', () => {
  const tenant = aTenant()
    .course('Safety')
    .course('Outlook')
    .field('Level', 'number')
    .person('Ana', { fields: { Level: 3 } })
    .person('Ben')
    .person('Gone', { deleted: true })
    .person('Team', { principal: 'group' })
    .person('Old team', { principal: 'group', deleted: true })
    .enrolled('Ana', 'Safety', { registered: '2026-05-04T08:00:00Z', status: 'expired' })
    .enrolled('Ana', 'Safety', { registered: '2026-06-01T08:00:00Z' })
    .enrolled('Gone', 'Safety', { registered: '2026-07-01T08:00:00Z' })
    .enrolled('Team', 'Outlook')
  const population = tenant.population()

  it('has users, and neither groups nor deleted users', () => {
    expect(population.people.map(({ id }) => id)).toEqual([tenant.idOf('Ana'), tenant.idOf('Ben')])
  })

  it('knows the groups of Learn365 by Entra object id and by login name', () => {
    expect(population.groups).toEqual(
      new Map([
        ['i:0#.f|membership|person4@contoso.example', tenant.idOf('Team')],
        [entraId(4), tenant.idOf('Team')],
      ]),
    )
  })

  it('gives everybody their own values and every row of a course', () => {
    const people = peopleOf(tenant.snapshot())
    const ana = people.get(tenant.idOf('Ana'))
    const ben = people.get(tenant.idOf('Ben'))
    if (!ana || !ben) throw new Error('expected Ana and Ben')
    expect([[...ana.fields.values()], [...ben.fields.values()]]).toEqual([[3], []])
    const statuses = (title: string) => ana.enrollments.get(tenant.courseId(title))?.map(({ status }) => status) ?? []
    expect([statuses('Safety'), statuses('Outlook')]).toEqual([['expired', 'active'], []])
    expect(cellOf(ben, { from: 'course', kind: 'course', courseId: tenant.courseId('Safety') })).toEqual({
      rows: [],
      isLatest: false,
    })
  })

  it('takes a value of another type for a blank', () => {
    const cells = [fieldCell.number('3'), fieldCell['yes/no'](1), fieldCell.date('2023-01-01'), fieldCell.text(' ')]
    expect(cells).toEqual([null, null, null, null])
    expect([fieldCell.number(0), fieldCell['yes/no'](false), fieldCell.text(5)]).toEqual([0, false, '5'])
  })
})
