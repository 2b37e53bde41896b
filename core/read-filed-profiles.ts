import { FiledProfile, Names } from './contract/profile-file.ts'
import { finding, read, type Finding } from './findings.ts'
import { ProfileId } from './ids.ts'
import { outsized } from './outsized.ts'
import type { ProfileDefinition } from './profile.ts'
import { mostValues } from './read-json-file.ts'
import { tooManyGroups } from './rules.ts'

/** A profile as it stands in a file, its shape known to be right. */
export type Filed = { definition: ProfileDefinition; names: Names }

/** What stands at one place of a file: a profile, or what is wrong with it. Ids and titles are told of both. */
export type Entry = { place: number; id: ProfileId | undefined; title: string | null } & (
  { filed: Filed } | { findings: Finding[] }
)

/** Where so much is wrong with a file, it is no file of profiles: the rest is not looked at. */
const mostFindings = 10_000
/** A profile that is larger could not be edited any more: no request may be. Its names are not counted. */
const mostBytes = 1024 * 1024
/** Names that are read without a pause: some hundredths of a second. */
const namesAtOnce = 2_000

/**
 * Reads the profiles of a file, each by itself, with pauses; paths begin at the profile. A hostile one costs next to
 * nothing.
 */
export function* readFiledProfiles(values: readonly unknown[]): Generator<undefined, Entry[]> {
  let wrong = 0
  const entries: Entry[] = []
  for (const [place, value] of values.entries()) {
    const head = { place, ...headOf(value) }
    if (wrong > mostFindings) {
      const expected = `at most ${mostFindings} findings in the profiles before`
      entries.push({ ...head, findings: [finding('', 'not read', expected)] })
      continue
    }
    const entry = yield* readOne(value)
    if ('findings' in entry) wrong += entry.findings.length
    entries.push({ ...head, ...entry })
    yield
  }
  return entries
}

function* readOne(value: unknown): Generator<undefined, { filed: Filed } | { findings: Finding[] }> {
  const found = tooManyGroups(value) ?? outsized(value, mostValues)
  if (found) return { findings: [found] }
  const { names: given, ...others } = isObject(value) ? value : { names: undefined }
  const bytes = new TextEncoder().encode(JSON.stringify(others)).length
  if (bytes > mostBytes)
    return { findings: [finding('', `${bytes} bytes`, `at most ${mostBytes} bytes, as in a request`)] }
  const parsed = read(FiledProfile, isObject(value) ? others : value)
  yield
  const names = yield* readNames(given)
  if ('findings' in parsed || 'findings' in names)
    return { findings: [parsed, names].flatMap((part) => ('findings' in part ? part.findings : [])) }
  const definition = parsed.value
  delete definition.id
  return { filed: { definition, names: names.value } }
}

/** Reads names some at a time: there may be tens of thousands. */
function* readNames(given: unknown): Generator<undefined, { value: Names } | { findings: Finding[] }> {
  if (!isObject(given)) {
    const parsed = read(Names.optional(), given, 'names')
    return 'value' in parsed ? { value: parsed.value ?? {} } : parsed
  }
  const names: { [Kind in keyof Names]-?: NonNullable<Names[Kind]> } = {
    courses: {},
    fields: {},
    users: {},
    profiles: {},
  }
  for (const [kind, all] of Object.entries(given))
    for (const some of isObject(all) ? inParts(all) : [all]) {
      const parsed = read(Names, { [kind]: some }, 'names')
      if ('findings' in parsed) return parsed
      const { value } = parsed
      Object.assign(names.courses, value.courses ?? {})
      Object.assign(names.fields, value.fields ?? {})
      Object.assign(names.users, value.users ?? {})
      Object.assign(names.profiles, value.profiles ?? {})
      yield
    }
  return { value: names }
}

function* inParts(all: Record<string, unknown>): Generator<Record<string, unknown>> {
  const entries = Object.entries(all)
  for (let i = 0; i === 0 || i < entries.length; i += namesAtOnce)
    yield Object.fromEntries(entries.slice(i, i + namesAtOnce))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is known of a profile whose shape may be wrong: whoever refers to it means it all the same. */
function headOf(value: unknown): { id: ProfileId | undefined; title: string | null } {
  if (typeof value !== 'object' || value === null) return { id: undefined, title: null }
  const id = 'id' in value ? ProfileId.safeParse(value.id).data : undefined
  return { id, title: 'title' in value && typeof value.title === 'string' ? value.title.slice(0, 200) : null }
}
