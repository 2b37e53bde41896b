import { explainMembership } from '../../actions/explain-membership.ts'
import { searchUsers, type UserHit } from '../../actions/search.ts'
import { listProfiles } from '../../actions/profiles.ts'
import { listed, openUrl, plain, subheading } from '../../core/cards/parts.ts'
import { when } from '../../core/cards/when.ts'
import type { ClauseVerdict, RuleVerdict, Why } from '../../core/contract/why.ts'
import { sentenceIn } from '../../core/told/sentence-in.ts'
import type { Answer, Asked } from '../asked.ts'
import { commandNames } from '../command.ts'
import { findNamed, type Found } from '../find-profile.ts'
import { answer, ask } from '../parts.ts'
import { asSaid } from '../tidy.ts'

const mostValues = 8
const mostChoices = 5

/** Why somebody is in a profile, or is not. */
export const why: Answer = async (asked) => {
  const { actor, ports, words, rest } = asked
  const parts = await partsOf(rest, asked)
  if (!parts) return [answer(words.which.person, [words.which.why])]
  const profile = await findNamed(parts.profile, asked, (title) => commandOf(parts.person, title, asked))
  if ('askBack' in profile) return [profile.askBack]
  const { id, title } = profile.found
  const person = await findPerson(parts.person, asked, (user) => commandOf(user, id, asked))
  if ('askBack' in person) return [person.askBack]
  const explained = await explainMembership(actor, id, () => ({ user: person.found.id }), ports)
  const name = explained.user.name || explained.user.email
  const say = explained.member === null ? words.why.unsure : explained.member ? words.why.in : words.why.out
  const link = openUrl(words.preview.review, ports.linkTo(`profiles/${id}`))
  return [answer(say(name, title), linesOf(explained, asked), [link], say(plain(name), plain(title)))]
}

const commandOf = (person: string, profile: string, { language }: Asked): string =>
  language === 'ja' ? `${commandNames.why[1]} ${person} / ${profile}` : `${commandNames.why[0]} ${person} in ${profile}`

const separator = String.raw`(?:\s+in\s+|\s*[/@、]\s*|\s*が\s*|\s+)`
const separated = new RegExp(`^(.+?)${separator}$`, 'i')
/** The first of these that divides a question does: a が is a part of many names. */
const apart = [/^(.+)\s+in\s+(.+)$/i, /^(.+)\s*\/\s*(.+)$/, /^(.+)\s*[@、]\s*(.+)$/, /^(.+)\s*が\s*(.+)$/]

/** Person and profile: a title that stands at the end, for titles have an "in" too; else what the last separator divides. */
async function partsOf(
  rest: string,
  { actor, ports }: Asked,
): Promise<{ person: string; profile: string } | undefined> {
  const { items } = await listProfiles(actor, () => ({ limit: Infinity }), ports)
  const folded = asSaid(rest) ?? ''
  const written = rest.length === folded.length ? rest : folded
  const ends = items.map((row) => asSaid(row.title) ?? '').filter((title) => title !== '' && folded.endsWith(title))
  for (const title of ends.sort((a, b) => b.length - a.length)) {
    const person = separated.exec(written.slice(0, -title.length))?.[1]?.trim()
    if (person) return { person, profile: title }
  }
  const [, person, profile] = apart.map((between) => between.exec(rest)).find((found) => found !== null) ?? []
  return person && profile ? { person: person.trim(), profile: profile.trim() } : undefined
}

async function findPerson(text: string, asked: Asked, again: (user: string) => string): Promise<Found<UserHit>> {
  const { actor, ports, words } = asked
  const byId = await searchUsers(actor, () => ({ ids: text }), ports)
  const { items } = byId.items.length > 0 ? byId : await searchUsers(actor, () => ({ search: text }), ports)
  const wanted = asSaid(text)
  const whole = items.filter(({ title, email }) => asSaid(title) === wanted || asSaid(email) === wanted)
  const named = whole.length > 0 ? whole : items
  const [only] = named
  if (only && named.length === 1) return { found: only }
  const nobody = words.which.nobody
  if (!only) return { askBack: answer(nobody(text), [words.which.why], [], nobody(plain(text))) }
  const choices = named.slice(0, mostChoices).map(({ id, title, email }) => {
    const label = email === '' ? title : `${title} (${email})`
    return ask(label, again(id), again(title))
  })
  return { askBack: answer(words.which.person, [words.which.persons(plain(text))], choices) }
}

function linesOf(explained: Why, { words: { why: own }, language }: Asked) {
  const { because, cannotBeAdded, overrides, filter, snapshotTakenAt } = explained
  const said = (text: string): string => plain(sentenceIn(language, text))
  const counted = overrides.filter(({ holds }) => holds === true)
  const values = filter ? rulesIn(filter).flatMap((rule) => valuesOf(rule, own)) : []
  return [
    said(because),
    ...(cannotBeAdded === null ? [] : [own.cannot(said(cannotBeAdded))]),
    ...counted
      .slice(0, mostValues)
      .map(({ list, name, reason }) => `${own.override[list]}: ${plain(name)}${reason ? ` (${plain(reason)})` : ''}`),
    ...(values.length > 0 ? [subheading(own.values), ...listed(values.slice(0, mostValues))] : []),
    own.data(when(snapshotTakenAt)),
  ]
}

const rulesIn = (clause: ClauseVerdict | RuleVerdict): RuleVerdict[] =>
  clause.kind === 'rule' ? [clause] : clause.clauses.flatMap(rulesIn)

const valuesOf = ({ own }: RuleVerdict, { blank, source: named, registration }: Asked['words']['why']): string[] =>
  own.map(({ source, label, value, registrations, holds }) => {
    const told = registrations
      .map(({ status, passing }) =>
        [registration.status[status], registration.passing[passing]].join(registration.comma),
      )
      .join(registration.semicolon)
    return `${holds ? '✓' : '✗'} ${plain(named[source] ?? label)}: ${plain(value ?? told) || blank}`
  })
