import type { Words } from '../words/en.ts'
import type { ProfilePart } from './versions.ts'

/** What a part of a profile is called in the editor. */
export function partName(part: ProfilePart, { editor, profile }: Pick<Words, 'editor' | 'profile'>): string {
  switch (part) {
    case 'title':
    case 'description':
      return editor[part]
    case 'enroll':
    case 'autoPopulate':
      return profile[part]
    case 'throttle':
      return editor.throttle.label
    case 'sections':
      return editor.sections.label
    case 'userProperties':
    case 'userDates':
    case 'userActivities':
    case 'overrides':
    case 'courses':
      return profile.section[part]
  }
}
