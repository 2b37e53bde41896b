import type { Moment } from '../calendar.ts'
import type { Filter } from '../compile-rules.ts'
import type { AudienceIndex } from '../engine/audience-index.ts'
import type { Finding } from '../findings.ts'
import type { ProfileId } from '../ids.ts'
import type { Profile, ProfileDefinition } from '../profile.ts'

/** What a definition is checked against: the tenant as it is. */
export type Context = {
  definition: ProfileDefinition
  /** Null for a draft that is not saved yet. */
  id: ProfileId | null
  /** The tenant's other profiles that are not deleted. */
  others: Pick<Profile, 'id' | 'definition'>[]
  index: AudienceIndex
  at: Moment
  /** The definition's own filter, compiled. */
  filter: Filter
}

export type Check = (context: Context) => Finding[]
