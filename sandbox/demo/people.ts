import { dayBefore } from './days.ts'
import type { DemoPerson } from './demo-tenant.ts'
import { generatedPerson, type PersonDraft } from './generated-person.ts'
import { namedPeople, type NamedPerson } from './named-people.ts'
import { placeOf } from './places.ts'
import { seededRandom, type Random } from './seeded-random.ts'

/** So many people; person n is the same in a tenant of any size. */
export function makePeople(count: number, domain: string, now: string): DemoPerson[] {
  const people: DemoPerson[] = []
  const managers: string[] = []
  for (let number = 0; number < count; number += 1) {
    const random = seededRandom(number)
    const named = namedPeople[number]
    const draft = named ? completed(named, random) : generatedPerson(random)
    const managerId = number < 4 || managers.length === 0 ? null : random.pick(managers.slice(0, 40))
    const person = recordOf(draft, random, managerId, { number: named ? 0 : number, domain, now })
    people.push(person)
    if (/Head|Manager|Lead/.test(draft.jobTitle ?? '') && !draft.is && managers.length < 40) managers.push(person.id)
  }
  return people
}

const completed = (named: NamedPerson, random: Random): PersonDraft => ({
  ...named,
  hiredDaysAgo: named.hiredDaysAgo === undefined ? random.whole(100, 2500) : named.hiredDaysAgo,
  employeeType: named.employeeType === undefined ? 'Employee' : named.employeeType,
})

type Where = { number: number; domain: string; now: string }

function recordOf(
  draft: PersonDraft,
  random: Random,
  managerId: string | null,
  { number, domain, now }: Where,
): DemoPerson {
  const [firstWord = '', ...rest] = draft.name.split(' ')
  const first = draft.first ?? firstWord
  const last = draft.last ?? rest.join(' ')
  const place = placeOf(draft.city === '東京' ? 'Tokyo' : (draft.city ?? ''))
  const id = random.guid()
  const directoryId = random.guid()
  const fromEntra = draft.is === undefined || draft.is === 'guest' || draft.is === 'deleted'
  return {
    id,
    directoryId: fromEntra ? directoryId : null,
    source: draft.is === 'Flow365' || draft.is === 'internal' ? draft.is : 'Entra ID',
    name: draft.name,
    firstName: first,
    lastName: last,
    email: emailOf(first, last, number, draft.is, domain),
    city: draft.city,
    country: place?.country ?? null,
    office: place?.office ?? null,
    department: draft.department,
    jobTitle: draft.jobTitle,
    company: draft.is === 'guest' ? 'Fabrikam' : 'Contoso',
    phone: random.chance(0.6) ? `+1 555 ${String(random.whole(1_000_000, 9_999_999))}` : null,
    managerId,
    guest: draft.is === 'guest',
    deleted: draft.is === 'deleted',
    hireDate: draft.hiredDaysAgo === null ? null : dayBefore(now, draft.hiredDaysAgo),
    employeeType: draft.employeeType,
    remote: random.chance(0.05) ? null : random.chance(0.3),
    costCentreLevel: random.chance(0.1) ? null : random.whole(1, 8),
  }
}

/** Only letters that every mail system takes, and the number of a generated person, as names repeat. */
function emailOf(first: string, last: string, number: number, is: PersonDraft['is'], domain: string): string {
  const plain = `${first}.${last}`
    .replaceAll('ß', 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .normalize('NFD')
    .replace(/[^A-Za-z0-9.']/g, '')
    .toLowerCase()
  return `${plain}${number || ''}@${is === 'guest' ? 'fabrikam.com' : is === 'Flow365' ? `frontline.${domain}` : domain}`
}
