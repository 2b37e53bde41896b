import type { ProfileDefinition } from '../../core/profile.ts'
import { useProfiles, useUsers } from '../data/queries.ts'
import { Clauses } from '../profile/Clauses.tsx'
import { overrideLines } from '../profile/override-names.ts'
import { clauseOf } from '../profile/rule-sentence.ts'
import { throttleText } from '../profile/throttle-text.ts'
import { useWords } from '../words/words-context.ts'
import { useChoices } from './editor-context.ts'
import type { ProfilePart } from './versions.ts'

type VersionValueProps = { part: ProfilePart; definition: ProfileDefinition; other: ProfileDefinition }

/** A part of a profile as it is read beside another version; of lists, what the other does not have. */
export function VersionValue({ part, definition, other }: VersionValueProps) {
  const { words, format } = useWords()
  const { names } = useChoices()
  switch (part) {
    case 'title':
    case 'description':
      return <bdi>{definition[part] || words.editor.conflict.empty}</bdi>
    case 'enroll':
    case 'autoPopulate':
      return definition[part] ? words.common.on : words.common.off
    case 'throttle':
      return throttleText(definition.throttle, words, format).join(' ')
    case 'sections':
      return words.editor.sections[definition.sections]
    case 'userProperties':
    case 'userDates':
    case 'userActivities': {
      const rules = definition[part]
      if (!rules) return words.profile.noRules
      return <Clauses clause={clauseOf(rules, { words, format, names, section: part })} />
    }
    case 'courses': {
      const own = definition.courses.filter((id) => !other.courses.includes(id))
      const said = words.profile.selected(definition.courses.length, format.number(definition.courses.length))
      return [said, ...own.map((id) => names.course(id) ?? words.rules.unknownCourse)].join(' · ')
    }
    case 'overrides':
      return <OverridesValue definition={definition} other={other} />
  }
}

function OverridesValue({ definition, other }: Omit<VersionValueProps, 'part'>) {
  const { words, format } = useWords()
  const { editor } = words
  const own = (['include', 'exclude'] as const).map((side) => {
    const known = new Set(other.overrides[side].map(({ id }) => id as string))
    return {
      side,
      all: definition.overrides[side].length,
      list: definition.overrides[side].filter(({ id }) => !known.has(id)).slice(0, 20),
    }
  })
  const users = useUsers(own.flatMap(({ list }) => list.filter(({ kind }) => kind === 'user').map(({ id }) => id)))
  const profiles = useProfiles()
  return own
    .map(({ side, all, list }) => {
      const names = overrideLines(list, users.data, profiles.data, words).map(({ name }) => name)
      return [`${editor[side]}: ${format.number(all)}`, ...names].join(' · ')
    })
    .join('; ')
}
