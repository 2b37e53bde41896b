import { calendarFrom } from './days.ts'
import type { DemoCourse, DemoEnrollment, DemoPerson } from './demo-tenant.ts'
import { namedPeople } from './named-people.ts'
import { seededRandom, type Random } from './seeded-random.ts'

/** What became of an enrollment. Days are counted back from now. */
type Outcome = Pick<DemoEnrollment, 'status'> & { registered: number; started: number | null; completed: number | null }

/** About six enrollments for each person, some people twice in a course. */
export function makeEnrollments(
  people: readonly DemoPerson[],
  courses: readonly DemoCourse[],
  now: string,
): DemoEnrollment[] {
  const daysAgo = calendarFrom(now)
  const open = courses.filter((course) => course.published)
  return people.flatMap((person, at) => {
    const random = seededRandom(`enrollments ${at}`)
    const certain = new Set(namedPeople[at]?.completed)
    return chosen(open, certain, random).flatMap((course) => {
      const outcome = certain.has(course.title) ? completion(random) : chance(random)
      const rows = [outcome]
      // An earlier try, before this one: repeated courses have several rows.
      if (random.chance(0.06)) rows.unshift(earlier(outcome, random))
      return rows.map((one) => rowOf(one, person, course, random.guid(), daysAgo))
    })
  })
}

function chosen(open: readonly DemoCourse[], certain: ReadonlySet<string>, random: Random): DemoCourse[] {
  const wanted = new Set(open.filter((course) => certain.has(course.title)))
  const count = random.whole(3, 8)
  for (let i = 0; i < count; i += 1) {
    const course = random.pick(open)
    wanted.add(course)
    for (const part of open) if (course.parts.includes(part.id)) wanted.add(part)
  }
  return [...wanted]
}

function chance(random: Random): Outcome {
  const share = random.share()
  if (share < 0.52) return completion(random)
  if (share < 0.68) return unfinished(random.whole(1, 12), random.chance(0.7), random)
  // Registered long enough ago that a due date, where the course has one, is past.
  if (share < 0.84) return unfinished(random.whole(200, 500), random.chance(0.5), random)
  if (share < 0.86) return { status: 'Awaiting', registered: random.whole(1, 10), started: null, completed: null }
  const old = random.chance(0.4) ? completion(random) : unfinished(random.whole(60, 700), random.chance(0.5), random)
  return { ...old, status: share < 0.94 ? 'Cancelled' : 'Expired' }
}

function completion(random: Random): Outcome {
  const registered = random.whole(10, 700)
  const started = random.whole(Math.floor(registered / 3), registered)
  return { status: 'Active', registered, started, completed: random.whole(1, started) }
}

function unfinished(registered: number, begun: boolean, random: Random): Outcome {
  return { status: 'Active', registered, started: begun ? random.whole(1, registered) : null, completed: null }
}

function earlier(later: Outcome, random: Random): Outcome {
  const registered = later.registered + random.whole(200, 400)
  const completed = random.chance(0.7) ? later.registered + random.whole(20, 150) : null
  return { status: 'Expired', registered, started: registered - 5, completed }
}

function rowOf(
  outcome: Outcome,
  person: DemoPerson,
  course: DemoCourse,
  id: string,
  daysAgo: (days: number) => string,
): DemoEnrollment {
  const at = (days: number | null) => (days === null ? null : daysAgo(days))
  const { due } = course
  return {
    id,
    personId: person.id,
    courseId: course.id,
    registered: daysAgo(outcome.registered),
    started: at(outcome.started),
    completed: at(outcome.completed),
    due: due === null ? null : 'date' in due ? due.date : daysAgo(outcome.registered - due.days),
    status: outcome.status,
  }
}
