import { facts, openUrl } from '../../core/cards/parts.ts'
import type { TeamsMessage } from '../../core/ports/teams.ts'
import type { Language } from '../../core/settings.ts'
import type { Answer } from '../asked.ts'
import { commandNames } from '../command.ts'
import { answer } from '../parts.ts'
import { wordsOf } from '../words/words-of.ts'

/** The commands, each with what it does; `isFirst` when somebody has just installed the app. */
export function helpCard(language: Language, linkTo: (page: string) => string, { isFirst = false } = {}): TeamsMessage {
  const { help: own, open } = wordsOf(language)
  const behind: Partial<Record<keyof typeof own.about, string>> = {
    profiles: own.text,
    'preview members': own.profile,
    why: `${own.person} ${own.in} ${own.profile}`,
    approve: own.profile,
  }
  const kinds = Object.keys(own.about) as (keyof typeof own.about)[]
  const rows = kinds.map((kind) => {
    const [en, ja] = commandNames[kind]
    return [`${language === 'ja' ? ja : en} ${behind[kind] ?? ''}`.trim(), own.about[kind]] as const
  })
  const title = isFirst ? own.welcome : own.title
  return answer(title, isFirst ? [own.intro, facts(rows), own.alerts] : [facts(rows)], [openUrl(open, linkTo(''))])
}

export const help: Answer = ({ language, ports }) => Promise.resolve([helpCard(language, ports.linkTo)])
