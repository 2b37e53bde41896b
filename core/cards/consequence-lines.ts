import type { Consequences } from '../contract/preview.ts'
import type { Language } from '../settings.ts'
import { enConsequences, type ConsequencesWords } from '../told/en-consequences.ts'
import { jaConsequences } from '../told/ja-consequences.ts'
import { plain } from './parts.ts'

const words: Record<Language, ConsequencesWords> = { en: enConsequences, ja: jaConsequences }
const facts = ['inProgress', 'overdue', 'completed', 'keepACourse', 'notInLearn365'] as const
const counts = ['inProgress', 'overdue', 'completed', 'kept'] as const

/** So many courses are named; the tab shows them all. */
const mostCourses = 3

/** What a change means to people: a title, and what is said under it; undefined stands for what nobody can say now. */
export function consequenceLines(
  consequences: Consequences | null,
  language: Language,
): { title: string; lines: string[] } {
  const own = words[language]
  return { title: own.title, lines: consequences ? linesOf(consequences, own, language) : [own.unknown] }
}

function linesOf(
  { leaving, courses, enrolls, cannotBeAdded }: Consequences,
  own: ConsequencesWords,
  language: Language,
): string[] {
  const shown = (n: number): string => n.toLocaleString(language)
  const said = (fact: (typeof facts)[number]): string[] =>
    leaving[fact] > 0 ? [own[fact](leaving[fact], shown(leaving[fact]))] : []
  const cannot = cannotBeAdded.reduce((sum, { people }) => sum + people, 0)
  return [
    leaving.people === 0 ? own.nobodyLeaves : own.leaving(leaving.people, shown(leaving.people)),
    ...(leaving.people > 0 && !enrolls ? [own.enrollsNot] : []),
    ...facts.flatMap(said),
    ...courses.slice(0, mostCourses).map((course) => {
      const has = counts.filter((count) => course[count] > 0)
      return `${plain(course.title)}: ${has.map((count) => `${own.column[count]} ${shown(course[count])}`).join(', ')}`
    }),
    ...(cannot > 0 ? [`${own.cannotBeAdded}: ${own.people(cannot, shown(cannot))}`] : []),
  ]
}
