import type { Actor } from '../actions/actor.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Conversation, TeamsMessage } from '../core/ports/teams.ts'
import type { Language } from '../core/settings.ts'
import type { Timetable } from '../core/timetable.ts'
import type { BotWords } from './words/en.ts'

/** Something that is asked in a personal chat: by whom, behind the command's words, and in which language. */
export type Asked = {
  actor: Actor
  person: Conversation
  rest: string
  language: Language
  words: BotWords
  ports: Ports
  timetable: Timetable
}

/** @throws Refusal, Trouble: `bot/refused.ts` has the words. */
export type Answer = (asked: Asked) => Promise<TeamsMessage[]>
