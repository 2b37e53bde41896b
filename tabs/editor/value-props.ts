import type { ProfileSchema } from '../../core/profile-schema.ts'
import type { Rule } from '../../core/rules.ts'

/** A source as the profile schema has it. */
export type SourceOption = ProfileSchema['sources'][number]

/** What an editor of a value gets. */
export type ValueProps = {
  value: Rule['value']
  condition: string
  source: SourceOption | undefined
  onChange: (value: Rule['value']) => void
}
