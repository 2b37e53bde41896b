import { describe, expect, it } from 'vitest'
import { byName, firstByName } from '../../core/by-name.ts'

const named = (name: string) => ({ name })
const inOrder = (names: string[]) =>
  names
    .map(named)
    .sort(byName)
    .map(({ name }) => name)

describe('People by name', () => {
  it('are in the order that readers of each script expect', () => {
    const expected = ['ana', 'Ana', 'Émile', 'Øyvind', 'Zoe', 'あべ', '佐藤', '田中', 'أحمد']
    expect(inOrder(expected.toReversed())).toEqual(expected)
  })

  it.each([0, 1, 3, 50])('are found in that order, the first %i of them', (most) => {
    const names = Array.from({ length: 40 }, (_, n) => `Person ${String((n * 17) % 40).padStart(2, '0')}`)
    expect(firstByName(names, (name) => name, most)).toEqual(inOrder(names).slice(0, most))
  })
})
