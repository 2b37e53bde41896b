import type { Moment } from '../calendar.ts'
import { readers, type EditorValue, type ValueEditor } from './value-editors.ts'

/** The test of one rule on one cell, or what its value should have been. */
export type Compiled<Cell> = { test: (cell: Cell) => boolean } | { expected: string }

/** A condition as the editor, the check, the engine and the explanation read it. Its id is the English words. */
export type Condition<Cell> = {
  id: string
  editor: ValueEditor
  /** Makes the test for a rule's value, at a moment and in a zone. */
  compile: (value: unknown, at: Moment) => Compiled<Cell>
}

/** One row of the table. */
export function row<Cell, E extends ValueEditor>(
  id: string,
  editor: E,
  test: (value: EditorValue[E], at: Moment) => (cell: Cell) => boolean,
): Condition<Cell> {
  return {
    id,
    editor,
    compile(raw, at) {
      const read = readers[editor](raw, at)
      return 'expected' in read ? read : { test: test(read.value, at) }
    },
  }
}

/** A condition and its negation: the exact complement, so that nobody is in both or in neither. */
export function pair<Cell, E extends ValueEditor>(
  positive: string,
  negative: string,
  editor: E,
  test: (value: EditorValue[E], at: Moment) => (cell: Cell) => boolean,
): Condition<Cell>[] {
  const negated = (value: EditorValue[E], at: Moment) => {
    const holds = test(value, at)
    return (cell: Cell) => !holds(cell)
  }
  return [row(positive, editor, test), row(negative, editor, negated)]
}
