import { describe, expect, it } from 'vitest'
import type { ProfilePreview } from '../../../core/contract/preview.ts'
import { changeText } from '../../../tabs/editor/change-text.ts'
import { en } from '../../../tabs/words/en.ts'
import { countingIds } from '../../../tabs/editor/counting-ids.ts'
import { dateParts, dateText, offsetOf } from '../../../tabs/editor/date-parts.ts'
import { dropPath, elementId, focusAfterDelete, nodeAt, pathOfId, placeText } from '../../../tabs/editor/places.ts'
import { toQuery } from '../../../tabs/editor/query.ts'
import { mostShown, pastedTexts, suggestionsLike, withTexts } from '../../../tabs/editor/suggestions.ts'

const rule = { source: 'city', condition: 'is equal to', value: 'Denver' }
const group = { relation: 'or' as const, not: false, rules: [rule, rule] }

describe('A date and time', () => {
  it.each(['', '2023-01-01', '2023-01-01T09:30', '2023-01-01T20:00:00Z', '2023-01-01T20:00:00+09:00'])(
    'comes out as it went in: "%s"',
    (text) => {
      expect(dateText(dateParts(text))).toBe(text)
    },
  )

  it('is a day alone when its time is taken away; a time waits for its day while that is typed', () => {
    expect(dateText({ day: '2023-01-01', time: '', rest: ':00Z' })).toBe('2023-01-01')
    expect(dateText({ day: '', time: '09:00', rest: 'Z' })).toBe('T09:00Z')
    expect(dateParts('T09:00Z')).toEqual({ day: '', time: '09:00', rest: 'Z' })
  })

  it.each([
    ['', ''],
    [':00', ''],
    ['z', 'Z'],
    [':00.000+09:00', '+09:00'],
  ])('says its offset: "%s" has "%s"', (rest, offset) => {
    expect(offsetOf(rest)).toBe(offset)
  })
})

describe('Suggestions', () => {
  const all = ['Denver', 'San Diego', 'Las Vegas', '東京'].map((text) => ({ id: text, text, about: '' }))

  it('have what was typed in them, however it is written; those that begin with it come first', () => {
    expect(suggestionsLike(all, ' ｄ').shown.map(({ text }) => text)).toEqual(['Denver', 'San Diego'])
    expect(suggestionsLike(all, '東').shown.map(({ text }) => text)).toEqual(['東京'])
  })

  it('are a few of thousands, and it is said how many more there are', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => ({ id: `${i}`, text: `City ${i}`, about: '' }))
    const { shown, more } = suggestionsLike(many, 'city')
    expect([shown.length, more]).toEqual([mostShown, 5_000 - mostShown])
  })

  it('are added once, however they are written', () => {
    expect(withTexts(['Denver'], ['denver ', 'Boulder', 'BOULDER', ' '])).toEqual(['Denver', 'Boulder'])
  })

  it('can be pasted from a table or a list', () => {
    expect(pastedTexts('Denver\r\nSan Diego\tLas Vegas\n\n')).toEqual(['Denver', 'San Diego', 'Las Vegas'])
    expect(pastedTexts('Washington, D.C.')).toEqual(['Washington, D.C.'])
  })
})

describe('Places in a section', () => {
  const query = toQuery({ relation: 'and', not: false, rules: [rule, group, rule] }, countingIds())

  it('are counted as people count', () => {
    expect(placeText([1, 0])).toBe('2.1')
  })

  it('are found by id', () => {
    const inner = nodeAt(query, [1, 1])
    expect(pathOfId(query, inner?.id ?? '')).toEqual([1, 1])
    expect(pathOfId(query, 'nobody')).toBeUndefined()
    expect(nodeAt(query, [0, 3])).toBeUndefined()
  })

  it('hand the focus to the next one when one is deleted, and to "Add rule" after the last', () => {
    const id = (path: number[]) => nodeAt(query, path)?.id ?? ''
    expect(focusAfterDelete(query, [0])).toBe(elementId.delete(id([1])))
    expect(focusAfterDelete(query, [2])).toBe(elementId.delete(id([1])))
    const single = toQuery({ relation: 'and', not: false, rules: [rule] }, countingIds())
    expect(focusAfterDelete(single, [0])).toBe(elementId.addRule(single.id))
  })

  it('take what is dropped before, after or inside them, but nothing into itself', () => {
    expect(dropPath([0], [2], 'after')).toEqual([3])
    expect(dropPath([2], [1, 0], 'before')).toEqual([1, 0])
    expect(dropPath([0], [1], 'inside')).toEqual([1, 0])
    expect(dropPath([1], [1, 0], 'before')).toBeUndefined()
    expect(dropPath([1], [1], 'after')).toBeUndefined()
  })
})

describe('What would change, as it is heard', () => {
  const nobody = { because: '', add: [], remove: [], kept: [] }
  const heard = (change: Partial<NonNullable<ProfilePreview['change']>>) =>
    changeText(
      { change: { ...nobody, verdict: 'apply', have: 8, adds: 0, removes: 0, ...change } },
      { autoPopulate: true },
      en,
      { number: String },
    )

  it('says of people what would happen to them, not that it does', () => {
    expect(heard({ adds: 1, removes: 2 })).toBe(
      '1 person would be added. 2 people would be removed. The next maintenance carries it out.',
    )
  })

  it('says in so many words that the group will be empty', () => {
    expect(heard({ removes: 8 })).toContain('The group will be empty: nobody is a member of this profile.')
    expect(heard({ have: 0, verdict: 'nothing to do' })).toContain('The group will be empty')
    expect(heard({ removes: 8, verdict: 'held' })).toContain('Once that is approved, the group will be empty')
    expect(heard({ removes: 7 })).not.toContain('empty')
    expect(heard({ have: 0, verdict: 'cannot' })).toBe('')
  })

  it('leaves it to the warning to say that it is held: nobody hears that twice', () => {
    expect(heard({ adds: 17, verdict: 'held', because: '17 member changes exceed 5 members' })).toBe(
      '17 people would be added.',
    )
  })
})
