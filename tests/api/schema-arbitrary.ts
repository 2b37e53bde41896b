import fc from 'fast-check'
import { conditions } from '../../core/conditions/conditions.ts'

export type Schema = {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  items?: Schema
  minLength?: number
  maxLength?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

/** What nobody should send, of every kind. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(
    ...[null, true, 0, -1, 1.5, 1e308, -0, 2 ** 53, '', ' ', '\u0000', '😀', '\ud800', 'x'.repeat(5_000)],
    ...['__proto__', 'constructor', '2026-02-30', '0001-01-01T00:00:00Z', '9999999999', 'NaN', '${7*7}', '../settings'],
    ...[
      [],
      {},
      [[[[]]]],
      [null],
      { kind: 'none' },
      { __proto__: null, toString: 1 },
      { rules: [] },
      Array(2_000).fill('a'),
    ],
  ),
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
)

/** Words that mean something to the product, so that a random body comes further than its shape. */
export type Words = Record<string, string[]>

const conditionIds = [...new Set(Object.values(conditions).flatMap((kind) => kind.map(({ id }): string => id)))]
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('Paris', '2026-11-23', '2026-11-23T10:00', '30', 'a', 'İ', 'ﬀ', '٣', '\u202e', '1e400'),
)

/** JSON values that fit a schema more or less; `wrong` in a hundred of their parts are junk. */
export function arbitraryOf(root: Schema, refTo: (ref: string) => Schema, words: Words, wrong: number) {
  const spoiled = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    wrong === 0 ? good : fc.oneof({ arbitrary: good, weight: 100 - wrong }, { arbitrary: junk, weight: wrong })

  const textOf = (name: string, { minLength = 0, maxLength = 100 }: Schema) => {
    const known = name === 'condition' ? conditionIds : words[name]
    const long = fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40) })
    return known ? fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 9 }, long) : fc.oneof(anyText, long)
  }

  const objectOf = ({ properties = {}, required = [], additionalProperties }: Schema, depth: number) => {
    const known = fc.record(
      Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, of(inner, name, depth + 1)])),
      { requiredKeys: required },
    )
    if (typeof additionalProperties !== 'object') return known
    return fc.dictionary(
      fc.constantFrom('from', 'to', 'amount', 'unit', '__proto__'),
      of(additionalProperties, '', depth),
    )
  }

  function ofType(type: string, schema: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
    const { minimum = -1e6, maximum = 1e6 } = schema
    switch (type) {
      case 'object':
        return objectOf(schema, depth)
      case 'array':
        return fc.array(of(schema.items ?? {}, name, depth + 1), { maxLength: depth > 7 ? 0 : 4 })
      case 'string':
        return textOf(name, schema)
      case 'integer':
        return fc.integer({ min: Math.max(minimum, -1e6), max: Math.min(maximum, 1e6) })
      case 'number':
        return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: minimum, max: maximum, noNaN: true }))
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      default:
        return junk
    }
  }

  function of(schema: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
    // A group within groups ends somewhere.
    if (depth > 12) return fc.constant({ rules: [] })
    if (schema.$ref) return of(refTo(schema.$ref), name, depth)
    if ('const' in schema) return spoiled(fc.constant(schema.const))
    if (schema.enum) return spoiled(fc.constantFrom(...schema.enum))
    const choices = schema.anyOf ?? schema.oneOf
    if (choices) return spoiled(fc.oneof(...choices.map((one) => of(one, name, depth))))
    const types = [schema.type ?? 'anything'].flat()
    return spoiled(fc.oneof(...types.map((type) => ofType(type, schema, name, depth))))
  }
  return of(root, '', 0)
}
