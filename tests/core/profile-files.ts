import type { Moment } from '../../core/calendar.ts'
import type { FiledProfile } from '../../core/contract/profile-file.ts'
import type { ProfileId } from '../../core/ids.ts'
import { planImport, type ImportOptions, type ImportPlan } from '../../core/import-profiles.ts'
import { byTitle, filedProfile } from '../../core/profile-file.ts'
import { populationOf } from '../../core/population.ts'
import type { Profile } from '../../core/profile.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import { aTenant, profileId, type TestTenant } from '../support/people.ts'
import { indexOf } from './matching.ts'

export const at: Moment = { now: new Date('2026-11-23T15:00:00Z'), zone: 'UTC' }

export type Named = Pick<Profile, 'id' | 'definition'>

const courses = ['Safety', 'Outlook', 'Ethics']
const fields = [
  ['Level', 'number'],
  ['Certified', 'yes/no'],
  ['Hired', 'date'],
] as const
export const people = ['Ana', 'Ben', 'Cho', 'Dov', 'Eva']
const emailOf = (name: string): string => `${name.toLowerCase()}@contoso.example`

/** Three courses, a field of each kind and some people; the first one's ids are those of the random rules. */
function named(tenant: TestTenant, way: <T>(list: readonly T[]) => readonly T[]): TestTenant {
  for (const title of way(courses)) tenant.course(title)
  for (const [title, type] of way(fields)) tenant.field(title, type)
  for (const name of way(people)) tenant.person(name, { email: emailOf(name), city: 'Oslo' })
  return tenant
}

export const fabrikam = named(aTenant(), (list) => list)

/** Another tenant: things of the same names, with ids that are all others. */
const filler = 'Filler'
const elsewhere = (): TestTenant => {
  const tenant = aTenant()
  for (let n = 0; n < 6; n += 1)
    tenant.course(`${filler} ${n}`).field(`${filler} ${n}`, 'text').person(`${filler} ${n}`)
  return named(tenant, (list) => list.toReversed())
}
export const contoso = elsewhere()

/** What a tenant has, without what was only there to take up ids. */
export function snapshotOf(tenant: TestTenant): Snapshot {
  const snapshot = tenant.snapshot()
  return {
    ...snapshot,
    courses: snapshot.courses.filter(({ title }) => !title.startsWith(filler)),
    userFields: snapshot.userFields.filter(({ title }) => !title.startsWith(filler)),
    users: snapshot.users.filter(({ title }) => !title?.startsWith(filler)),
  }
}

/** Profiles as they stand in a file of a tenant. */
export function fileOf(profiles: readonly Named[], snapshot: Snapshot): FiledProfile[] {
  const titles = new Map(profiles.map(({ id, definition }) => [id, definition.title]))
  const from = { population: populationOf(snapshot), titles }
  return profiles.toSorted(byTitle).map((profile) => filedProfile(profile, from))
}

/** As it is after it was written and read. */
export const written = (file: unknown): unknown[] => JSON.parse(JSON.stringify(file)) as unknown[]

type About = Partial<Omit<ImportOptions, 'newIds'>> & { profiles?: Named[]; snapshot?: Snapshot }

export const newIdOf = (place: number): ProfileId => profileId(0x100_000 + place)

/** What becomes of a file, in the second tenant unless said otherwise. */
export function planned(
  file: unknown,
  { profiles = [], snapshot = snapshotOf(contoso), ...options }: About = {},
): ImportPlan {
  const values = written(file)
  const newIds = values.map((_, place) => newIdOf(place))
  const tenant = { profiles, index: indexOf(snapshot), at }
  const steps = planImport(values, tenant, { newIds, keepSwitches: false, resume: false, ...options })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The errors of a plan, as `path: found`. */
export const errorsOf = ({ problems }: ImportPlan): string[] =>
  problems.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'error').map(({ path, found }) => `${path}: ${found}`),
  )

/** A file in which every id is the name of what it stands for: the same for tenants that have the same. */
export function byNames(file: readonly FiledProfile[]): unknown {
  const own = new Map(file.map(({ id, title }) => [id ?? '', title]))
  return file.map((profile) => {
    const { courses = {}, fields = {}, users = {}, profiles = {} } = profile.names ?? {}
    const names: [string, string][] = [
      ...own,
      ...Object.entries(courses).map(([id, { title }]): [string, string] => [id, title]),
      ...Object.entries(fields).map(([source, { title }]): [string, string] => [source, `field:${title}`]),
      ...Object.entries(users).map(([id, { email = '' }]): [string, string] => [id, email]),
      ...Object.entries(profiles).map(([id, { title }]): [string, string] => [id, title]),
    ]
    return JSON.parse(
      names.reduce(
        (text, [id, name]) => text.replaceAll(id, () => JSON.stringify(name).slice(1, -1)),
        JSON.stringify(profile),
      ),
    ) as unknown
  })
}
