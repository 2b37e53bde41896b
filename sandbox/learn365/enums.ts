type EnumTable = Readonly<Record<string, number>>

/** The numbers of enum names, by the property that shows them. */
export const enums: Readonly<Record<string, EnumTable>> = {
  PrincipalType: { User: 0, Group: 1 },
  UserSource: { AzureAD: 0, AzureB2C: 1, Internal: -1 },
  CourseType: { None: 0, ELearning: 1, ClassRoom: 3, TrainingPlan: 4, Webinar: 5 },
  EnrollmentFlow: {
    AutomaticApproval: 0,
    LineManagerApproval: 1,
    LMSAdministratorsApproval: 2,
    CustomApproval: 3,
    ExternalWebhookApproval: 4,
  },
  Type: { String: 0, Boolean: 1, Number: 2, DateTime: 3 },
  RegistrationStatus: { Active: 0, Awaiting: 1, Cancelled: 2, Expired: 3 },
  CoursePassingStatus: { Completed: 0, NotStarted: 1, InProgress: 2 },
  Roles: { None: 0, Learner: 1, Teacher: 2 },
  Role: { None: 0, Learner: 1, Teacher: 2, CourseAdmin: 4, CatalogUser: 8, CatalogAdmin: 16, LmsAdmin: 128 },
}

/** The number of an enum value, or of each of a list of them; anything else as it is. */
export function enumNumber(property: string, value: unknown): unknown {
  const table = enums[property]
  if (!table) return value
  if (Array.isArray(value)) return value.map((one) => enumNumber(property, one))
  return typeof value === 'string' ? (table[value] ?? value) : value
}
