import { Refusal } from '../core/errors.ts'
import type { ProfileSchema } from '../core/profile-schema.ts'
import type { Ports } from '../core/ports/ports.ts'
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

/** Learn365 users by name or e-mail, or those with the given ids. */
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
  const items: UserHit[] = []
  for (const user of index.population.people) {
    const fits = named
      ? named.has(user.id)
      : (fold(`${user.title ?? ''} ${user.email ?? ''}`)?.includes(wanted) ?? false)
    if (!fits) continue
    const { id, title, email, department, city, directoryId } = user
    items.push({
      id,
      title: title ?? '',
      email: email ?? '',
      department: department ?? '',
      city: city ?? '',
      directoryId,
    })
    if (items.length >= (named?.size ?? most)) break
  }
  return { items }
}

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
  return { items: courses.filter((course) => (fold(course.title) ?? '').includes(wanted)).slice(0, most) }
}
