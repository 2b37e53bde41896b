import { createContext, use } from 'react'
import type { Language } from '../../core/settings.ts'
import { formatFor, type Format } from '../format.ts'
import { en, type Words } from './en.ts'
import { ja } from './ja.ts'

/** The words of the reader's language, and how it writes numbers and dates. */
export type Speech = { language: Language; words: Words; format: Format; speak: (language: Language) => void }

export const wordsOf: Record<Language, Words> = { en, ja }

export const speechOf = (language: Language, speak: Speech['speak']): Speech => ({
  language,
  words: wordsOf[language],
  format: formatFor(language, wordsOf[language]),
  speak,
})

export const SpeechContext = createContext<Speech>(speechOf('en', () => undefined))

export const useWords = (): Speech => use(SpeechContext)
