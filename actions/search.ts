import { firstByName } from '../core/by-name.ts'
import { Refusal } from '../core/errors.ts'
import { nameOf } from '../core/members.ts'
import type { ProfileSchema } from '../core/profile-schema.ts'
import type { Population } from '../core/population.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { User } from '../core/snapshot.ts'
import { fold } from '../core/text.ts'
import { mustRead, type Actor } from './actor.ts'
import { currentIndex } from './audience.ts'
import type { Given } from './given.ts'

const most = 50

export type UserHit = {
  id: string
  title: string
  email: string
  department: string
  city: string
  /** Object id in Entra ID: what roles are granted to. Null for people who are not there. */
  directoryId: string | null
}
export type CourseHit = { id: string; title: string; catalog: string; type: string }

/** Names and addresses as they are searched, row by row: folded once a snapshot, not with every key that is pressed. */
const searched = new WeakMap<Population, (string | null)[]>()
function searchTextsOf(population: Population): (string | null)[] {
  const kept = searched.get(population)
  if (kept) return kept
  const texts = population.people.map(({ title, email }) => fold(`${title ?? ''} ${email ?? ''}`))
  searched.set(population, texts)
  return texts
}

/** Learn365 users by name or e-mail, in the order of their names, or those with the given ids. */
export async function searchUsers(
  actor: Actor,
  given: Given<{ search?: string | undefined; ids?: string | undefined }>,
  ports: Ports,
): Promise<{ items: UserHit[] }> {
  mustRead(actor)
  const { search, ids } = given()
  const index = await currentIndex(actor.tenantId, ports)
  if (!index) throw notReady()
  const wanted = fold(search) ?? ''
  const named = ids === undefined ? undefined : new Set(ids.toLowerCase().split(','))
  const { people } = index.population
  const texts = named ? [] : searchTextsOf(index.population)
  const found = people.filter((user, row) => (named ? named.has(user.id) : texts[row]?.includes(wanted)))
  return { items: firstByName(found, nameOf, named?.size ?? most).map(hitOf) }
}

const hitOf = ({ id, title, email, department, city, directoryId }: User): UserHit => ({
  id,
  title: title ?? '',
  email: email ?? '',
  department: department ?? '',
  city: city ?? '',
  directoryId,
})

/** What the profile editor's drop-downs offer. @throws Refusal `not ready` before the first refresh. */
export async function readProfileSchema(actor: Actor, { store }: Pick<Ports, 'store'>): Promise<ProfileSchema> {
  mustRead(actor)
  const schema = await store.snapshots.schema(actor.tenantId)
  if (schema) return schema
  throw notReady()
}

const notReady = (): Refusal =>
  new Refusal('not ready', 'The first data refresh has not run yet. Assigner will be ready within a few minutes.')

/** Courses and training plans by title. */
export async function searchCourses(
  actor: Actor,
  given: Given<{ search?: string | undefined }>,
  ports: Pick<Ports, 'store'>,
): Promise<{ items: CourseHit[] }> {
  mustRead(actor)
  const { search } = given()
  const { courses } = await readProfileSchema(actor, ports)
  const wanted = fold(search) ?? ''
  const found = courses.filter(({ title }) => (fold(title) ?? '').includes(wanted))
  return { items: firstByName(found, ({ title }) => title, most) }
}
