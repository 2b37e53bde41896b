import { byName } from '../../core/by-name.ts'
import { listMembers } from '../../actions/members.ts'
import { previewProfile } from '../../actions/preview-profile.ts'
import { findProfile } from '../../actions/profiles.ts'
import { facts, openUrl, plain } from '../../core/cards/parts.ts'
import type { ProfilePreview } from '../../core/contract/preview.ts'
import { sentenceIn } from '../../core/told/sentence-in.ts'
import type { Answer, Asked } from '../asked.ts'
import { commandFor, findNamed } from '../find-profile.ts'
import { answer } from '../parts.ts'

const mostNames = 10

/** Who should be members of a profile, and what the next maintenance would change: numbers and the first names. */
export const previewMembers: Answer = async (asked) => {
  const { actor, ports, words } = asked
  const named = await findNamed(asked.rest, asked, commandFor('preview members', asked))
  if ('askBack' in named) return [named.askBack]
  const { id, title } = named.found
  const { value } = await findProfile(actor.tenantId, id, ports)
  const preview = await previewProfile(
    actor,
    { profile: id, quick: false },
    () => value.definition,
    () => ({ names: mostNames }),
    ports,
  )
  const { items, total } = await listMembers(actor, id, () => ({ limit: mostNames }), ports)
  const { have, adds, removes, add, remove } = preview.change ?? none
  const rows = numbersOf(preview, { have, adds, removes }, asked)
  const own = words.preview
  const lines = [
    verdictOf(preview, asked),
    facts(rows),
    ...namesOf(own.adds, add, adds, asked),
    ...namesOf(own.removes, remove, removes, asked),
    ...namesOf(own.now, items, total, asked),
  ]
  return [
    answer(own.title(title), lines, [openUrl(own.review, ports.linkTo(`profiles/${id}`))], own.title(plain(title))),
  ]
}

const none = { have: 0, adds: 0, removes: 0, add: [], remove: [] }

function numbersOf(
  { counts }: ProfilePreview,
  change: { have: number; adds: number; removes: number },
  { words: { preview: own }, language }: Asked,
): [string, string][] {
  const shown = (n: number): string => n.toLocaleString(language)
  return [
    ...(counts ? [[own.members, shown(counts.members)] satisfies [string, string]] : []),
    ...(counts?.cannotBeMembers ? [[own.cannotBe, shown(counts.cannotBeMembers)] satisfies [string, string]] : []),
    [own.have, shown(change.have)],
    [own.adds, shown(change.adds)],
    [own.removes, shown(change.removes)],
  ]
}

/** What would become of it, in a sentence. */
function verdictOf({ change, problem }: ProfilePreview, { words: { preview: own }, language }: Asked): string {
  const because = plain(sentenceIn(language, problem ?? change?.because ?? ''))
  if (problem !== null || change?.verdict === 'cannot') return own.cannot(because)
  if (change?.verdict === 'held') return own.held(because)
  if (!change || change.adds + change.removes === 0 || change.verdict === 'nothing to do')
    return `${own.nothing}${because === '' ? '' : ` ${because}`}`
  return own.changes(change.adds.toLocaleString(language), change.removes.toLocaleString(language))
}

function namesOf(
  label: string,
  people: readonly { name: string }[],
  all: number,
  { words, language }: Asked,
): string[] {
  if (people.length === 0) return []
  const names = people
    .toSorted(byName)
    .slice(0, mostNames)
    .map(({ name }) => plain(name))
  const rest = all > names.length ? ` (${words.shown('1', String(names.length), all.toLocaleString(language))})` : ''
  return [`**${label}:** ${names.join(words.comma)}${rest}`]
}
