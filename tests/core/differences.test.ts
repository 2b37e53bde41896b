import { describe, expect, it } from 'vitest'
import { changesOf } from '../../core/audit.ts'
import { differences } from '../../core/differences.ts'

describe('What the record keeps of a change', () => {
  it('says where a value is too long to be kept whole', () => {
    const [list, title] = [Array.from({ length: 1_000 }, (_, i) => `value ${i}`), 'A']
    const { changes } = changesOf({ rule: { value: 'x' } }, { rule: { value: list }, title })
    expect(changes.map(({ path, cut }) => [path, cut])).toContainEqual(['title', undefined])
    const { before, after, cut } = changesOf({ text: '' }, { text: 'x'.repeat(3_000) }).changes[0] ?? {}
    expect({ before, cut, length: String(after).length }).toEqual({ before: '', cut: true, length: 2_001 })
  })
})

describe('What differs between two versions', () => {
  it('is nothing where they say the same, in whatever order their fields stand', () => {
    expect(differences({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toEqual([])
    expect(differences({ a: null }, {})).toEqual([])
  })

  it('is told leaf by leaf, with its path', () => {
    const before = { title: 'A', throttle: { kind: 'percent', limit: 20 }, rules: [{ value: 'x' }, { value: 'y' }] }
    const after = { title: 'B', throttle: { kind: 'percent', limit: 30 }, rules: [{ value: 'x' }, { value: 'z' }] }
    expect(differences(before, after)).toEqual([
      { path: 'title', before: 'A', after: 'B' },
      { path: 'throttle.limit', before: 20, after: 30 },
      { path: 'rules[1].value', before: 'y', after: 'z' },
    ])
  })

  it('is, of lists, what went and what came, wherever it stands', () => {
    expect(differences({ courses: ['a', 'b', 'c'] }, { courses: ['c', 'a', 'd'] })).toEqual([
      { path: 'courses', before: ['b'], after: ['d'] },
    ])
    expect(differences({ l: ['a', 'a'] }, { l: ['a'] })).toEqual([{ path: 'l', before: ['a'], after: [] }])
  })

  it('is the whole list where only the order is another', () => {
    expect(differences({ l: [1, 2] }, { l: [2, 1] })).toEqual([{ path: 'l', before: [1, 2], after: [2, 1] }])
  })

  it('is what came where there was nothing, and the other way round', () => {
    expect(differences({}, { a: { b: 1 } })).toEqual([{ path: 'a', before: undefined, after: { b: 1 } }])
    expect(differences({ a: [1] }, {})).toEqual([{ path: 'a', before: [1], after: undefined }])
  })
})
