import { describe, expect, it } from 'vitest'
import { aTenant } from '../support/people.ts'

const contoso = () => aTenant().course('Safety').field('Level', 'number').field('Hired', 'date').person('Ana')

describe('The made-up tenant of the tests refuses nonsense', () => {
  it.each<[string, () => unknown]>([
    ['a second Ana', () => contoso().person('Ana')],
    ['a second course of that title', () => contoso().course('Safety')],
    ['a second field of that title', () => contoso().field('Level', 'text')],
    ['a field that does not exist', () => contoso().person('Ben', { fields: { Shoes: 44 } })],
    ['a text for a number', () => contoso().person('Ben', { fields: { Level: '3' } })],
    ['a date that is none', () => contoso().person('Ben', { fields: { Hired: '2023-02-31' } })],
    ['a time without a zone', () => contoso().person('Ben', { fields: { Hired: '2023-02-01T09:00' } })],
    ['somebody who does not exist', () => contoso().enrolled('Zoe', 'Safety')],
    ['a course that does not exist', () => contoso().enrolled('Ana', 'Cooking')],
    ['a completion date without a completion', () => contoso().enrolled('Ana', 'Safety', { completed: '2026-01-01' })],
    ['a start of somebody who has not started', () => contoso().enrolled('Ana', 'Safety', { started: '2026-01-01' })],
    [
      'a completion before the start',
      () =>
        contoso().enrolled('Ana', 'Safety', { passing: 'completed', started: '2026-01-02', completed: '2026-01-01' }),
    ],
    ['the absence of somebody unknown', () => contoso().absent('Zoe')],
  ])('%s', (_, told) => {
    expect(told).toThrow('the test itself is wrong')
  })
})
