import type { Language } from '../../core/settings.ts'
import { en, type BotWords } from './en.ts'
import { ja } from './ja.ts'

const words: Record<Language, BotWords> = { en, ja }

/** What the bot says in a language. */
export const wordsOf = (language: Language): BotWords => words[language]
