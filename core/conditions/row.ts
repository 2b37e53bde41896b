import type { Moment } from '../calendar.ts'
import type { Kind, Question } from './question.ts'
import { readers, type EditorValue, type ValueEditor, type WrongValue } from './value-editors.ts'

/** The question of one rule, or what is wrong with its value. */
export type Asked<K extends Kind> = { question: Question<K> } | { wrong: WrongValue[] }

/** A condition as the editor, the check, the engine and the explanation read it. Its id is the English words. */
export type Condition<K extends Kind> = {
  id: string
  editor: ValueEditor
  /** Makes the question for a rule's value, at a moment and in a zone. */
  ask: (value: unknown, at: Moment) => Asked<K>
}

type Make<K extends Kind, E extends ValueEditor> = (value: EditorValue[E], at: Moment) => Question<K>

/** Makes the rows of the table for one kind. */
export function rowsOf<K extends Kind>() {
  const row = <E extends ValueEditor>(id: string, editor: E, question: Make<K, E>): Condition<K> => ({
    id,
    editor,
    ask(raw, at) {
      const read = readers[editor](raw, at)
      return 'wrong' in read ? read : { question: question(read.value, at) }
    },
  })
  /** A condition and its negation: the exact complement, so that nobody is in both or in neither. */
  const pair = <E extends ValueEditor>(
    positive: string,
    negative: string,
    editor: E,
    question: Make<K, E>,
  ): Condition<K>[] => [
    row(positive, editor, question),
    row(negative, editor, (value, at) => ({ ask: 'not', of: question(value, at) })),
  ]
  return { row, pair }
}
