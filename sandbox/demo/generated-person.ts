import { weightedJobs } from './jobs.ts'
import { names } from './names.ts'
import type { NamedPerson } from './named-people.ts'
import { weightedPlaces } from './places.ts'
import type { Random } from './seeded-random.ts'

/** Somebody before the record is filled in. */
export type PersonDraft = NamedPerson & { hiredDaysAgo: number | null; employeeType: string | null }

/** Somebody of Contoso, by chance: mostly with a tidy record, now and then not. */
export function generatedPerson(random: Random): PersonDraft {
  const place = random.pick(weightedPlaces)
  const job = random.pick(weightedJobs)
  const [first = '', firstWritten] = random.pick(names[place.region].first).split('/')
  const [last = '', lastWritten] = random.pick(names[place.region].last).split('/')
  const written = firstWritten && lastWritten ? ` (${lastWritten} ${firstWritten})` : ''
  const is = oddity(random)
  return {
    name: `${first} ${last}${written}`,
    first,
    last,
    city: random.chance(0.02) ? null : untidy(place.city, random),
    department: random.chance(0.03) ? random.pick([null, '', '  ']) : untidy(job.department, random),
    jobTitle: random.chance(0.02) ? null : untidy(random.pick(job.titles), random),
    hiredDaysAgo: random.chance(0.05) ? null : hiredDaysAgo(random),
    employeeType: random.chance(0.03) ? null : employeeType(random),
    ...(is ? { is } : {}),
  }
}

function oddity(random: Random): PersonDraft['is'] {
  const share = random.share()
  if (share < 0.03) return 'deleted'
  if (share < 0.06) return 'Flow365'
  if (share < 0.07) return 'without directory id'
  if (share < 0.08) return 'guest'
  if (share < 0.085) return 'internal'
  return undefined
}

/** Most people came in the last years; one in eight in the last three months. */
const hiredDaysAgo = (random: Random) => (random.chance(0.125) ? random.whole(1, 90) : random.whole(91, 3600))

function employeeType(random: Random): string {
  const share = random.share()
  if (share < 0.78) return untidy('Employee', random)
  return share < 0.93 ? untidy('Contractor', random) : 'Intern'
}

/** Typed by hand: another case, full-width letters or stray space in one of sixteen values. */
function untidy(text: string, random: Random): string {
  switch (random.whole(1, 64)) {
    case 1:
      return text.toUpperCase()
    case 2:
      return text.toLowerCase()
    case 3:
      return ` ${text.replace(' ', '  ')} `
    case 4:
      return text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    default:
      return text
  }
}
