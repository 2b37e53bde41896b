import type { Language } from '../core/settings.ts'

/** The three themes of Teams. */
export const themeNames = ['light', 'dark', 'contrast'] as const
export type ThemeName = (typeof themeNames)[number]

/** Teams says `default`, `dark`, `contrast` or `glass`; anything new is shown light. */
export const themeOfTeams = (theme: string | undefined): ThemeName =>
  theme === 'dark' || theme === 'contrast' ? theme : 'light'

/**
 * The theme outside Teams.
 * @param asked `?theme=` of the address, which wins.
 * @param matches tells whether a media query holds.
 */
export function themeOfBrowser(asked: string | null, matches: (query: string) => boolean): ThemeName {
  const named = themeNames.find((name) => name === asked)
  if (named) return named
  if (matches('(forced-colors: active)')) return 'contrast'
  return matches('(prefers-color-scheme: dark)') ? 'dark' : 'light'
}

/** The first language that Assigner speaks among those wished for, best first (`ja-JP` is Japanese); else English. */
export function languageOf(wished: readonly (string | null | undefined)[]): Language {
  for (const wish of wished) {
    const short = wish?.toLowerCase().split('-')[0]
    if (short === 'en' || short === 'ja') return short
  }
  return 'en'
}
