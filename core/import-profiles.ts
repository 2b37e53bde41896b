import type { Moment } from './calendar.ts'
import { checkAlone, inCircle } from './checks/check-profile.ts'
import type { AudienceIndex } from './engine/audience-index.ts'
import { finding, hasErrors, type Finding } from './findings.ts'
import { importedSuffix, titleGiver } from './free-title.ts'
import type { ProfileId } from './ids.ts'
import { profileOrder, references } from './profile-order.ts'
import type { Profile, ProfileDefinition } from './profile.ts'
import { readFiledProfiles, type Entry } from './read-filed-profiles.ts'
import { nearestOfSome } from './resolve-reference.ts'
import { resolveProfile } from './resolve-profile.ts'
import { sameProfiles } from './same-profiles.ts'
import { tenantNames } from './tenant-names.ts'

/** The tenant that a file comes into. */
export type ImportTenant = { profiles: readonly Pick<Profile, 'id' | 'definition'>[]; index: AudienceIndex; at: Moment }

export type ImportOptions = {
  /** An id for each profile of the file, should it become one. */
  newIds: readonly ProfileId[]
  /** The switches stay as the file has them; else both are off (docs/decisions/0041). */
  keepSwitches: boolean
  /** What is here already as the file has it is not imported again. */
  resume: boolean
}

/** What becomes of a file. Paths of findings begin at the file. */
export type ImportPlan = {
  /** In an order in which each comes after those it refers to: at no moment does one refer to a profile that is not there. */
  create: { place: number; id: ProfileId; titleInFile: string; definition: ProfileDefinition; findings: Finding[] }[]
  here: { place: number; id: ProfileId; title: string }[]
  problems: { place: number; title: string | null; findings: Finding[] }[]
}

/** A profile of the file on its way: with the ids that things have here, and what is wrong or worth a look so far. */
type Candidate = { place: number; id: ProfileId; title: string; definition: ProfileDefinition; findings: Finding[] }

/**
 * Decides what becomes of a file of profiles, as data: which would be created with which definitions, and all that is
 * wrong with the others. A profile that refers to one with a problem has one itself. Pauses after each profile, for
 * thousands of them take seconds, in which others want their turn.
 */
export function* planImport(
  values: readonly unknown[],
  tenant: ImportTenant,
  options: ImportOptions,
): Generator<undefined, ImportPlan> {
  const entries = yield* readFiledProfiles(values)
  const problems: ImportPlan['problems'] = entries.flatMap((entry) =>
    'findings' in entry ? [{ place: entry.place, title: entry.title, findings: entry.findings }] : [],
  )
  const candidates = yield* candidatesOf(entries, tenant, options)
  const { order, cycles } = profileOrder(candidates)
  for (const { id, findings } of candidates) {
    const cycle = cycles.get(id)
    if (cycle) findings.push(inCircle(cycle))
  }
  const sound = soundOf(order, entries, options)
  for (const one of candidates) if (!sound.has(one)) problems.push(one)
  const { create, here } = settle(order, sound, tenant, options)
  return {
    create: create.map((one) => ({ ...one, findings: inFile(one) })),
    here,
    problems: problems
      .map(({ place, title, findings }) => ({ place, title, findings: inFile({ place, findings }) }))
      .toSorted((a, b) => a.place - b.place),
  }
}

/** Findings with paths from the file's beginning. */
const inFile = ({ place, findings }: { place: number; findings: Finding[] }): Finding[] =>
  findings.map((one) => ({ ...one, path: `profiles[${place}]${one.path === '' ? '' : '.'}${one.path}` }))

const newIdOf = ({ place }: Pick<Entry, 'place'>, { newIds }: ImportOptions): ProfileId => {
  const id = newIds[place]
  if (id) return id
  throw new Error(`there is no new id for profiles[${place}]`)
}

