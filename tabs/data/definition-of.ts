import type { ProfileDetail } from '../../core/contract/answers.ts'

/** The definition of a profile, without what the product knows of it: what the API takes as a draft. */
export function definitionOf(profile: ProfileDetail) {
  const { title, description, enroll, autoPopulate, throttle, sections } = profile
  const { userProperties, userDates, userActivities, overrides, courses } = profile
  return {
    ...{ title, description, enroll, autoPopulate, throttle, sections },
    ...{ userProperties, userDates, userActivities, overrides, courses },
  }
}
