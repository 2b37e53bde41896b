import type { Spoken } from '../words/words-context.ts'

/** The label of the field that a finding's path ends in: `userDates.rules[0].value.from` is From; empty where it is none. */
export function fieldOfPath(path: string, { words, format }: Spoken): string {
  const { editor, profile, members, findings } = words
  const [, throttle] = /^throttle\.(limit|adds|removes|floor)/.exec(path) ?? []
  if (throttle) return throttle === 'limit' ? editor.throttle.label : editor.throttle[throttle as 'adds']
  const [, name = '', place] = /([A-Za-z]+)(?:\[(\d+)\])?$/.exec(path) ?? []
  if (name === 'value' && place !== undefined) return findings.value(format.number(Number(place) + 1))
  const labels: Record<string, string> = {
    title: editor.title,
    description: editor.description,
    throttle: editor.throttle.label,
    source: editor.source,
    condition: editor.condition,
    value: editor.value,
    from: editor.from,
    to: editor.to,
    atLeast: editor.leastCourses,
    reason: members.reason,
    courses: profile.section.courses,
  }
  return labels[name] ?? ''
}
