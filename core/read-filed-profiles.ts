import { FiledProfile, type Names } from './contract/profile-file.ts'
import { finding, read, type Finding } from './findings.ts'
import { ProfileId } from './ids.ts'
import type { ProfileDefinition } from './profile.ts'
import { tooManyGroups } from './rules.ts'

/** A profile as it stands in a file, its shape known to be right. */
export type Filed = { definition: ProfileDefinition; names: Names }

/** What stands at one place of a file: a profile, or what is wrong with it. Ids and titles are told of both. */
export type Entry = { place: number; id: ProfileId | undefined; title: string | null } & (
  { filed: Filed } | { findings: Finding[] }
)

/** More values than a profile of ten thousand includes and excludes has, with a name for each. */
const mostValues = 250_000
/** Where so much is wrong with a file, it is no file of profiles: the rest is not looked at. */
const mostFindings = 10_000

/** Reads the profiles of a file, each by itself; paths begin at the profile. A hostile one costs next to nothing. */
export function readFiledProfiles(values: readonly unknown[]): Entry[] {
  let wrong = 0
  return values.map((value, place) => {
    const head = { place, ...headOf(value) }
    if (wrong > mostFindings)
      return { ...head, findings: [finding('', 'not read', `at most ${mostFindings} findings in the profiles before`)] }
    const entry = readOne(value)
    if ('findings' in entry) wrong += entry.findings.length
    return { ...head, ...entry }
  })
}

function readOne(value: unknown): { filed: Filed } | { findings: Finding[] } {
  const found = tooManyGroups(value) ?? strange(value)
  if (found) return { findings: [found] }
  const parsed = read(FiledProfile, value)
  if ('findings' in parsed) return parsed
  const { names = {}, ...definition } = parsed.value
  delete definition.id
  return { filed: { definition, names } }
}

/** What is known of a profile whose shape may be wrong: whoever refers to it means it all the same. */
function headOf(value: unknown): { id: ProfileId | undefined; title: string | null } {
  if (typeof value !== 'object' || value === null) return { id: undefined, title: null }
  const id = 'id' in value ? ProfileId.safeParse(value.id).data : undefined
  return { id, title: 'title' in value && typeof value.title === 'string' ? value.title.slice(0, 200) : null }
}

/**
 * A value with more in it than any profile has, or that names the prototype of objects: a shape would take minutes to
 * tell what is wrong with the first, and some pass over the second. @param value is not too deep.
 */
function strange(value: unknown): Finding | undefined {
  let values = 0
  const look = (inner: unknown, path: string): Finding | undefined => {
    values += 1
    if (values > mostValues) return finding('', `more than ${mostValues} values`, 'a profile with fewer')
    if (typeof inner !== 'object' || inner === null) return undefined
    for (const [name, part] of Object.entries(inner)) {
      const here = Array.isArray(inner) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
      if (name === '__proto__') return finding(here, name, 'no such field')
      const found = look(part, here)
      if (found) return found
    }
    return undefined
  }
  return look(value, '')
}
