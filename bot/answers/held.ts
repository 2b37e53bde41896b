import { listHeld } from '../../actions/held.ts'
import { listed, openUrl, plain } from '../../core/cards/parts.ts'
import type { Answer } from '../asked.ts'
import { commandNames } from '../command.ts'
import { commandFor } from '../find-profile.ts'
import { answer, ask } from '../parts.ts'
import { lastPage, readPage } from '../tidy.ts'

const aPage = 4

/** The changes that wait for a decision, newest first, each with a button to its card. */
export const held: Answer = async (asked) => {
  const { actor, ports, words, language } = asked
  const own = words.held
  const { items } = await listHeld(actor, () => ({ state: 'open', limit: Infinity }), ports)
  const waiting = items.filter(({ state }) => state === 'held')
  const page = Math.min(readPage(asked.rest).page, lastPage(waiting.length, aPage))
  const from = (page - 1) * aPage
  const shown = waiting.slice(from, from + aPage)
  const open = openUrl(own.all, ports.linkTo('held'))
  if (shown.length === 0) return [answer(own.title, [own.none], [open])]
  const number = (n: number): string => n.toLocaleString(language)
  const lines = shown.map(({ title, adds, removes }) => own.line(plain(title), number(adds), number(removes)))
  const approve = commandFor('approve', asked)
  const decide = shown.map(({ profileId, title }) => ask(own.decide(title), approve(profileId), approve(title)))
  const isMore = waiting.length > from + shown.length
  const more = isMore ? [ask(words.more, `${commandNames.held[0]} >${page + 1}`, words.more)] : []
  const count = words.shown(number(from + 1), number(from + shown.length), number(waiting.length))
  return [answer(own.title, [...listed(lines), count], [...decide, ...more, open])]
}
