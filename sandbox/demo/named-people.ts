/** A person worth remembering. What is not said is taken from the city, or left to chance. */
export type NamedPerson = {
  name: string
  first?: string
  last?: string
  city: string | null
  department: string | null
  jobTitle: string | null
  /** Days before now; null when nobody filled it, absent for chance. */
  hiredDaysAgo?: number | null
  employeeType?: string | null
  is?: 'Flow365' | 'internal' | 'guest' | 'deleted' | 'without directory id'
  /** Titles of courses that the person has completed for certain. */
  completed?: readonly string[]
}

const csm = 'Customer Success Manager'
const success = 'Customer Success'
const japanese = ['Outlook - Japanese']

/** The people that the tour of the product speaks of. They come first and are the same in a tenant of any size. */
export const namedPeople: readonly NamedPerson[] = [
  {
    name: 'Ana Souza',
    city: 'Denver',
    department: success,
    jobTitle: csm,
    hiredDaysAgo: 940,
    completed: ['GDPR basics'],
  },
  {
    name: 'Ken Tanaka (田中 健)',
    first: 'Ken',
    last: 'Tanaka',
    city: 'Tokyo',
    department: success,
    jobTitle: csm,
    hiredDaysAgo: 2100,
    completed: japanese,
  },
  {
    name: 'Amélie Laurent',
    city: 'Paris',
    department: success,
    jobTitle: 'Head of Customer Success',
    hiredDaysAgo: 3000,
  },
  { name: 'Maya Jensen', city: 'Copenhagen', department: 'People', jobTitle: 'Head of Learning', hiredDaysAgo: 2600 },
  { name: 'Diego Ramos', city: 'Las Vegas', department: success, jobTitle: csm, hiredDaysAgo: 700 },
  { name: 'Priya Nair', city: 'San Diego', department: success, jobTitle: csm, hiredDaysAgo: 500, completed: japanese },
  {
    name: 'Tom Becker',
    city: ' denver ',
    department: success,
    jobTitle: 'customer success manager',
    hiredDaysAgo: 1900,
  },
  {
    name: 'Grace Kim',
    city: 'Ｄｅｎｖｅｒ',
    department: success,
    jobTitle: 'Customer Success  Manager',
    hiredDaysAgo: 330,
  },
  { name: 'Luis Ortega', city: 'LAS VEGAS', department: success, jobTitle: csm, hiredDaysAgo: 1300 },
  {
    name: 'Hannah Wolf',
    city: 'Las  Vegas',
    department: success,
    jobTitle: 'CUSTOMER SUCCESS MANAGER',
    hiredDaysAgo: null,
  },
  { name: 'Ruth Adeyemi', city: 'san diego', department: success, jobTitle: csm, hiredDaysAgo: 1600 },
  {
    name: 'Sam Whitfield',
    city: 'San Diego',
    department: success,
    jobTitle: 'Customer Success Associate',
    hiredDaysAgo: 240,
  },
  // New in Denver.
  { name: 'Noor Haddad', city: 'Denver', department: 'Sales', jobTitle: 'Account Executive', hiredDaysAgo: 12 },
  { name: 'Ben Castillo', city: 'Denver', department: 'Engineering', jobTitle: 'Software Engineer', hiredDaysAgo: 19 },
  { name: 'Chloe Martin', city: 'Denver', department: 'Support', jobTitle: 'Support Engineer', hiredDaysAgo: 26 },
  { name: 'Ivan Petrov', city: 'Denver', department: 'Engineering', jobTitle: 'Software Engineer', hiredDaysAgo: 33 },
  { name: 'Leila Farouk', city: 'DENVER', department: 'Finance', jobTitle: 'Accountant', hiredDaysAgo: 40 },
  { name: 'Marcus Webb', city: 'Denver', department: 'Operations', jobTitle: 'Logistics Planner', hiredDaysAgo: 47 },
  { name: 'Nina Rossi', city: 'Denver', department: success, jobTitle: csm, hiredDaysAgo: 54 },
  { name: 'Oscar Lind', city: 'Denver', department: 'Support', jobTitle: 'Support Engineer', hiredDaysAgo: 61 },
  { name: 'Patricia Gomez', city: 'Denver', department: 'People', jobTitle: 'Recruiter', hiredDaysAgo: 68 },
  // Japan.
  {
    name: 'Yuki Sato (佐藤 由紀)',
    first: 'Yuki',
    last: 'Sato',
    city: 'Tokyo',
    department: 'Sales',
    jobTitle: 'Account Executive',
    hiredDaysAgo: 1100,
    completed: japanese,
  },
  {
    name: 'Haruka Mori (森 遥)',
    first: 'Haruka',
    last: 'Mori',
    city: '東京',
    department: 'Support',
    jobTitle: 'Support Engineer',
    hiredDaysAgo: 800,
    completed: japanese,
  },
  {
    name: 'Daichi Ueda (上田 大地)',
    first: 'Daichi',
    last: 'Ueda',
    city: 'Osaka',
    department: 'Engineering',
    jobTitle: 'Software Engineer',
    hiredDaysAgo: 90,
  },
  {
    name: 'Naomi Fischer',
    city: 'Tokyo',
    department: 'Marketing',
    jobTitle: 'Content Writer',
    employeeType: 'Contractor',
    hiredDaysAgo: 150,
  },
  // Europe.
  {
    name: 'Søren Kjær',
    city: 'Copenhagen',
    department: 'Engineering',
    jobTitle: 'Engineering Manager',
    hiredDaysAgo: 2900,
  },
  { name: 'Astrid Holm', city: 'Copenhagen', department: success, jobTitle: csm, hiredDaysAgo: 410 },
  { name: "Zoë O'Brien", city: 'London', department: 'Finance', jobTitle: 'Financial Analyst', hiredDaysAgo: 1500 },
  { name: 'Jürgen Groß', city: 'Berlin', department: 'Sales', jobTitle: 'Sales Engineer', hiredDaysAgo: 620 },
  { name: 'Björn Åkesson', city: 'Oslo', department: 'Support', jobTitle: 'Support Team Lead', hiredDaysAgo: 2000 },
  {
    name: 'François Petit',
    city: 'Paris',
    department: 'Marketing',
    jobTitle: 'Product Marketing Manager',
    employeeType: 'ｃｏｎｔｒａｃｔｏｒ',
  },
  // People whose record is not as one would like it.
  { name: 'Alex Blank', city: null, department: null, jobTitle: null, hiredDaysAgo: null, employeeType: null },
  { name: 'Robin Space', city: '   ', department: ' ', jobTitle: 'Recruiter', hiredDaysAgo: null },
  {
    name: 'Frida Floor',
    city: 'Denver',
    department: 'Operations',
    jobTitle: 'Warehouse Operator',
    is: 'Flow365',
    hiredDaysAgo: 30,
  },
  { name: 'Omar Shift', city: 'Las Vegas', department: 'Operations', jobTitle: 'Warehouse Operator', is: 'Flow365' },
  { name: 'Ines Inside', city: 'San Diego', department: success, jobTitle: csm, is: 'internal' },
  {
    name: 'Gita Guest',
    city: 'Bengaluru',
    department: 'Engineering',
    jobTitle: 'Consultant',
    is: 'guest',
    employeeType: 'Contractor',
  },
  {
    name: 'Dana Departed',
    city: 'Denver',
    department: success,
    jobTitle: csm,
    is: 'deleted',
    hiredDaysAgo: 1200,
    completed: japanese,
  },
  {
    name: 'Peter Pending',
    city: 'Las Vegas',
    department: success,
    jobTitle: csm,
    is: 'without directory id',
    hiredDaysAgo: 8,
  },
]
