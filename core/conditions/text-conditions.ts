import type { Question } from './question.ts'
import { rowsOf, type Condition } from './row.ts'

const { pair } = rowsOf<'text'>()
const is = (...texts: string[]): Question<'text'> => ({ ask: 'is', texts: texts.sort() })
const has =
  (where: 'anywhere' | 'start' | 'end') =>
  (text: string): Question<'text'> => ({ ask: 'has', where, text })

/** A blank satisfies `is empty` and the negated conditions, and no other. */
export const textConditions: Condition<'text'>[] = [
  ...pair('is equal to', 'is not equal to', 'text', (text) => is(text)),
  ...pair('contains', 'does not contain', 'text', has('anywhere')),
  ...pair('starts with', 'does not start with', 'text', has('start')),
  ...pair('ends with', 'does not end with', 'text', has('end')),
  ...pair('is one of', 'is none of', 'texts', (texts) => is(...texts)),
  ...pair('is empty', 'is not empty', 'none', () => ({ ask: 'blank' })),
]
