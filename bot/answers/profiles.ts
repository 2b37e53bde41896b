import { listProfiles } from '../../actions/profiles.ts'
import { listed, openUrl, plain } from '../../core/cards/parts.ts'
import type { ProfileRow } from '../../core/contract/answers.ts'
import type { Answer, Asked } from '../asked.ts'
import { commandNames } from '../command.ts'
import { answer, ask } from '../parts.ts'
import { lastPage, readPage } from '../tidy.ts'

const aPage = 10

/** The profiles, or those with a text, a page at a time. */
export const profiles: Answer = async (asked) => {
  const { actor, ports, words, language, rest } = asked
  const own = words.profiles
  const { text, page: asks } = readPage(rest)
  const listing = (page: number) => ({ search: text, cursor: String((page - 1) * aPage), limit: aPage })
  const first = await listProfiles(actor, () => listing(asks), ports)
  const page = Math.min(asks, lastPage(first.total, aPage))
  const from = (page - 1) * aPage
  const { items, total, next } = page === asks ? first : await listProfiles(actor, () => listing(page), ports)
  const open = openUrl(words.open, ports.linkTo('profiles'))
  if (total === 0) {
    if (text !== '') return [answer(own.noneFound(text), [], [open], own.noneFound(plain(text)))]
    return [answer(own.title, [own.none], [open])]
  }
  const shown = (n: number): string => n.toLocaleString(language)
  const title = text === '' ? own.title : own.found(text)
  const lines = [
    ...listed(items.map((row) => lineOf(row, asked))),
    words.shown(shown(from + 1), shown(from + items.length), shown(total)),
  ]
  const more = next === null ? [] : [ask(words.more, `${commandNames.profiles[0]} ${text} >${page + 1}`, words.more)]
  return [answer(title, lines, [...more, open], text === '' ? own.title : own.found(plain(text)))]
}

function lineOf({ id, title, members, status }: ProfileRow, { words, language, ports }: Asked): string {
  const count = members === null ? [] : [words.profiles.members(members.toLocaleString(language))]
  const about = [...count, words.profiles.status[status]].join(words.comma)
  return `[${plain(title)}](${ports.linkTo(`profiles/${id}`)}): ${about}`
}
