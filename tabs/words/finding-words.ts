import type { AboutField, AboutPlace } from '../../core/about-finding.ts'
import type { ProfileSection } from '../profile/section-of-path.ts'

/** What a sentence about a finding may need beside the facts: how numbers and dates are written, and the reader's names. */
export type Telling = {
  format: { number: (n: number) => string; all: (texts: string[]) => string; any: (texts: string[]) => string }
  /** The end of a range as it is read: a number, or a date. */
  end: (value: string | number) => string
  section: (section: ProfileSection) => string
  /** The reader's word for a source; the tenant's own label where there is none. */
  source: (id: string, label: string) => string
}

/** A sentence for each code. */
type Sentences<A extends { code: string }> = {
  [C in A['code']]: (about: Extract<A, { code: C }>, telling: Telling) => string
}

/** What a language says of findings: one sentence a code. */
export type FindingWords = {
  /** Where, and what: "User properties, rule 1: …". */
  at: (place: string, sentence: string) => string
  places: (places: string[]) => string
  /** The place of what is said of all rules together. */
  allRules: string
  /** What is wrong in one field, behind its name; without a name it stands alone. */
  field: Sentences<AboutField>
  place: Sentences<AboutPlace>
  /** What is to be entered in fields that may not be blank. */
  enter: Record<'title' | 'description', string>
  /** The name of a value in a list, counted from 1. */
  value: (n: string) => string
  /** More of the same kind at the same place. */
  more: (n: string) => string
  /** Something that no sentence is known for. */
  other: (expected: string) => string
}
