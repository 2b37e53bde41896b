import { describe, expect, it } from 'vitest'
import { commandKinds, commandNames, readCommand } from '../../bot/command.ts'
import { readPage, tidy } from '../../bot/tidy.ts'

const read = (text: string) => readCommand(tidy(text))

describe('A command', () => {
  it('is known by each of its names, and no name is another command’s', () => {
    for (const kind of commandKinds)
      for (const name of commandNames[kind]) expect(read(name), name).toEqual({ kind, rest: '' })
  })

  it.each([
    ['Preview Members  US CSMs', { kind: 'preview members', rest: 'US CSMs' }],
    ['ＰＲＥＶＩＥＷ　ｍｅｍｂｅｒｓ　ＵＳ', { kind: 'preview members', rest: 'US' }],
    ['メンバーのプレビューUS CSMs', { kind: 'preview members', rest: 'US CSMs' }],
    ['<at>Assigner</at>&nbsp;held', { kind: 'held', rest: '' }],
    ['why Ana in Team in Rome', { kind: 'why', rest: 'Ana in Team in Rome' }],
    ['alerts lock on', { kind: 'alerts lock on', rest: '' }],
    ['アラートロックオフ', { kind: 'alerts lock off', rest: '' }],
    ['', { kind: 'help', rest: '' }],
  ])('is read: %s', (text, command) => {
    expect(read(text)).toEqual(command)
  })

  it.each(['helpful', 'run maintenance tomorrow', 'statusquo', 'toString', '__proto__'])(
    'is not made of %s',
    (text) => {
      expect(read(text).kind).toBe('unknown')
    },
  )
})

describe('A text', () => {
  it('is cut where no command is as long', () => {
    expect(tidy('x'.repeat(100_000))).toHaveLength(500)
    expect(tidy('\ud800'.repeat(100_000)).isWellFormed()).toBe(true)
  })

  it('keeps angle brackets that are no tags', () => {
    expect(tidy('preview members <Denver>')).toBe('preview members <Denver>')
  })

  it('names a page at its end', () => {
    expect(readPage('Denver >3')).toEqual({ text: 'Denver', page: 3 })
    expect(readPage('>2')).toEqual({ text: '', page: 2 })
    expect(readPage('a > b')).toEqual({ text: 'a > b', page: 1 })
    expect(readPage('>0')).toEqual({ text: '', page: 1 })
  })
})
