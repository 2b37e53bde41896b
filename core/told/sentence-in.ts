import type { Language } from '../settings.ts'
import { problemInJapanese } from './problem-in-japanese.ts'
import { alone } from './told.ts'

/** A sentence of the product in a language, to stand alone. */
export const sentenceIn = (language: Language, text: string): string =>
  language === 'ja' ? problemInJapanese(text) : alone(text)
