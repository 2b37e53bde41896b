import type { About } from './about-finding.ts'
import { remark, shown, type Finding } from './findings.ts'
import { nearestTexts } from './nearest-texts.ts'
import type { Things, Told } from './tenant-names.ts'
import { fold } from './text.ts'

/** What a file says of the ids in it, one kind. */
export type FileNames<Id extends string> = {
  told(id: Id): Told | undefined
  /** Whether the file gives several ids that name: by the name alone, or in its detail, too. */
  isTwice(told: Told, by: 'name' | 'detail'): boolean
}

const keyOf = ({ name, detail }: Told, by: 'name' | 'detail'): string =>
  `${fold(name) ?? ''}\n${by === 'name' ? by : (fold(detail) ?? '')}`

/** @param entries are by id, in any case. */
export function fileNames<Id extends string>(entries: Iterable<[string, Told]>): FileNames<Id> {
  const byId = new Map([...entries].map(([id, told]) => [id.toLowerCase(), told]))
  const counts = { name: new Map<string, number>(), detail: new Map<string, number>() }
  for (const told of byId.values())
    for (const by of ['name', 'detail'] as const)
      counts[by].set(keyOf(told, by), (counts[by].get(keyOf(told, by)) ?? 0) + 1)
  return {
    told: (id) => byId.get(id.toLowerCase()),
    isTwice: (told, by) => (counts[by].get(keyOf(told, by)) ?? 0) > 1,
  }
}

/** The nearest of many names, as long as a file does not ask for too many: an answer must not take seconds. */
export type Nearest = (name: string, things: Pick<Things<string>, 'names' | 'written'>) => string[]

const mostLookups = 50
const mostLooks = 500_000

/** Looks for the nearest names so many times, at so many names in all. */
export function nearestOfSome(): Nearest {
  let [lookups, looks] = [0, 0]
  return (name, things) => {
    const names = things.names()
    lookups += 1
    looks += names.length
    if (lookups > mostLookups || looks > mostLooks) return []
    return nearestTexts(name, names).map((near) => things.written(near))
  }
}

/**
 * The id here of what a file calls by an id and perhaps a name: the same id, else the one thing of that name.
 * @returns the finding where there is none, or several; a warning where the same id has another name here.
 */
export function resolveReference<Id extends string>(
  id: Id,
  path: string,
  file: FileNames<Id>,
  things: Things<Id>,
  nearest: Nearest,
): { id: Id; finding?: Finding } {
  const said = file.told(id)
  const here = things.told(id)
  const name = fold(said?.name)
  if (here) {
    const known = fold(here.name)
    if (name === null || known === null || name === known) return { id }
    const about = { code: 'named otherwise', inFile: said?.name ?? '', here: here.name ?? '' } as const
    return {
      id,
      finding: remark(path, `${shown(said?.name)} in the file`, `${shown(here.name)} has that id here`, about),
    }
  }
  const { what } = things
  const called = said?.label ?? said?.name ?? id.slice(0, 100)
  const wrong = (expected: string, about: About): { id: Id; finding: Finding } => ({
    id,
    finding: { path, found: describe(id, said), expected, severity: 'error', about },
  })
  const several: About = { code: 'several are called so', what, name: called }
  if (!said || name === null) return wrong(things.right, { code: 'not here', what, name: called, near: [] })
  const [only, ...others] = fitting(things.named(name), said, file, things)
  if (others.length > 0) return wrong(`${things.right}; ${others.length + 1} have that name here`, several)
  if (file.isTwice(said, 'detail')) return wrong(`${things.right}; several have that name in the file`, several)
  if (only !== undefined) return { id: only }
  const near = nearest(name, things)
  const perhaps = near.length === 0 ? '' : `; perhaps ${near.map((one) => shown(one)).join(', ')}`
  return wrong(`${things.right}${perhaps}`, { code: 'not here', what, name: called, near })
}

/**
 * Of all that have the name here, those which are alike in what tells them apart (a course's catalog, a field's type):
 * looked at where there are several, and held to where there are several in the file.
 */
function fitting<Id extends string>(
  ids: readonly Id[],
  said: Told,
  file: FileNames<Id>,
  things: Things<Id>,
): readonly Id[] {
  const isStrict = file.isTwice(said, 'name')
  if (ids.length < 2 && !isStrict) return ids
  const alike = ids.filter((id) => fold(things.told(id)?.detail) === fold(said.detail))
  return alike.length > 0 || isStrict ? alike : ids
}

function describe(id: string, said: Told | undefined): string {
  const name = said?.label ?? said?.name
  return name === undefined ? shown(id) : `${shown(name)} (${id.slice(0, 100)})`
}
