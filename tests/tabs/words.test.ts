import { describe, expect, it } from 'vitest'
import { conditions } from '../../core/conditions/conditions.ts'
import { kinds } from '../../core/conditions/question.ts'
import { userProperties } from '../../core/sources.ts'
import { en } from '../../tabs/words/en.ts'
import { ja } from '../../tabs/words/ja.ts'
import { alone } from '../../core/told/told.ts'

const every = kinds.flatMap((kind) =>
  conditions[kind].map(({ id, editor }) => ({ kind, id, hasValue: editor !== 'none' })),
)
const one = { of: 'one' } as const
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** Every word of a language that is not made of parts, by its path. */
function* wordsIn(value: unknown, path = ''): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value]
  if (Array.isArray(value) || (typeof value === 'object' && value !== null))
    for (const [name, inner] of Object.entries(value)) yield* wordsIn(inner, `${path}.${name}`)
}

describe('Conditions in Japanese', () => {
  it.each(every)('$kind: $id is a sentence of its own', ({ id, hasValue }) => {
    const sentence = ja.rules.sentence(id, hasValue, one)
    expect(sentence).toMatch(japanese)
    expect(sentence).toContain('{source}')
    expect(sentence.includes('{value}')).toBe(hasValue)
  })

  it.each(every)('$kind: $id has words for a drop-down list', ({ id }) => {
    expect(ja.rules.condition(id)).toMatch(japanese)
    expect(ja.rules.condition(id)).not.toMatch(/[{}]/)
  })

  it('differ from each other wherever they differ in English', () => {
    const ids = [...new Set(every.map(({ id }) => id))]
    expect(new Set(ids.map((id) => ja.rules.sentence(id, true, one))).size).toBe(ids.length)
  })
})

describe('Conditions in English', () => {
  it.each(every)('$kind: $id has a place for its source and its value', ({ id, hasValue }) => {
    const sentence = en.rules.sentence(id, hasValue, one)
    expect(sentence).toContain('{source}')
    expect(sentence.includes('{value}')).toBe(hasValue)
    expect(sentence).not.toContain('…')
  })
})

describe('The Japanese words', () => {
  it('leave nothing blank', () => {
    for (const [path, word] of wordsIn(ja)) expect(word.trim(), path).not.toBe('')
  })

  it('are Japanese, but for names and signs', () => {
    const names = /^(Assigner|Learn365|And|Or|Not|English \(英語\))$/
    const sign = /^[^\p{L}]+$/u
    for (const [path, word] of wordsIn(ja))
      expect(japanese.test(word) || names.test(word) || sign.test(word), `${path}: ${word}`).toBe(true)
  })

  it("name the guide's eight user properties", () => {
    expect(Object.keys(ja.rules.source).sort()).toEqual(Object.keys(userProperties).sort())
  })
})

describe("The server's sentences", () => {
  it('are told in Japanese where they are known', () => {
    expect(ja.told('63 member changes exceed 20 % of current members')).toEqual({
      text: 'メンバーの変更 63 件が、上限 (現在のメンバーの 20%) を超えています',
      own: true,
    })
    expect(ja.told('a held change waits for a decision: the result is empty, but the group has members').text).toBe(
      '保留中の変更が判断を待っています: 算出結果は空ですが、グループにはメンバーがいます',
    )
    expect(ja.told('Profile memberships are updated').own).toBe(true)
    expect(ja.told('A maintenance is running already.').text).toBe('メンテナンスはすでに実行中です。')
  })

  it('stay English where they are not, and are marked so', () => {
    expect(ja.told('something new')).toEqual({ text: 'something new', own: false })
  })

  it('begin with a capital, but e-mail addresses do not', () => {
    expect(alone(en.told('the timetable').text)).toBe('The timetable')
    expect(alone(en.told('megan.bowen@contoso.com').text)).toBe('megan.bowen@contoso.com')
  })
})
