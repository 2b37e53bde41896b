import { pair, type Condition } from './row.ts'

/** Folded text (see `fold`), null when blank. */
export type TextCell = string | null

/** A blank satisfies `is empty` and the negated conditions, and no other. */
export const textConditions: Condition<TextCell>[] = [
  ...pair<TextCell, 'text'>('is equal to', 'is not equal to', 'text', (value) => (cell) => cell === value),
  ...pair<TextCell, 'text'>(
    'contains',
    'does not contain',
    'text',
    (value) => (cell) => cell?.includes(value) ?? false,
  ),
  ...pair<TextCell, 'text'>(
    'starts with',
    'does not start with',
    'text',
    (value) => (cell) => cell?.startsWith(value) ?? false,
  ),
  ...pair<TextCell, 'text'>(
    'ends with',
    'does not end with',
    'text',
    (value) => (cell) => cell?.endsWith(value) ?? false,
  ),
  ...pair<TextCell, 'texts'>(
    'is one of',
    'is none of',
    'texts',
    (values) => (cell) => cell !== null && values.has(cell),
  ),
  ...pair<TextCell, 'none'>('is empty', 'is not empty', 'none', () => (cell) => cell === null),
]
