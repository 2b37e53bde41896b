import type { Learn365Seed } from '../../sandbox/learn365/learn365-seed.ts'

const id = (number: number) => `00000000-0000-4000-a000-${String(number).padStart(12, '0')}`

export const fullKey = id(1)
export const readKey = id(2)
export const essentials = id(11)
export const office = id(12)
export const gdpr = id(21)
export const safety = id(22)
export const outlook = id(23)
export const plan = id(24)
export const hireDate = id(31)
export const ana = id(41)
export const ken = id(42)
export const maya = id(43)
export const bob = id(44)
export const group = id(91)
export const otherGroup = id(92)

/** A person's Entra object id, from the Learn365 id. */
export const inEntra = (user: string) => user.replace('-a000-', '-b000-')

const user = (Id: string, name: string) => ({
  Id,
  Title: name,
  Email: `${name}@contoso.com`,
  DirectoryObjectId: inEntra(Id),
})

/** Four people, two catalogs, three courses and a training plan of two of them. */
export const smallTenant: Learn365Seed = {
  tenantId: id(0),
  name: 'Small',
  keys: [
    { key: fullKey, permission: 'full control' },
    { key: readKey, permission: 'read only' },
  ],
  catalogs: [
    { Id: essentials, Title: 'Essentials' },
    { Id: office, Title: 'Office' },
  ],
  courses: [
    {
      Id: gdpr,
      CourseCatalogId: essentials,
      Title: 'GDPR basics',
      DueDate: {
        CourseId: gdpr,
        IsEnabled: true,
        DaysAfterEnrollment: 30,
        DaysForResetAfterUnenrollment: null,
        FixedDate: null,
      },
    },
    { Id: safety, CourseCatalogId: essentials, Title: 'Fire safety' },
    { Id: outlook, CourseCatalogId: office, Title: 'Outlook - Japanese' },
    { Id: plan, CourseCatalogId: essentials, Title: 'New starter path', CourseType: 'TrainingPlan' },
  ],
  planCourses: [
    { TrainingPlanId: plan, CourseId: gdpr, Order: 1 },
    { TrainingPlanId: plan, CourseId: safety, Order: 2 },
  ],
  userFields: [{ Id: hireDate, Title: 'Hire Date', Type: 'DateTime' }],
  users: [user(ana, 'ana'), user(ken, 'ken'), user(maya, 'maya'), user(bob, 'bob')],
}
