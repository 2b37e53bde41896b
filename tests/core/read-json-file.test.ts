import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJsonFile } from '../../core/read-json-file.ts'
import { seed } from './random.ts'

const findingsOf = (text: string): string[] => {
  const read = readJsonFile(text)
  return 'findings' in read ? read.findings.map(({ path, found }) => `${path}: ${found}`) : []
}

describe('A file of JSON that was edited by hand', () => {
  it('is told by line and column, or by the words around it, where it is no JSON', () => {
    expect(findingsOf('{\n  "a": 1\n  "b": 2}')).toMatchObject([expect.stringContaining('line 3, column 3: ')])
    expect(findingsOf('{\n  "a": 1,\n  "b": }\n')).toMatchObject([expect.stringContaining(`"b": }`)])
    expect(findingsOf('')).toHaveLength(1)
  })

  it('is refused where a name stands twice in the same object, with the path of each', () => {
    const text = '{"a":[{"x":1},{"x":1,"y":{},"x":"\\"x\\":"}],"b":{"a":[]},"\\u0061":2}'
    expect(findingsOf(text)).toEqual(['a[1].x: "x"', 'a: "a"'])
  })

  it('may have the same name in objects beside and within each other, and names in its texts', () => {
    expect(
      findingsOf('{"a":{"a":{"b":1},"b":2},"c":["a","a",{"a":"a"},{"a":"{\\"a\\":1,\\"a\\":2}\\\\"}],"b":3}'),
    ).toEqual([])
  })

  it(`is read as every reader of JSON reads it (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(readJsonFile(text)).toEqual({ value: JSON.parse(text) as unknown })
      }),
      { seed, numRuns: 300 },
    )
  })

  it('of 20 MB is read within a moment', () => {
    const text = JSON.stringify(Array.from({ length: 400_000 }, (_, i) => ({ id: i, text: 'a "text" with \\ in it' })))
    const began = performance.now()
    expect(findingsOf(text)).toEqual([])
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
