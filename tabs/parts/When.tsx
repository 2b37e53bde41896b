import { useWords } from '../words/words-context.ts'

/** A moment, in the reader's own time. */
export function When({ at }: { at: string }) {
  const { format } = useWords()
  return <time dateTime={at}>{format.dateTime(at)}</time>
}
