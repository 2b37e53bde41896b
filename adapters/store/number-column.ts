import { type Data, DataType, DateDay, Float64, makeData, TimestampMillisecond, Uint32 } from 'apache-arrow'
import { isSet, validity } from './validity.ts'

type Numbers = (number | null)[]

const msPerDay = 86_400_000
const msPerSecond = 1000
/** Seconds that 32 bits hold: until the year 2106. */
const mostSeconds = 2 ** 32
/** Days of ±10,000 years: far within what 32 bits hold. */
const mostDays = 3_652_500

/**
 * Instants (milliseconds since 1970) as an Arrow column, in the coarsest unit that keeps every one of them: most dates
 * of a learning system are whole days or seconds. Anything else is kept as it is.
 */
export function encodeNumbers(numbers: Numbers): Data {
  const length = numbers.length
  const rest = validity(numbers)
  if (all(numbers, (n) => n % msPerDay === 0 && Math.abs(n) <= mostDays * msPerDay)) {
    const data = Int32Array.from(numbers, (n) => (n ?? 0) / msPerDay)
    return makeData({ type: new DateDay(), length, data, ...rest })
  }
  if (all(numbers, (n) => n % msPerSecond === 0 && n >= 0 && n < mostSeconds * msPerSecond)) {
    // Arrow's own seconds have 64 bits, half of them zeros that do not compress away entirely.
    const data = Uint32Array.from(numbers, (n) => (n ?? 0) / msPerSecond)
    return makeData({ type: new Uint32(), length, data, ...rest })
  }
  if (all(numbers, Number.isSafeInteger)) {
    const data = BigInt64Array.from(numbers, (n) => BigInt(n ?? 0))
    return makeData({ type: new TimestampMillisecond(), length, data, ...rest })
  }
  return makeData({ type: new Float64(), length, data: Float64Array.from(numbers, (n) => n ?? 0), ...rest })
}

const all = (numbers: Numbers, holds: (n: number) => boolean) => numbers.every((n) => n === null || holds(n))

/** Reads what `encodeNumbers` wrote. @throws Error when it is something else. */
export function decodeNumbers(data: Data): Numbers {
  const unit = unitOf(data.type)
  const values = data.values as ArrayLike<number | bigint>
  return Array.from({ length: data.length }, (_, row) => (isSet(data, row) ? Number(values[row] ?? 0) * unit : null))
}

function unitOf(type: DataType): number {
  if (DataType.isDate(type)) return msPerDay
  if (DataType.isInt(type)) return msPerSecond
  if (DataType.isTimestamp(type)) return 1
  if (DataType.isFloat(type)) return 1
  throw new Error(`a column of instants holds Arrow's type ${type.typeId}`)
}
