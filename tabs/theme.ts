import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components'
import type { Language } from '../core/settings.ts'
import type { ThemeName } from './appearance.ts'

const themes: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
}

/** Japanese fonts of Windows, macOS, Android and Linux, behind the one for Latin letters. */
const japanese = "'Segoe UI', 'Yu Gothic UI', Meiryo, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', sans-serif"

/** The Teams theme of that name, with fonts for the language. */
export const themeFor = (name: ThemeName, language: Language): Theme =>
  language === 'ja' ? { ...themes[name], fontFamilyBase: japanese } : themes[name]
