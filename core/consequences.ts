import type { Moment } from './calendar.ts'
import type { CourseAtom } from './conditions/question.ts'
import type { Consequences } from './contract/consequences.ts'
import type { AudienceIndex } from './engine/audience-index.ts'
import { eachRow, type Union } from './engine/row-set.ts'
import { alone } from './engine/words.ts'
import type { CourseId, EntraUserId } from './ids.ts'
import type { CannotBeMember } from './members.ts'

/** Another profile that is assigned to courses, and whom it describes. */
export type Neighbour = { courses: ReadonlySet<CourseId>; users: () => Union }

/** Who would leave, the courses that the profile is assigned to, who else is assigned to them, and who cannot come. */
export type Leaving = {
  leavers: readonly EntraUserId[]
  courses: readonly CourseId[]
  neighbours: readonly Neighbour[]
  cannot: readonly CannotBeMember[]
}

type Counted = 'inProgress' | 'overdue' | 'completed' | 'kept'
type People = Record<Counted, ReadonlySet<EntraUserId>>

/**
 * What a change means to people: of those who would leave, how many are in progress, overdue or have completed the
 * profile's courses, and how many keep a course because another profile that is assigned to it describes them, too. The
 * facts are those of the conditions (`core/conditions/course-facts.ts`). Each person counts once, by Entra id.
 */
export function consequencesOf(
  { leavers, courses, neighbours, cannot }: Leaving,
  index: AudienceIndex,
  at: Moment,
): Consequences {
  const known = index.population.courses
  const byRow = entraIdsByRow(leavers, index)
  const concerned = [...new Set(courses)].map((id) => ({
    id,
    people: peopleOf(id, byRow, neighbours, index, at),
  }))
  return {
    leaving: { people: leavers.length, ...counts(concerned.map(({ people }) => people)) },
    courses: concerned.map(({ id, people }) => ({ id, title: known.get(id)?.title ?? id, ...counts([people]) })),
    cannotBeAdded: byReason(cannot),
  }
}

function peopleOf(
  courseId: CourseId,
  byRow: ReadonlyMap<number, EntraUserId>,
  neighbours: readonly Neighbour[],
  index: AudienceIndex,
  { now, zone }: Moment,
): People {
  const source = { from: 'course', kind: 'course', courseId } as const
  const who = (atom: CourseAtom): Set<EntraUserId> => {
    if (byRow.size === 0) return new Set()
    const rows = alone(index.rowsOf(source, atom, zone), index.population.people.length).takeOut()
    return among(byRow, [rows])
  }
  const same = byRow.size === 0 ? [] : neighbours.filter(({ courses }) => courses.has(courseId))
  return {
    inProgress: who({ ask: 'fact', fact: 'in progress' }),
    overdue: who({ ask: 'overdue', now: now.getTime() }),
    completed: who({ ask: 'fact', fact: 'completed' }),
    kept: among(
      byRow,
      same.map(({ users }) => users()),
    ),
  }
}

/** The rows of some Entra users; several records of Learn365 may be one of them. */
function entraIdsByRow(leavers: readonly EntraUserId[], { population }: AudienceIndex): Map<number, EntraUserId> {
  const byRow = new Map<number, EntraUserId>()
  if (leavers.length === 0) return byRow
  const wanted = new Map<string, EntraUserId>(leavers.map((id) => [id, id]))
  for (const [row, { directoryId }] of population.people.entries()) {
    const id = directoryId === null ? undefined : wanted.get(directoryId)
    if (id) byRow.set(row, id)
  }
  return byRow
}

function among(byRow: ReadonlyMap<number, EntraUserId>, sets: readonly Union[]): Set<EntraUserId> {
  const found = new Set<EntraUserId>()
  for (const set of sets)
    eachRow(set, (row) => {
      const id = byRow.get(row)
      if (id) found.add(id)
    })
  return found
}

/** How many people there are in any of several courses, each once. */
function counts(courses: readonly People[]): Record<Counted, number> {
  const size = (which: Counted): number => new Set(courses.flatMap((course) => [...course[which]])).size
  return {
    inProgress: size('inProgress'),
    overdue: size('overdue'),
    completed: size('completed'),
    kept: size('kept'),
  }
}

function byReason(cannot: readonly CannotBeMember[]): Consequences['cannotBeAdded'] {
  const people = new Map<string, number>()
  for (const { because } of cannot) people.set(because, (people.get(because) ?? 0) + 1)
  return [...people].map(([because, count]) => ({ because, people: count })).sort((a, b) => b.people - a.people)
}
