import { alone } from '../../core/told/told.ts'
import { useWords } from '../words/words-context.ts'

/** A sentence of the server, in the reader's language where it is known; else in English, and marked so. */
export function Told({ children }: { children: string }) {
  const { words, language } = useWords()
  const { text, own } = words.told(children)
  return <span {...(own || language === 'en' ? {} : { lang: 'en' })}>{alone(text)}</span>
}
