/** Departments and the jobs in them, for generated people; the first department is the biggest. */
export const jobs: readonly { department: string; titles: readonly string[]; weight: number }[] = [
  {
    department: 'Customer Success',
    titles: ['Customer Success Manager', 'Customer Success Associate', 'Onboarding Specialist'],
    weight: 6,
  },
  {
    department: 'Sales',
    titles: ['Account Executive', 'Sales Engineer', 'Sales Development Representative'],
    weight: 5,
  },
  {
    department: 'Engineering',
    titles: ['Software Engineer', 'Site Reliability Engineer', 'Engineering Manager'],
    weight: 6,
  },
  { department: 'Support', titles: ['Support Engineer', 'Support Team Lead'], weight: 4 },
  { department: 'Finance', titles: ['Accountant', 'Financial Analyst'], weight: 2 },
  { department: 'People', titles: ['HR Business Partner', 'Recruiter', 'Learning Specialist'], weight: 2 },
  { department: 'Marketing', titles: ['Content Writer', 'Product Marketing Manager'], weight: 2 },
  { department: 'Operations', titles: ['Warehouse Operator', 'Logistics Planner', 'Facilities Technician'], weight: 3 },
]

/** Every department as often as its weight says. */
export const weightedJobs = jobs.flatMap((job) => Array<(typeof jobs)[number]>(job.weight).fill(job))
