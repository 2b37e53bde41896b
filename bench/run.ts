/*
 * npm run bench [-- --users 100000 --enrollments 20 --profiles 300 --seed 1]
 *
 * npm run bench -- --api [--users 100000 --profiles 5000]      the API's part alone
 * npm run bench -- --tab [--users 400 --profiles 5000]         the tab's part alone, in a browser
 *
 * Without a size it goes through the whole plan (docs/bench.md). It ends with 1 when two engines count any profile
 * differently, when the large plan takes more memory than allowed, or when the tab is over one of its limits.
 */
import { parseArgs } from 'node:util'
import { benchApi } from './api/bench-api.ts'
import { compareAtScale } from './at-scale.ts'
import { inChild } from './in-child.ts'
import { moment } from './moment.ts'
import { reportText, type Report } from './report.ts'
import { benchTab } from './tab/bench-tab.ts'

const option = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    users: option,
    enrollments: option,
    profiles: option,
    seed: option,
    api: { type: 'boolean' },
    tab: { type: 'boolean' },
  },
})
const count = (name: Exclude<keyof typeof values, 'api' | 'tab'>, otherwise: number): number => {
  const value = Number(values[name] ?? otherwise)
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} is a whole number from 1 on`)
  return value
}

const seed = count('seed', 1)
const isSized = values.users !== undefined || values.enrollments !== undefined || values.profiles !== undefined

const api = () => benchApi({ users: count('users', 100_000), profiles: count('profiles', 5_000), forMs: 5_000 })
if (values.api) {
  process.stdout.write(`${await api()}\n`)
  process.exit()
}

const tab = () => benchTab({ users: count('users', 400), profiles: count('profiles', 5_000) })
if (values.tab) {
  const { text, isGood } = await tab()
  process.stdout.write(`${text}\n`)
  process.exit(isGood ? 0 : 1)
}

const compared = await compareAtScale({
  users: count('users', 100_000),
  enrollmentsPerUser: count('enrollments', 20),
  profiles: isSized ? [count('profiles', 300)] : [300, 2_000],
  seed,
  at: moment,
  mostMs: 20_000,
  drafts: 200,
})
const large = isSized
  ? { lines: [], differences: [], loading: [], memory: [] }
  : await inChild({ users: 1_000_000, enrollments: 20, profiles: 500, seed, check: 40, bound: 6_144 })

const report: Report = {
  lines: [...compared.lines, ...large.lines],
  differences: [...compared.differences, ...large.differences],
  loading: [...compared.loading, ...large.loading],
  drafts: compared.drafts,
  memory: large.memory,
}
const inBrowser = isSized ? undefined : await tab()
if (!isSized) process.stdout.write(`${await api()}\n\n`)
if (inBrowser) process.stdout.write(`${inBrowser.text}\n\n`)
process.stdout.write(`${reportText(report)}\n`)
const isTooLarge = report.memory.some(({ peakMb, boundMb }) => peakMb > boundMb)
if (report.differences.length > 0 || isTooLarge || inBrowser?.isGood === false) process.exitCode = 1
