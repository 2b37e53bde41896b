import { none, type Line } from './line.ts'

/** A blank is no number and no zero. */
export const numberLines: Line<number | null>[] = [
  ['is equal to', 5, 5, true],
  ['is equal to', 5, 5.01, false],
  ['is equal to', 0, 0, true],
  ['is equal to', 0, -0, true],
  ['is equal to', 0, null, false],
  ['is not equal to', 5, 4, true],
  ['is not equal to', 5, 5, false],
  ['is not equal to', 0, null, true],

  ['is greater than', 5, 5.01, true],
  ['is greater than', 5, 5, false],
  ['is greater than', -5, -4, true],
  ['is greater than', -1, null, false],
  ['is at least', 5, 5, true],
  ['is at least', 5, 4.99, false],
  ['is at least', 0, null, false],
  ['is less than', 5, 4.99, true],
  ['is less than', 5, 5, false],
  ['is less than', 5, -100, true],
  ['is less than', 1, null, false],
  ['is at most', 5, 5, true],
  ['is at most', 5, 5.01, false],
  ['is at most', 0, null, false],

  ['is between', { from: 2, to: 4 }, 2, true],
  ['is between', { from: 2, to: 4 }, 4, true],
  ['is between', { from: 2, to: 4 }, 3.5, true],
  ['is between', { from: 2, to: 4 }, 1.99, false],
  ['is between', { from: 2, to: 4 }, 4.01, false],
  ['is between', { from: 3, to: 3 }, 3, true],
  ['is between', { from: -1, to: 1 }, null, false],

  ['is empty', none, null, true],
  ['is empty', none, 0, false],
  ['is not empty', none, 0, true],
  ['is not empty', none, null, false],
]

/** A yes/no column has three values: somebody who was never asked has said neither. */
export const yesNoLines: Line<boolean | null>[] = [
  ['is yes', none, true, true],
  ['is yes', none, false, false],
  ['is yes', none, null, false],
  ['is no', none, false, true],
  ['is no', none, true, false],
  ['is no', none, null, false],
  ['is empty', none, null, true],
  ['is empty', none, false, false],
  ['is empty', none, true, false],
]
