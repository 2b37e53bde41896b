import { pair, row, type Condition } from './row.ts'

/** Null when blank. */
export type NumberCell = number | null
/** Null when blank. */
export type YesNoCell = boolean | null

const compared = (id: string, holds: (cell: number, value: number) => boolean): Condition<NumberCell> =>
  row(id, 'number', (value) => (cell) => cell !== null && holds(cell, value))

/** A blank is no number: it satisfies `is empty` and `is not equal to`, and no other. */
export const numberConditions: Condition<NumberCell>[] = [
  ...pair<NumberCell, 'number'>('is equal to', 'is not equal to', 'number', (value) => (cell) => cell === value),
  compared('is greater than', (cell, value) => cell > value),
  compared('is at least', (cell, value) => cell >= value),
  compared('is less than', (cell, value) => cell < value),
  compared('is at most', (cell, value) => cell <= value),
  row(
    'is between',
    'number range',
    ({ from, to }) =>
      (cell) =>
        cell !== null && cell >= from && cell <= to,
  ),
  ...pair<NumberCell, 'none'>('is empty', 'is not empty', 'none', () => (cell) => cell === null),
]

export const yesNoConditions: Condition<YesNoCell>[] = [
  row('is yes', 'none', () => (cell) => cell === true),
  row('is no', 'none', () => (cell) => cell === false),
  row('is empty', 'none', () => (cell) => cell === null),
]
