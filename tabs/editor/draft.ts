import { differences } from '../../core/differences.ts'
import { read, type Finding } from '../../core/findings.ts'
import { ProfileDefinition, type FilterSection } from '../../core/profile.ts'
import { toQuery, toRules, type NewId, type Query } from './query.ts'
import { throttleForm, throttleOf, type ThrottleForm } from './throttle-form.ts'

/** A profile as somebody writes it. */
export type Draft = Omit<ProfileDefinition, FilterSection | 'throttle'> &
  Record<FilterSection, Query> & { throttle: ThrottleForm }

/** A new profile, with what is usual. */
export const newDefinition: ProfileDefinition = {
  title: '',
  description: '',
  enroll: true,
  autoPopulate: true,
  throttle: { kind: 'percent', limit: 20 },
  sections: 'all',
  overrides: { include: [], exclude: [] },
  courses: [],
}

/** The definition alone of what the API answers of a profile. */
export const definitionIn = (profile: ProfileDefinition): ProfileDefinition => ({
  title: profile.title,
  description: profile.description,
  enroll: profile.enroll,
  autoPopulate: profile.autoPopulate,
  throttle: profile.throttle,
  sections: profile.sections,
  userProperties: profile.userProperties,
  userDates: profile.userDates,
  userActivities: profile.userActivities,
  overrides: profile.overrides,
  courses: profile.courses,
})

/** A profile to write on. */
export const draftOf = (definition: ProfileDefinition, newId: NewId): Draft => ({
  ...definition,
  throttle: throttleForm(definition.throttle),
  userProperties: toQuery(definition.userProperties, newId),
  userDates: toQuery(definition.userDates, newId),
  userActivities: toQuery(definition.userActivities, newId),
})

/** What is sent: sections without rules are null, as if they had never been there. */
export const definitionOf = (draft: Draft): ProfileDefinition => ({
  ...draft,
  throttle: throttleOf(draft.throttle),
  userProperties: toRules(draft.userProperties),
  userDates: toRules(draft.userDates),
  userActivities: toRules(draft.userActivities),
})

/** A section that has a group without rules is as good as none. */
export const bare = (definition: ProfileDefinition): ProfileDefinition => definitionOf(draftOf(definition, () => ''))

/** Whether a draft differs from the profile that it began with. */
export const isChanged = (draft: Draft, first: ProfileDefinition): boolean =>
  differences(bare(first), definitionOf(draft)).length > 0

/** What is wrong with the shape of a draft: what the server would refuse before it looks at the tenant. */
export function shapeFindings(draft: Draft): Finding[] {
  const result = read(ProfileDefinition, definitionOf(draft))
  return 'findings' in result ? result.findings : []
}

/** The part of a draft that says who is in it, for counts while somebody types. */
export function countedPart(draft: Draft): Partial<ProfileDefinition> {
  const { sections, userProperties, userDates, userActivities, overrides, courses, autoPopulate, title } =
    definitionOf(draft)
  const counted = { sections, userProperties, userDates, userActivities, overrides, courses, autoPopulate }
  // A title that cannot be one would refuse the whole question.
  return ProfileDefinition.shape.title.safeParse(title).success ? { ...counted, title } : counted
}
