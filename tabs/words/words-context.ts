import { createContext, use } from 'react'
import type { Language } from '../../core/settings.ts'
import { formatFor, type Format } from '../format.ts'
import { en, type Words } from './en.ts'
import { ja } from './ja.ts'

/** The words of the reader's language, and how it writes numbers and dates. */
export type Spoken = { words: Words; format: Format }

/** What the reader is spoken to in, and how to choose another language. */
export type Speech = Spoken & { language: Language; speak: (language: Language) => void }

export const wordsOf: Record<Language, Words> = { en, ja }

/**
 * Words and formats of a language.
 * @param wished the reader's locales: `en-AU` writes dates as Australia does.
 */
export function speechOf(language: Language, speak: Speech['speak'], wished: readonly string[] = []): Speech {
  const locale = wished.find((name) => name.toLowerCase().startsWith(language) && isLocale(name))
  const words = wordsOf[language]
  return { language, words, format: formatFor(locale ?? usual[language], words), speak }
}

/** Browsers may name locales that Intl refuses, such as `en-US@posix`. */
function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length > 0
  } catch {
    return false
  }
}

const usual: Record<Language, string> = { en: 'en-GB', ja: 'ja' }

export const SpeechContext = createContext<Speech>(speechOf('en', () => undefined))

export const useWords = (): Speech => use(SpeechContext)
