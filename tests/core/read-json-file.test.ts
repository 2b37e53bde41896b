import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../core/findings.ts'
import { readJsonFile } from '../../core/read-json-file.ts'
import { seed } from './random.ts'

function reading(text: string): { value: unknown } | { findings: Finding[] } {
  const steps = readJsonFile(text, { name: 'a', most: 400_000 })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
/** Whatever JSON can say, often with the list whose items are read one by one. */
const anyFile = fc.oneof(
  fc.jsonValue(),
  fc.record({ b: fc.jsonValue(), a: fc.array(fc.jsonValue()), c: fc.jsonValue() }, { requiredKeys: [] }),
  fc.record({ b: fc.array(fc.record({ a: fc.array(fc.jsonValue()) })), a: fc.constantFrom('a', '"a":[', []) }),
)

const findingsOf = (text: string): string[] => {
  const read = reading(text)
  return 'findings' in read ? read.findings.map(({ path, found }) => `${path}: ${found}`) : []
}

describe('A file of JSON that was edited by hand', () => {
  it('is told by line and column, or by the words around it, where it is no JSON', () => {
    expect(findingsOf('{\n  "a": 1\n  "b": 2}')).toMatchObject([expect.stringContaining('line 3, column 3: ')])
    expect(findingsOf('{\n  "a": 1,\n  "b": }\n')).toMatchObject([expect.stringContaining(`"b": }`)])
    expect(findingsOf('{"a": [{},\n{"b": 1 "c"}]}')).toMatchObject([expect.stringContaining('line 2, column 9: ')])
    expect(findingsOf('{"a": [{},\n{}]\n"b": 1}')).toMatchObject([expect.stringContaining('line 3, column 1: ')])
    for (const broken of [
      '',
      '{"a": [',
      '{"a": [{}',
      '{"a": [{},]}',
      '{"a": [,{}]}',
      '{"a": [{]}',
      '{"a": ["',
      '{"a": [{}]',
      '"a',
    ])
      expect(findingsOf(broken), broken).toHaveLength(1)
  })

  it('is refused where a name stands twice in the same object, with the path of each', () => {
    const text = '{"a":[{"x":1},{"x":1,"y":{},"x":"\\"x\\":"}],"b":{"a":[]},"\\u0061":2}'
    expect(findingsOf(text)).toEqual(['a[1].x: "x"', 'a: "a"'])
  })

  it('is refused where a part of it has more values than any profile, before the part is read', () => {
    const zeros = `[${'0,'.repeat(300_000)}0]`
    expect(findingsOf(`{"a":[{},${zeros}]}`)).toEqual(['a[1]: "more than 250000 values"'])
    expect(findingsOf(`{"b":${zeros},"a":[]}`)).toEqual([': "more than 250000 values"'])
    expect(findingsOf(`{"a":[${'0,'.repeat(500_000)}0]}`)).toEqual(['a: "500001 items"'])
  })

  it('may have the same name in objects beside and within each other, and names in its texts', () => {
    expect(
      findingsOf('{"a":{"a":{"b":1},"b":2},"c":["a","a",{"a":"a"},{"a":"{\\"a\\":1,\\"a\\":2}\\\\"}],"b":3}'),
    ).toEqual([])
  })

  it(`is read as every reader of JSON reads it (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyFile, fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(reading(text)).toEqual({ value: JSON.parse(text) as unknown })
      }),
      { seed, numRuns: 300 },
    )
  })

  it('of 20 MB is read within a moment', () => {
    const text = JSON.stringify({
      a: Array.from({ length: 8_000 }, (_, n) =>
        Array.from({ length: 50 }, (__, i) => ({ id: n * 50 + i, text: 'a "text" with \\ in it' })),
      ),
    })
    const began = performance.now()
    expect(findingsOf(text)).toEqual([])
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
