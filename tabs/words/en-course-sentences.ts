/** Of several courses: all of them, or so many of them at least, as it is told ("at least 2"). */
export type Takes = { of: 'one' | 'all' } | { of: 'some'; some: string }

/** What people did with a course, or do. */
const affirmed: Record<string, string> = {
  'was completed': 'completed {source}',
  'was completed late': 'completed {source} late',
  'was completed before': 'completed {source} before {value}',
  'was completed after': 'completed {source} after {value}',
  'was completed within the last': 'completed {source} within the last {value}',
  'is overdue': 'are overdue on {source}',
  'is in progress': 'have {source} in progress',
  'were enrolled': 'were enrolled in {source}',
  'are enrolled': 'are enrolled in {source}',
  'were last enrolled': 'were last enrolled in {source}',
  'were last enrolled before': 'were last enrolled in {source} before {value}',
  'were last enrolled after': 'were last enrolled in {source} after {value}',
  'were last enrolled within the last': 'were last enrolled in {source} within the last {value}',
}

/** What they did not do: "did not complete all of" might be any of them, so that each has its own verb. */
const denied: Record<string, Record<Takes['of'], string>> = {
  'was not completed': {
    one: 'have not completed {source}',
    all: 'have completed none of {source}',
    some: 'have yet to complete {some} of {source}',
  },
  'was not completed on time': {
    one: 'did not complete {source} on time',
    all: 'completed none of {source} on time',
    some: 'missed the due date of {some} of {source}',
  },
  'was not started': {
    one: 'have not started {source}',
    all: 'have started none of {source}',
    some: 'have yet to start {some} of {source}',
  },
  'were not enrolled': {
    one: 'were not enrolled in {source}',
    all: 'were enrolled in none of {source}',
    some: 'lack an enrollment in {some} of {source}',
  },
}

const quantified = { one: '{source}', all: 'all of {source}', some: '{some} of {source}' }

/** A rule about courses as a sentence whose subject is people; undefined for a condition of another kind. */
export function courseSentence(id: string, takes: Takes): string | undefined {
  const sentence = affirmed[id]?.replace('{source}', quantified[takes.of]) ?? denied[id]?.[takes.of]
  return takes.of === 'some' ? sentence?.replace('{some}', takes.some) : sentence
}
