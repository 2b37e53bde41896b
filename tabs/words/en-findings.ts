import type { Thing } from '../../core/about-finding.ts'
import type { FindingWords } from './finding-words.ts'
import { setApart } from './set-apart.ts'

const quoted = (text: string): string => setApart(`“${text}”`)
const things: Record<Thing, string> = {
  user: 'a user of Learn365',
  course: 'a course of Learn365',
  'user field': 'a user field of Learn365',
  profile: 'a profile of your tenant, or of the file',
}

/** What is wrong, or noteworthy: what was found, and what to do. */
export const enFindings: FindingWords = {
  at: (place, sentence) => `${place}: ${sentence}`,
  places: (places) => places.join(', '),
  allRules: 'All rules together',
  field: {
    blank: () => 'enter a text.',
    missing: () => 'enter a value.',
    'not one line': () => 'use a single line, without line breaks or control characters.',
    'broken text': () => 'the text has broken characters; type it again.',
    'no number': () => 'enter a number.',
    'no whole number': () => 'enter a whole number.',
    'no date': () => 'enter a date.',
    'too long': ({ most }, { format }) => `use ${format.number(most)} characters or fewer.`,
    'too small': ({ least }, { format }) => `enter ${format.number(least)} or more.`,
    'too large': ({ most }, { format }) => `enter ${format.number(most)} or less.`,
    'too many': ({ most }, { format }) => `use ${format.number(most)} or fewer.`,
  },
  place: {
    'no range': () => 'Fill in both From and To.',
    'range reversed': ({ from, to }, { end }) => `From (${end(from)}) is after To (${end(to)}). Swap them.`,
    'wrong amount': ({ found, most, unit }, { format }) =>
      `Amount${found === null ? '' : ` (${format.number(found)})`}: enter a whole number of ${unit} from 1 to ${format.number(most)}.`,
    'no value expected': () => 'This condition takes no value. Choose the condition again.',
    'no source': () => 'Choose a source.',
    'unknown source': ({ source }) => `${quoted(source)} is not a source of your tenant. Choose another source.`,
    'source of another section': ({ section }, telling) =>
      `This source belongs to the section ${telling.section(section)}. Use it there, or choose another source.`,
    'condition does not fit': ({ condition }) =>
      condition === ''
        ? 'Choose a condition.'
        : `The condition ${quoted(condition)} does not go with this source. Choose another condition.`,
    'course gone': () => 'This course is no longer in Learn365. Remove it, or choose another course.',
    'user field gone': () => 'This user field is no longer in Learn365. Choose another source.',
    'Entra ID field not in settings': ({ name }) =>
      `The Entra ID field ${quoted(name)} is not among those in Settings. Add it there, or choose another source.`,
    'source and courses': () => 'Choose either one source or several courses, not both.',
    'more than the courses': ({ needed, courses }, { format }) =>
      `At least ${format.number(needed)} courses are asked for, but the rule names only ${format.number(courses)}. Ask for fewer, or add courses.`,
    'empty group': () => 'This group has no rules. Add a rule, or delete the group.',
    'too many levels': ({ most }, { format }) =>
      `Groups are nested too deeply. Use ${format.number(most)} levels or fewer.`,
    'user gone': () => 'This user is no longer in Learn365. Remove the override.',
    'profile gone': () => 'This profile was deleted. Remove the override.',
    'profile cannot be computed': () =>
      'The members of this profile cannot be computed. Open the profile and correct it.',
    circle: ({ circle }) => `Profiles refer to each other in a circle: ${circle}. Remove one of these overrides.`,
    'title taken': ({ title }) => `Another profile is called ${quoted(title)} too. A different title tells them apart.`,
    'nobody can be added': () => 'Nobody can be a member yet. Add a rule, or include somebody.',
    'enrolled by itself': () =>
      'The profile enrolls its members in this course itself, which can turn the answer of this rule round. Ask about another course, or do not select this course.',
    'nobody has'({ values, count, of }, { format }) {
      const [only] = values
      if (only && count === 1) {
        const near = only.near.map(({ value, users }) => `${quoted(value)} (${format.number(users)})`)
        return `Nobody has ${quoted(only.value)}.${near.length > 0 ? ` Did you mean ${format.any(near)}?` : ' Check the spelling.'}`
      }
      const named = values.map(({ value, near: [near] }) =>
        near ? `${quoted(value)} (did you mean ${quoted(near.value)}?)` : quoted(value),
      )
      const rest = count - values.length
      const first = rest > 0 ? [...named, `${format.number(rest)} more`] : named
      const all =
        count === of
          ? `any of these ${format.number(of)} values`
          : `${format.number(count)} of these ${format.number(of)} values`
      return `Nobody has ${all}: ${format.all(first)}.`
    },
    'more that nobody has': ({ count }, { format }) =>
      count === 1 ? 'Nobody has one more of the values.' : `Nobody has ${format.number(count)} more of the values.`,
    'nobody satisfies': () => 'Nobody matches this at present.',
    'everybody satisfies': ({ users }, { format }) =>
      users === 1
        ? 'The only user matches this at present, so it leaves nobody out.'
        : `All ${format.number(users)} users match this at present, so it leaves nobody out.`,
    'no effect': () => 'This makes no difference at present: without it the same people match.',
    'never true': ({ source, label }, telling) =>
      `The rules about ${telling.source(source, label)} contradict each other, so nobody can ever match. Change one of them.`,
    'always true': ({ source, label }, telling) =>
      `Between them, the rules about ${telling.source(source, label)} leave nobody out. Change one of them.`,
    'same rules': ({ title }) => `The profile ${quoted(title)} has the same rules. You may need only one of the two.`,
    'referred to': ({ titles }, { format }) =>
      `${titles.length === 1 ? 'The profile' : 'The profiles'} ${format.all(titles.map(quoted))} ${titles.length === 1 ? 'refers' : 'refer'} to this one: a change here changes ${titles.length === 1 ? 'its' : 'their'} members too.`,
    'more findings': ({ count }, { format }) =>
      count === 1 ? 'One more thing is to be reviewed.' : `${format.number(count)} more things are to be reviewed.`,
    'named otherwise': ({ inFile, here }) => `The file calls it ${quoted(inFile)}; here it is called ${quoted(here)}.`,
    'not here'({ what, name, near }, { format }) {
      const perhaps = near.length > 0 ? ` Did you mean ${format.any(near.map(quoted))}?` : ''
      return `${quoted(name)} is not ${things[what]}.${perhaps}`
    },
    'several are called so': ({ name }) =>
      `There is more than one ${quoted(name)}, so it is not clear which one is meant. Rename them, or choose it in the editor.`,
    'id twice in file': () => 'Another profile of the file has the same id. Give each its own.',
    'refers to one not imported': ({ title }) =>
      `It refers to ${title === null ? 'another profile of the file, which' : `the profile ${quoted(title)}, which`} cannot be imported. Correct that one first.`,
    'no JSON': () => 'The file cannot be read. Choose a file that was made with Export.',
    'unknown Entra ID field': ({ name, near }, { format }) =>
      `${quoted(name)} is not an Entra ID user field.${near.length > 0 ? ` Did you mean ${format.any(near.map(quoted))}?` : ' Choose one from the list.'}`,
    'Entra ID field not permitted': ({ name, permission }) =>
      `${quoted(name)} cannot be used: reading it takes the permission ${permission}, which Assigner does not ask for.`,
    'granted twice': () => 'This person is listed twice. Keep one role.',
    'no administrator left': () => 'Nobody would be an administrator any more. Keep at least one.',
    'without yourself': () =>
      'You would lose your own access. Keep yourself as an administrator; another administrator can remove you.',
  },
  enter: { title: 'enter a name for the group.', description: 'enter what the group is for.' },
  value: (n) => `Value ${n}`,
  more: (n) => `The same is true of ${n} more.`,
  other: (expected) => `This is not right yet. What would be right: ${expected}.`,
}
