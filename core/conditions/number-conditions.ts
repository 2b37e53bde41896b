import { rowsOf, type Condition } from './row.ts'

const number = rowsOf<'number'>()
const yesNo = rowsOf<'yes/no'>()

/** A blank is no number: it satisfies `is empty` and `is not equal to`, and no other. */
export const numberConditions: Condition<'number'>[] = [
  ...number.pair('is equal to', 'is not equal to', 'number', (n) => ({ ask: 'number', least: n, most: n })),
  number.row('is greater than', 'number', (above) => ({ ask: 'number', above })),
  number.row('is at least', 'number', (least) => ({ ask: 'number', least })),
  number.row('is less than', 'number', (below) => ({ ask: 'number', below })),
  number.row('is at most', 'number', (most) => ({ ask: 'number', most })),
  number.row('is between', 'number range', ({ from, to }) => ({ ask: 'number', least: from, most: to })),
  ...number.pair('is empty', 'is not empty', 'none', () => ({ ask: 'blank' })),
]

export const yesNoConditions: Condition<'yes/no'>[] = [
  yesNo.row('is yes', 'none', () => ({ ask: 'yes/no', is: true })),
  yesNo.row('is no', 'none', () => ({ ask: 'yes/no', is: false })),
  yesNo.row('is empty', 'none', () => ({ ask: 'blank' })),
]
