import { actorInTeams } from '../actions/actor-in-teams.ts'
import type { Actor } from '../actions/actor.ts'
import { forgetConversation, rememberConversation } from '../actions/conversations.ts'
import { Refusal } from '../core/errors.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Conversation, Hearing, Place, TeamsMessage } from '../core/ports/teams.ts'
import type { Timetable } from '../core/timetable.ts'
import { answers } from './answers/answers.ts'
import { helpCard } from './answers/help.ts'
import { suggestion } from './answers/suggestion.ts'
import { decideByCard, decidesHeld } from './card-actions.ts'
import { readCommand } from './command.ts'
import { refused } from './refused.ts'
import { tidy } from './tidy.ts'
import { wordsOf } from './words/words-of.ts'

type Somebody = { person: Conversation; actor: Actor }

/** What the bot makes of what it hears: the same use cases as the API's, asked by the same person. */
export function hearingOf(ports: Ports, timetable: Timetable): Hearing {
  /** Does something for somebody. @returns what was done, or what stood in its way; nothing else comes out. */
  const forPerson = async <T>(
    place: Place,
    work: (somebody: Somebody) => Promise<T>,
  ): Promise<{ done: T } | { stopped: TeamsMessage }> => {
    let administrators: readonly string[] = []
    try {
      const person = await rememberConversation(place, ports)
      const actor = await actorInTeams(person, ports)
      administrators = actor.administrators
      return { done: await work({ person, actor }) }
    } catch (error) {
      return { stopped: refused(error, { place, administrators }, ports) }
    }
  }
  return {
    async said(from, text) {
      const outcome = await forPerson(from, ({ person, actor }) => {
        const { language } = from
        const words = wordsOf(language)
        const command = readCommand(tidy(text))
        if (command.kind === 'unknown') return Promise.resolve([suggestion(command.nearest, words)])
        return answers[command.kind]({ actor, person, rest: command.rest, language, words, ports, timetable })
      })
      return 'done' in outcome ? outcome.done : [outcome.stopped]
    },
    async pressed(press) {
      const { from } = press
      const outcome = await forPerson(from, ({ actor }) => {
        if (!decidesHeld(press)) throw new Refusal('invalid', 'This button is not known.')
        return decideByCard(press, actor, from.language, ports)
      })
      // What stands in the way is told to who pressed: its card would take the place of the one that was pressed.
      return 'done' in outcome ? outcome.done : { text: outcome.stopped.text }
    },
    async installed(from) {
      const welcome = helpCard(from.language, ports.linkTo, { isFirst: true })
      const outcome = await forPerson(from, () => Promise.resolve(welcome))
      return ['done' in outcome ? outcome.done : outcome.stopped]
    },
    removed: (from) => forgetConversation(from, ports),
    elsewhere: (language) => [{ text: wordsOf(language).elsewhere }],
  }
}
