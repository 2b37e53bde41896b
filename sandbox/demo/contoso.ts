import { catalogs, makeCourses } from './courses.ts'
import type { DemoTenant } from './demo-tenant.ts'
import { makeEnrollments } from './enrollments.ts'
import { entraFields, fields } from './fields.ts'
import { makePeople } from './people.ts'
import { idOf } from './seeded-random.ts'

const tenantId = '5c0a7050-c0de-4c0d-a365-000000000365'
const domain = 'contoso.com'

/**
 * The demo tenant Contoso, the same for the same arguments. `users` is the number of people (400 when not said; the
 * memorable ones come first), `now` the moment that hire, enrollment and due dates are counted back from.
 */
export function contoso({ users = 400, now }: { users?: number; now: Date }): DemoTenant {
  const moment = `${now.toISOString().slice(0, 19)}Z`
  const people = makePeople(users, domain, moment)
  const courses = makeCourses(moment)
  return {
    tenantId,
    name: 'Contoso',
    domain,
    now: moment,
    keys: { fullControl: idOf('key full control'), readOnly: idOf('key read only') },
    catalogs: [...catalogs],
    courses,
    fields: [...fields],
    entraFields: [...entraFields],
    people,
    enrollments: makeEnrollments(people, courses, moment),
  }
}
