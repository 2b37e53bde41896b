import { type Data, DataType, DateDay, Float64, makeData, TimestampMillisecond, Uint32 } from 'apache-arrow'
import { isSet, validity } from './validity.ts'

const msPerDay = 86_400_000
const msPerSecond = 1000
/** Days of ±10,000 years: far within what 32 bits hold. */
const mostDays = 3_652_500
/** Seconds that 32 bits hold: until the year 2106. */
const mostSeconds = 2 ** 32 - 1

/**
 * Instants (milliseconds since 1970, NaN for none) as an Arrow column, in the coarsest unit that keeps every one of them:
 * most dates of a learning system are whole days or seconds. Anything else is kept as it is.
 */
export function encodeInstants(instants: Float64Array): Data {
  const length = instants.length
  const rest = validity(length, (row) => !Number.isNaN(instants[row]))
  if (are(instants, msPerDay, -mostDays, mostDays)) {
    const data = counted(new Int32Array(length), instants, msPerDay)
    return makeData({ type: new DateDay(), length, data, ...rest })
  }
  if (are(instants, msPerSecond, 0, mostSeconds)) {
    // Arrow's own seconds have 64 bits, half of them zeros that do not compress away entirely.
    const data = counted(new Uint32Array(length), instants, msPerSecond)
    return makeData({ type: new Uint32(), length, data, ...rest })
  }
  if (are(instants, 1, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)) {
    const data = BigInt64Array.from(instants, (n) => BigInt(n || 0))
    return makeData({ type: new TimestampMillisecond(), length, data, ...rest })
  }
  return makeData({ type: new Float64(), length, data: counted(new Float64Array(length), instants, 1), ...rest })
}

/** Whether all instants are whole numbers of a unit, within bounds. */
function are(instants: Float64Array, unit: number, least: number, most: number): boolean {
  for (let row = 0; row < instants.length; row += 1) {
    const instant = instants[row] ?? NaN
    const count = instant / unit
    const isOne = Number.isInteger(count) && count * unit === instant && count >= least && count <= most
    if (!isOne && !Number.isNaN(instant)) return false
  }
  return true
}

/** Fills a column with numbers of a unit, 0 for none. */
function counted<Column extends Int32Array | Uint32Array | Float64Array>(
  column: Column,
  instants: Float64Array,
  unit: number,
): Column {
  for (let row = 0; row < instants.length; row += 1) column[row] = (instants[row] || 0) / unit
  return column
}

/** Reads what `encodeInstants` wrote. @throws Error when it is something else. */
export function decodeInstants(data: Data): Float64Array {
  const unit = unitOf(data.type)
  const values = data.values as ArrayLike<number | bigint>
  const instants = new Float64Array(data.length)
  for (let row = 0; row < data.length; row += 1) instants[row] = isSet(data, row) ? Number(values[row]) * unit : NaN
  return instants
}

function unitOf(type: DataType): number {
  if (DataType.isDate(type)) return msPerDay
  if (DataType.isInt(type)) return msPerSecond
  if (DataType.isTimestamp(type)) return 1
  if (DataType.isFloat(type)) return 1
  throw new Error(`a column of instants holds Arrow's type ${type.typeId}`)
}
