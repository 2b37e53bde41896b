import { entraField } from './entra-fields.ts'
import { CourseId, UserFieldId } from './ids.ts'
import type { Kind } from './conditions/question.ts'
import type { UserProperty } from './snapshot.ts'
import type { FilterSection } from './profile.ts'

/** What a rule asks about. */
export type Source =
  | { kind: 'property'; property: UserProperty }
  | { kind: 'field'; fieldId: UserFieldId }
  | { kind: 'entra'; name: string }
  | { kind: 'course'; courseId: CourseId }

/** The guide's eight defaults, with its labels. */
export const userProperties: Record<UserProperty, string> = {
  city: 'City',
  company: 'Company',
  department: 'Department',
  country: 'Country',
  office: 'Office',
  jobTitle: 'Job Title',
  email: 'Email',
  title: 'Title (name of learner)',
}

/** Reads `city`, `field:<id>`, `entra:<name>` or `course:<id>`; undefined when it is none of these. */
export function readSource(text: string): Source | undefined {
  if (Object.hasOwn(userProperties, text)) return { kind: 'property', property: text as UserProperty }
  const colon = text.indexOf(':')
  const [world, rest] = [text.slice(0, colon), text.slice(colon + 1).trim()]
  if (colon < 0 || rest === '') return undefined
  switch (world) {
    case 'field': {
      const id = UserFieldId.safeParse(rest)
      return id.success && !isEntraFieldId(id.data) ? { kind: 'field', fieldId: id.data } : undefined
    }
    case 'course': {
      const id = CourseId.safeParse(rest)
      return id.success ? { kind: 'course', courseId: id.data } : undefined
    }
    case 'entra':
      return { kind: 'entra', name: rest }
    default:
      return undefined
  }
}

const entraWorld = 'entra:'
const isEntraFieldId = (id: UserFieldId): boolean => id.startsWith(entraWorld)

/**
 * The id that an Entra ID field has among the user fields of a snapshot; it is its source, too. Spelt as Graph spells
 * the field, however it was written.
 */
export const entraFieldId = (name: string): UserFieldId =>
  `${entraWorld}${entraField(name)?.name ?? name}` as UserFieldId

/** The source of a user field, of Learn365 or of Entra ID. */
export const fieldSource = (id: UserFieldId): string => (isEntraFieldId(id) ? id : `field:${id}`)
export const courseSource = (id: CourseId): string => `course:${id}`

/** The section of the editor where a source stands: dates and courses have their own. */
export function sectionOf(kind: Kind): FilterSection {
  switch (kind) {
    case 'date':
      return 'userDates'
    case 'course':
      return 'userActivities'
    case 'text':
    case 'number':
    case 'yes/no':
      return 'userProperties'
  }
}
