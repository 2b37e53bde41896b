import type { Difference, Measured } from './measure.ts'

/** One line of the table. */
export type Line = {
  plan: string
  engine: string
  users: number
  profiles: number
  ms: number
  /** How many times faster the product is, for each profile and user; 1 for the product itself. */
  ratio: number
}

export type Report = {
  lines: Line[]
  differences: Difference[]
  /** What is not counted: the time to make tables, objects, columns. */
  loading: { engine: string; users: number; ms: number }[]
  /** Latencies in ms. */
  drafts: { engine: string; drafts: number; median: number; p95: number; worst: number }[]
  memory: { users: number; enrollments: number; peakMb: number; boundMb: number }[]
}

/** A line for what was measured, against the product's own rate. */
export function lineOf(plan: string, engine: string, users: number, { counts, ms }: Measured, ours: Measured): Line {
  const perProfile = ms / counts.length
  const ourPerProfile = ours.ms / ours.counts.length
  return { plan, engine, users, profiles: counts.length, ms, ratio: perProfile / ourPerProfile }
}

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits })

/** The whole report as text; the last line is the same for machines. */
export function reportText(report: Report): string {
  const head = ['plan', 'engine', 'users', 'profiles', 'seconds', 'profiles/s', 'we are faster by']
  const lines = report.lines.map(({ plan, engine, users, profiles, ms, ratio }) => [
    plan,
    engine,
    number(users),
    number(profiles),
    number(ms / 1000, 2),
    number((profiles / ms) * 1000, profiles / ms < 0.1 ? 2 : 0),
    ratio === 1 ? '' : number(ratio, 1),
  ])
  const draftHead = ['live count of a draft', 'drafts', 'median ms', '95 % ms', 'worst ms']
  const drafts = report.drafts.map(({ engine, drafts: n, median, p95, worst }) => [
    engine,
    number(n),
    number(median, 2),
    number(p95, 2),
    number(worst, 2),
  ])
  const loading = report.loading.map(
    ({ engine, users, ms }) => `${engine} loaded ${number(users)} users in ${number(ms / 1000, 1)} seconds`,
  )
  const memory = report.memory.map(
    ({ users, enrollments, peakMb, boundMb }) =>
      `${number(users)} users with ${number(enrollments)} enrollments: ${number(peakMb)} MB at most, of ${number(boundMb)} allowed`,
  )
  const different = report.differences.map(
    ({ engine, profile, ours, theirs }) =>
      `DIFFERENT: we count ${ours}, ${engine} counts ${theirs}: ${JSON.stringify(profile)}`,
  )
  return [
    table([head, ...lines]),
    ...(drafts.length === 0 ? [] : [table([draftHead, ...drafts])]),
    loading.join('\n'),
    memory.join('\n'),
    different.length === 0 ? 'Every count is the same in every engine.' : different.join('\n'),
    JSON.stringify({ ...report, differences: report.differences.length }),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** The first two columns are words, the others numbers. */
function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const padded = (row: string[]): string[] =>
    row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
  return rows.map((row) => padded(row).join('  ').trimEnd()).join('\n')
}
