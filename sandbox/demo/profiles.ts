import { courseId } from './courses.ts'
import type { DemoTenant } from './demo-tenant.ts'
import { employeeType, hireDate } from './fields.ts'

type Duration = { amount: number; unit: 'days' }
type Rule = { source: string; condition: string; value?: string | string[] | Duration }
type Group = { relation: 'and' | 'or'; not: boolean; rules: (Rule | Group)[] }
type Override = { kind: 'user' | 'profile'; id: string; reason: string }

/** A profile as it is in a file. An override on a profile names it as `title:<title>`: ids exist only once it is saved. */
export type DemoProfile = {
  title: string
  description: string
  enroll: boolean
  autoPopulate: boolean
  throttle: { kind: 'none' } | { kind: 'members' | 'percent'; limit: number }
  sections: 'all' | 'any'
  userProperties: Group
  userDates: Group
  userActivities: Group
  overrides: { include: Override[]; exclude: Override[] }
  courses: string[]
}

const all = (...rules: (Rule | Group)[]): Group => ({ relation: 'and', not: false, rules })
const any = (...rules: (Rule | Group)[]): Group => ({ relation: 'or', not: false, rules })
const none = (...rules: (Rule | Group)[]): Group => ({ relation: 'or', not: true, rules })
const course = (title: string, condition: string): Rule => ({ source: `course:${courseId(title)}`, condition })
const hired = `field:${hireDate.id}`
const type = `field:${employeeType.id}`

type Details = Pick<DemoProfile, 'title' | 'description'> &
  Partial<Omit<DemoProfile, 'courses'>> & { courses?: string[] }

const profile = ({ courses = [], ...details }: Details): DemoProfile => ({
  enroll: courses.length > 0,
  autoPopulate: true,
  throttle: { kind: 'percent', limit: 20 },
  sections: 'all',
  userProperties: all(),
  userDates: all(),
  userActivities: all(),
  overrides: { include: [], exclude: [] },
  ...details,
  courses: courses.map(courseId),
})

/** Profiles that show what the product can do, the guide's own examples first. They need the memorable people. */
export function demoProfiles(demo: DemoTenant): DemoProfile[] {
  const user = (name: string, reason: string): Override => {
    const person = demo.people.find((one) => one.name === name)
    if (!person) throw new Error(`${demo.name} has no ${name}`)
    return { kind: 'user', id: person.id, reason }
  }
  const other = (title: string, reason: string): Override => ({ kind: 'profile', id: `title:${title}`, reason })
  return [
    profile({
      title: 'US CSMs',
      description: 'Customer Success Managers who live in the United States.',
      userProperties: all(
        { source: 'city', condition: 'is one of', value: ['Las Vegas', 'San Diego', 'Denver'] },
        { source: 'jobTitle', condition: 'is equal to', value: 'Customer Success Manager' },
      ),
      courses: ['Renewal conversations', 'Customer success certification'],
    }),
    profile({
      title: 'Hired after January 1, 2023',
      description: 'Everyone who joined after January 1, 2023, by the custom field Hire Date.',
      throttle: { kind: 'none' },
      userDates: all({ source: hired, condition: 'is after the date/time', value: '2023-01-01' }),
      courses: ['Code of conduct'],
    }),
    profile({
      title: 'Outlook - Japanese done',
      description: 'People who completed "Outlook - Japanese" and go on with Excel.',
      userActivities: all(course('Outlook - Japanese', 'was completed')),
      courses: ['Excel - Japanese'],
    }),
    profile({
      title: 'Tokyo office',
      description: 'Everyone in Tokyo but contractors, with a visitor from Denver; Ken is on leave.',
      userProperties: all(
        any(
          { source: 'city', condition: 'is one of', value: ['Tokyo', '東京'] },
          { source: 'office', condition: 'contains', value: 'Tokyo' },
        ),
        none({ source: type, condition: 'is equal to', value: 'Contractor' }),
      ),
      overrides: {
        include: [user('Ana Souza', 'Works from Tokyo until the end of the quarter.')],
        exclude: [user('Ken Tanaka (田中 健)', 'On parental leave.')],
      },
      courses: ['Fire safety'],
    }),
    profile({
      title: 'Customer success outside the US',
      description: 'Customer success worldwide, without those whom "US CSMs" already looks after.',
      userProperties: all({ source: 'department', condition: 'is equal to', value: 'Customer Success' }),
      overrides: { include: [], exclude: [other('US CSMs', 'They have a path of their own.')] },
      courses: ['Customer success path'],
    }),
    profile({
      title: 'Information security to be chased',
      description: 'Late with Information security 2026, or hired in the last 30 days.',
      sections: 'any',
      userDates: all({ source: hired, condition: 'is within the last', value: { amount: 30, unit: 'days' } }),
      userActivities: all(
        course('Information security 2026', 'are enrolled'),
        course('Information security 2026', 'is overdue'),
        course('Information security 2026', 'was not completed'),
      ),
    }),
    profile({
      title: 'Contractors',
      description: 'Kept by hand: its members are added and removed in Entra ID.',
      autoPopulate: false,
      userProperties: all({ source: type, condition: 'is equal to', value: 'Contractor' }),
      courses: ['Information security 2026'],
    }),
    profile({
      title: 'Records without a department',
      description: 'People whose department is blank, for HR to look at. Not enrolled in anything.',
      enroll: false,
      throttle: { kind: 'none' },
      userProperties: all({ source: 'department', condition: 'is empty' }),
      courses: ['GDPR basics'],
    }),
    profile({
      title: 'Cost centre 300',
      description: 'Employees of cost centre 300 who have been here for a year, all of it as Entra ID says.',
      userProperties: all(
        { source: 'entra:extensionAttribute1', condition: 'is equal to', value: 'CC-300' },
        { source: 'entra:employeeType', condition: 'is equal to', value: 'Employee' },
      ),
      userDates: all({
        source: 'entra:employeeHireDate',
        condition: 'is more than … ago',
        value: { amount: 365, unit: 'days' },
      }),
      courses: ['Anti-bribery'],
    }),
    profile({
      title: 'New in Denver',
      description: 'Hired for Denver in the last 90 days. More people than its throttle lets through at once.',
      throttle: { kind: 'members', limit: 5 },
      userProperties: all({ source: 'city', condition: 'is equal to', value: 'Denver' }),
      userDates: all({ source: hired, condition: 'is within the last', value: { amount: 90, unit: 'days' } }),
      courses: ['Onboarding week'],
    }),
  ]
}
