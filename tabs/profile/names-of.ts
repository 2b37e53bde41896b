import type { ProfileSchema } from '../../core/profile-schema.ts'
import type { Names } from './rule-sentence.ts'

/** The names that a profile schema knows. */
export function namesOf(schema: ProfileSchema | undefined): Names {
  const sources = new Map(schema?.sources.map((source) => [source.id, source.label]))
  const courses = new Map(schema?.courses.map((course) => [course.id, course.title]))
  return { source: (id) => sources.get(id), course: (id) => courses.get(id) }
}