function* candidatesOf(
  entries: Entry[],
  tenant: ImportTenant,
  options: ImportOptions,
): Generator<undefined, Candidate[]> {
  const { index, at, profiles } = tenant
  const ids = new Map<ProfileId, ProfileId>()
  const twice = new Set<ProfileId>()
  for (const entry of entries) {
    if (entry.id === undefined) continue
    if (ids.has(entry.id)) twice.add(entry.id)
    ids.set(entry.id, newIdOf(entry, options))
  }
  const titles = [
    ...profiles.map(({ id, definition: { title } }) => ({ id, title })),
    ...entries.flatMap((entry) =>
      'filed' in entry ? [{ id: newIdOf(entry, options), title: entry.filed.definition.title }] : [],
    ),
  ]
  const into = { ...tenantNames(index.population, titles), inFile: ids, nearest: nearestOfSome() }
  const candidates: Candidate[] = []
  for (const entry of entries) {
    if (!('filed' in entry)) continue
    const { definition: written, names } = entry.filed
    const switches = options.keepSwitches ? {} : { enroll: false, autoPopulate: false }
    const { definition, findings } = resolveProfile({ definition: { ...written, ...switches }, names }, into)
    if (entry.id !== undefined && twice.has(entry.id))
      findings.push(
        finding('id', entry.id, 'an id that no other profile of the file has', { code: 'id twice in file' }),
      )
    findings.push(...notTold(checkAlone({ definition, index, at }), findings))
    candidates.push({ place: entry.place, id: newIdOf(entry, options), title: written.title, definition, findings })
    yield
  }
  return candidates
}

/** Findings of the check that were not told already, of the reference that was not found. */
function notTold(checked: Finding[], told: Finding[]): Finding[] {
  const paths = new Set(told.flatMap(({ path }) => [path, path.replace(/\[\d+\]$/, '')]))
  return checked.filter(({ path }) => !paths.has(path))
}

/** The candidates without a problem, neither of their own nor of those of the file that they refer to. */
function soundOf(order: Candidate[], entries: Entry[], options: ImportOptions): Set<Candidate> {
  const inTrouble = new Map(
    entries.flatMap((entry) => ('findings' in entry ? [[newIdOf(entry, options), entry.title]] : [])),
  )
  const sound = new Set<Candidate>()
  for (const one of order) {
    for (const [list, overrides] of Object.entries(one.definition.overrides))
      for (const [i, override] of overrides.entries()) {
        const title = override.kind === 'profile' ? inTrouble.get(override.id) : undefined
        if (title === undefined) continue
        one.findings.push(
          finding(`overrides.${list}[${i}]`, title ?? override.id, 'a profile of the file that can be imported', {
            code: 'refers to one not imported',
            title,
          }),
        )
      }
    if (hasErrors(one.findings)) inTrouble.set(one.id, one.title)
    else sound.add(one)
  }
  return sound
}

/** Those that are here already, and the others with titles that are free. */
function settle(
  order: Candidate[],
  sound: ReadonlySet<Candidate>,
  { profiles }: ImportTenant,
  { resume }: ImportOptions,
): Pick<ImportPlan, 'create' | 'here'> {
  const same = sameProfiles(profiles)
  const here: ImportPlan['here'] = []
  const create: ImportPlan['create'] = []
  const idHere = new Map<ProfileId, ProfileId>()
  for (const one of order) {
    if (!sound.has(one)) continue
    const definition = idHere.size === 0 ? one.definition : referringTo(idHere, one.definition)
    const twin = same.take(definition)
    if (twin && resume) {
      idHere.set(one.id, twin.id)
      here.push({ place: one.place, id: twin.id, title: twin.definition.title })
      continue
    }
    const findings = twin ? [...one.findings, same.remark(twin)] : one.findings
    create.push({ place: one.place, id: one.id, titleInFile: one.title, definition, findings })
  }
  const give = titleGiver(profiles.map(({ definition }) => definition.title))
  // Numbers follow the file, whatever the order of writing is.
  const titles = new Map(
    create.toSorted((a, b) => a.place - b.place).map(({ id, titleInFile }) => [id, give(titleInFile, importedSuffix)]),
  )
  return {
    create: create.map((one) => ({
      ...one,
      definition: { ...one.definition, title: titles.get(one.id) ?? one.titleInFile },
    })),
    here: here.toSorted((a, b) => a.place - b.place),
  }
}

function referringTo(idHere: ReadonlyMap<ProfileId, ProfileId>, definition: ProfileDefinition): ProfileDefinition {
  if (!references({ definition }).some((id) => idHere.has(id))) return definition
  const { include, exclude } = definition.overrides
  const here = (list: typeof include): typeof include =>
    list.map((one) => (one.kind === 'profile' ? { ...one, id: idHere.get(one.id) ?? one.id } : one))
  return { ...definition, overrides: { include: here(include), exclude: here(exclude) } }
}
