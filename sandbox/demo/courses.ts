import { daysBefore } from './days.ts'
import type { DemoCatalog, DemoCourse } from './demo-tenant.ts'
import { idOf } from './seeded-random.ts'

const catalog = (title: string): DemoCatalog => ({ id: idOf(`catalog ${title}`), title })

const essentials = catalog('Essentials')
const productivity = catalog('Productivity')
const professional = catalog('Professional growth')

export const catalogs: readonly DemoCatalog[] = [essentials, productivity, professional]

/** The id of the course with a title. */
export const courseId = (title: string): string => idOf(`course ${title}`)

type Details = Partial<Omit<DemoCourse, 'id' | 'title' | 'catalogId' | 'code' | 'parts'>> & { parts?: string[] }

/** The courses of the demo tenant: two are training plans, one is not published yet, one was deleted. */
export function makeCourses(now: string): DemoCourse[] {
  const rows: [DemoCatalog, string, Details?][] = [
    [essentials, 'Information security 2026', { due: { date: daysBefore(now, 14) }, minutes: 45 }],
    [essentials, 'GDPR basics', { due: { days: 30 }, minutes: 30 }],
    [essentials, 'Code of conduct', { due: { days: 30 }, minutes: 20 }],
    [essentials, 'Onboarding week', { kind: 'classroom', due: { days: 14 }, minutes: 1200 }],
    [essentials, 'Fire safety', { due: { days: 60 }, minutes: 15 }],
    [essentials, 'Anti-bribery', { due: { days: 45 }, minutes: 25 }],
    [
      essentials,
      'New starter path',
      { kind: 'training plan', parts: ['Onboarding week', 'GDPR basics', 'Code of conduct'] },
    ],
    [essentials, 'Information security 2027', { published: false }],
    [productivity, 'Outlook - Japanese', { minutes: 60 }],
    [productivity, 'Outlook - English', { minutes: 60 }],
    [productivity, 'Excel - Japanese', { minutes: 90 }],
    [productivity, 'Excel for analysts', { minutes: 120 }],
    [productivity, 'Teams meetings that end on time', { minutes: 20 }],
    [productivity, 'SharePoint for authors', { minutes: 75 }],
    [productivity, 'Power BI first steps', { minutes: 90 }],
    [productivity, 'Windows 7 basics', { deleted: true }],
    [professional, 'Customer interviews', { kind: 'webinar', minutes: 60 }],
    [professional, 'Renewal conversations', { kind: 'webinar', minutes: 60, due: { days: 90 } }],
    [professional, 'Handling difficult calls', { minutes: 40 }],
    [professional, 'Presenting to executives', { kind: 'classroom', minutes: 480, approval: true }],
    [professional, 'First time manager', { kind: 'classroom', minutes: 960, approval: true }],
    [professional, 'Feedback that helps', { minutes: 35 }],
    [professional, 'Customer success certification', { minutes: 240, due: { days: 180 } }],
    [
      professional,
      'Customer success path',
      { kind: 'training plan', parts: ['Customer interviews', 'Renewal conversations'] },
    ],
  ]
  return rows.map(([{ id }, title, { parts = [], ...details } = {}], at) => ({
    id: courseId(title),
    catalogId: id,
    title,
    code: `C-${String(101 + at)}`,
    kind: 'e-learning',
    minutes: 30,
    published: true,
    deleted: false,
    approval: false,
    due: null,
    ...details,
    parts: parts.map(courseId),
  }))
}
