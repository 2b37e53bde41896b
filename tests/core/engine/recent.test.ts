import { describe, expect, it } from 'vitest'
import { recent } from '../../../core/engine/recent.ts'

/** Keeps texts within so many characters, and notes what was made. */
function texts(most: number) {
  const made: string[] = []
  const kept = recent<string>(most, (text) => text.length)
  const get = (key: string): string =>
    kept.get(key, () => {
      made.push(key)
      return key
    })
  return { made, get, bytes: () => kept.bytes }
}

describe('What was asked for lately', () => {
  it('is made once and kept, as long as it fits', () => {
    const { made, get, bytes } = texts(9)
    for (const key of ['aaa', 'bbb', 'aaa', 'ccc', 'bbb', 'aaa']) expect(get(key)).toBe(key)
    expect([made, bytes()]).toEqual([['aaa', 'bbb', 'ccc'], 9])
  })

  it('stays, and what has not been asked for goes first', () => {
    const { made, get } = texts(9)
    for (const key of ['aaa', 'bbb', 'ccc', 'aaa', 'ddd']) get(key)
    for (const key of ['aaa', 'ccc', 'ddd']) get(key)
    expect(made).toEqual(['aaa', 'bbb', 'ccc', 'ddd'])
    get('bbb')
    expect(made.at(-1)).toBe('bbb')
  })

  it('goes in the end, however often it was asked for before', () => {
    const { made, get } = texts(6)
    for (const key of ['aaa', 'aaa', 'aaa', 'bbb', 'ccc', 'ddd', 'eee', 'aaa']) get(key)
    expect(made.filter((key) => key === 'aaa')).toHaveLength(2)
  })

  it('never takes more than the room there is, also where all of it was asked for again', () => {
    const { get, bytes } = texts(10)
    for (let i = 0; i < 500; i += 1) {
      get('x'.repeat(1 + (i % 4)) + String(i % 7))
      get(String(i))
      expect(bytes()).toBeLessThanOrEqual(10)
    }
  })

  it('is made each time where it is larger than all the room', () => {
    const { made, get, bytes } = texts(3)
    expect([get('large'), get('large')]).toEqual(['large', 'large'])
    expect([made, bytes()]).toEqual([['large', 'large'], 0])
  })
})
