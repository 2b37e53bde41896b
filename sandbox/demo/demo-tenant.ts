/** The demo tenant in words of its own, from which both the Learn365 data and the directory are made. */
export type DemoTenant = {
  tenantId: string
  name: string
  domain: string
  /** The moment that all relative dates start from, ISO 8601. */
  now: string
  keys: { fullControl: string; readOnly: string }
  catalogs: DemoCatalog[]
  courses: DemoCourse[]
  fields: DemoField[]
  /** What the settings name of Entra ID's user fields. */
  entraFields: string[]
  people: DemoPerson[]
  enrollments: DemoEnrollment[]
}

export type DemoCatalog = { id: string; title: string }

export type DemoCourse = {
  id: string
  catalogId: string
  title: string
  code: string
  kind: 'e-learning' | 'classroom' | 'webinar' | 'training plan'
  minutes: number
  published: boolean
  deleted: boolean
  approval: boolean
  /** When an enrollment is due: days after it, or a date for all. */
  due: { days: number } | { date: string } | null
  /** Courses of a training plan, in order. */
  parts: string[]
}

export type DemoField = { id: string; title: string; type: 'DateTime' | 'String' | 'Boolean' | 'Number' }

export type DemoPerson = {
  id: string
  /** Entra object id; null for who is not, or not yet, from Entra ID. */
  directoryId: string | null
  source: 'Entra ID' | 'Flow365' | 'internal'
  name: string
  firstName: string
  lastName: string
  email: string
  city: string | null
  country: string | null
  office: string | null
  department: string | null
  jobTitle: string | null
  company: string | null
  phone: string | null
  managerId: string | null
  guest: boolean
  /** Gone from Entra ID: still listed by Learn365, as deleted. */
  deleted: boolean
  /** Calendar day, as midnight UTC; null when nobody filled it. */
  hireDate: string | null
  employeeType: string | null
  remote: boolean | null
  costCentreLevel: number | null
}

export type DemoEnrollment = {
  id: string
  personId: string
  courseId: string
  registered: string
  started: string | null
  completed: string | null
  due: string | null
  status: 'Active' | 'Awaiting' | 'Cancelled' | 'Expired'
}
