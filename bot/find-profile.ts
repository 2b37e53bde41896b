import { listProfiles } from '../actions/profiles.ts'
import { plain } from '../core/cards/parts.ts'
import type { ProfileRow } from '../core/contract/answers.ts'
import type { TeamsMessage } from '../core/ports/teams.ts'
import { nearestTexts } from '../core/nearest-texts.ts'
import type { Asked } from './asked.ts'
import { commandNames, type CommandKind } from './command.ts'
import { answer, ask } from './parts.ts'
import { asSaid } from './tidy.ts'

const mostChoices = 5

/** A profile that was found, or what is asked back. */
export type Found<T> = { found: T } | { askBack: TeamsMessage }

/**
 * The profile that somebody means: by its title, a part of it, or its id. Several are a choice, a near miss is a suggestion.
 * @param again makes the command that a button writes, for the profile that it stands for.
 */
export async function findNamed(
  text: string,
  asked: Asked,
  again: (profile: string) => string,
): Promise<Found<ProfileRow>> {
  const { actor, ports, words } = asked
  const wanted = asSaid(text.replace(/^<(.*)>$/, '$1'))
  const { items } = await listProfiles(actor, () => ({ limit: Infinity }), ports)
  const button = ({ id, title }: ProfileRow) => ask(title, again(id), again(title))
  if (wanted === null) {
    const missing = words.which.missing(again(words.help.profile))
    return { askBack: answer(words.which.profile, [plain(missing)], items.slice(0, mostChoices).map(button)) }
  }
  const named = rowsNamed(wanted, items)
  const [only] = named
  if (only && named.length === 1) return { found: only }
  if (named.length > 1)
    return {
      askBack: answer(words.which.profile, [words.which.named(plain(text))], named.slice(0, mostChoices).map(button)),
    }
  const near = nearestTexts(
    wanted,
    items.map(({ title }) => asSaid(title) ?? ''),
  )
  const meant = items.filter(({ title }) => near.includes(asSaid(title) ?? '')).slice(0, mostChoices)
  const lines = meant.length > 0 ? [words.unknown.meant] : [words.unknown.hint]
  const all = ask(words.profiles.title, commandNames.profiles[0])
  const title = words.which.unknown(text)
  return { askBack: answer(title, lines, [...meant.map(button), all], words.which.unknown(plain(text))) }
}

function rowsNamed(wanted: string, rows: readonly ProfileRow[]): ProfileRow[] {
  const whole = rows.filter(({ id, title }) => id === wanted || asSaid(title) === wanted)
  return whole.length > 0 ? whole : rows.filter(({ title }) => asSaid(title)?.includes(wanted))
}

/** The command for a profile, in the reader's words. */
export const commandFor =
  (kind: CommandKind, { language }: Pick<Asked, 'language'>) =>
  (profile: string): string =>
    `${commandNames[kind][language === 'ja' ? 1 : 0]} ${profile}`
