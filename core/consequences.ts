import { audiences, type Pass } from './audiences.ts'
import type { Mover } from './change-set.ts'
import type { CourseAtom } from './conditions/question.ts'
import type { Consequences } from './contract/preview.ts'
import { bitmap, clearBit, eachBit, setBit, unite, type Bitmap } from './engine/bitmap.ts'
import { eachRow, united, type RowSet, type Union } from './engine/row-set.ts'
import { alone, countBits } from './engine/words.ts'
import type { CourseId, ProfileId } from './ids.ts'
import type { Profile } from './profile.ts'
import { profilesReferredTo } from './profile-order.ts'

/** A change, as far as its consequences depend on it. */
export type Change = {
  leavers: readonly Pick<Mover, 'entraId' | 'userId'>[]
  /** The courses that the leavers may have by the profile: those that are selected, and those that it has enrolled. */
  courses: readonly CourseId[]
  enrolls: boolean
  /** Why somebody who is wanted cannot be added, once a person. */
  cannot: Iterable<string>
}

/**
 * What a change means to people in the profile's courses. "In progress", "overdue" and "completed" are the facts that the
 * conditions of those names ask for, from the same columns. Somebody keeps a course where another profile enrolls its
 * group in it, is auto-populated, and wants the person in this pass, as a member of a group. Not counted is a profile that
 * cannot be computed, and one that is populated by hand: who is in its group only Entra ID could tell.
 *
 * It takes one look at the leavers, and a combination of bitmaps for each fact and course and for each such profile.
 * @param others the tenant's other profiles; those of them that matter are computed in this pass.
 */
export function consequencesOf(
  { leavers, courses, enrolls, cannot }: Change,
  others: readonly Profile[],
  pass: Pass,
): Consequences {
  const people = peopleOf(leavers, pass)
  const kept = keptBy(others, new Set(courses), people, pass)
  const all = {
    inProgress: people.nobody(),
    overdue: people.nobody(),
    completed: people.nobody(),
    kept: people.nobody(),
  }
  const concerned: Consequences['courses'] = []
  for (const id of new Set(people.isAnybody ? courses : [])) {
    const one = { ...factsOf(id, people, pass), kept: kept(id) }
    for (const name of names) unite(all[name], one[name])
    if (!names.some((name) => countBits(one[name]) > 0)) continue
    concerned.push({ id, title: pass.index.population.courses.get(id)?.title ?? id, ...counted(one) })
  }
  const { kept: keepACourse, ...facts } = counted(all)
  return {
    enrolls,
    leaving: { people: leavers.length, notInLearn365: people.unknown, ...facts, keepACourse },
    courses: concerned,
    cannotBeAdded: countReasons(cannot),
  }
}

const names = ['inProgress', 'overdue', 'completed', 'kept'] as const
type Sets = Record<(typeof names)[number], Bitmap>

const counted = (sets: Sets): Record<keyof Sets, number> => ({
  inProgress: countBits(sets.inProgress),
  overdue: countBits(sets.overdue),
  completed: countBits(sets.completed),
  kept: countBits(sets.kept),
})

/** The leavers by number, one each, however many records Learn365 has of them. */
type People = {
  /** Whether Learn365 knows any of them. */
  isAnybody: boolean
  unknown: number
  nobody(): Bitmap
  /** Who of them is in a set of rows, and where it is said, can be a member of a group by that row. */
  among(set: Union | RowSet, isAble?: boolean): Bitmap
}

function peopleOf(leavers: Change['leavers'], { index }: Pass): People {
  const { population } = index
  const size = population.people.length
  const numberOf = new Map<number, number>()
  let unknown = 0
  for (const [number, { entraId, userId }] of leavers.entries()) {
    const ids = [
      ...index
        .records()
        .ofEntra(entraId)
        .map(({ id }) => id),
      ...(userId === null ? [] : [userId]),
    ]
    const rows = ids.flatMap((id) => population.rowOf.get(id) ?? [])
    for (const row of rows) numberOf.set(row, number)
    if (rows.length === 0) unknown += 1
  }
  const theirs = bitmap(size)
  for (const row of numberOf.keys()) setBit(theirs, row)
  const nobody = () => bitmap(leavers.length)
  return {
    isAnybody: numberOf.size > 0,
    unknown,
    nobody,
    among(set, isAble = false) {
      const { able } = index.ableMembers()
      const found = alone('isComplement' in set ? set : united(set.bitmaps, set.lists), size)
      found.keep(theirs)
      if (isAble) found.keep(able)
      const some = nobody()
      eachRow(found.takeOut(), (row) => {
        const number = numberOf.get(row)
        if (number !== undefined) setBit(some, number)
      })
      return some
    },
  }
}

/** The very questions of the conditions `is in progress`, `is overdue` and `was completed`. */
function factsOf(courseId: CourseId, { among }: People, { index, at }: Pass): Omit<Sets, 'kept'> {
  const source = { from: 'course', kind: 'course', courseId } as const
  const ask = (atom: CourseAtom): Bitmap => among(index.rowsOf(source, atom, at.zone))
  return {
    inProgress: ask({ ask: 'fact', fact: 'in progress' }),
    overdue: ask({ ask: 'overdue', now: at.now.getTime() }),
    completed: ask({ ask: 'fact', fact: 'completed' }),
  }
}

/** Who keeps a course through another profile. */
function keptBy(
  others: readonly Profile[],
  courses: ReadonlySet<CourseId>,
  people: People,
  pass: Pass,
): (course: CourseId) => Bitmap {
  const sharing = !people.isAnybody ? [] : others.filter((other) => shares(other, courses))
  const needed = new Set(sharing.flatMap((one) => [...profilesReferredTo(one.definition, others), one]))
  audiences(
    [...needed].filter(({ id }) => !pass.known.has(id)),
    pass,
  )
  const members = new Map<ProfileId, Bitmap>()
  for (const { id } of sharing) {
    const audience = pass.known.get(id)
    if (audience?.kind !== 'known') continue
    const theirs = people.among(audience.users(), true)
    // Exclude wins for the person, whichever of several records it names.
    if (audience.excluded) eachBit(people.among(audience.excluded), (number) => clearBit(theirs, number))
    members.set(id, theirs)
  }
  return (course) => {
    const kept = people.nobody()
    for (const { id, definition } of sharing) {
      const theirs = members.get(id)
      if (theirs && definition.courses.includes(course)) unite(kept, theirs)
    }
    return kept
  }
}

const shares = ({ definition, deletion }: Profile, courses: ReadonlySet<CourseId>): boolean =>
  !deletion && definition.enroll && definition.autoPopulate && definition.courses.some((id) => courses.has(id))

/** How many people there are of each reason, most first. */
function countReasons(reasons: Iterable<string>): Consequences['cannotBeAdded'] {
  const counts = new Map<string, number>()
  for (const because of reasons) counts.set(because, (counts.get(because) ?? 0) + 1)
  return [...counts].map(([because, people]) => ({ because, people })).sort((a, b) => b.people - a.people)
}
