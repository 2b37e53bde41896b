/*
 * The product alone with a million users, in a process of its own so that its memory can be told. DuckDB is opened only
 * once the peak has been noted, and checks the first of the profiles. The last line of the output is for the parent.
 */
import { parseArgs } from 'node:util'
import { duckdbPeer } from './duckdb/duckdb-peer.ts'
import { differences, measureOurs, measurePeer, settle, timed } from './measure.ts'
import { moment } from './moment.ts'
import { openOurs } from './ours.ts'
import { profiles } from './profiles.ts'
import { lineOf, type Report } from './report.ts'
import { tenant } from './tenant.ts'

const option = { type: 'string' } as const
const { values } = parseArgs({
  options: { users: option, enrollments: option, profiles: option, seed: option, check: option, bound: option },
})
const [users, enrollmentsPerUser, boundMb] = [Number(values.users), Number(values.enrollments), Number(values.bound)]
const seed = Number(values.seed)

const snapshot = tenant({ users, enrollmentsPerUser, seed, takenAt: moment.now })
const definitions = profiles({ profiles: Number(values.profiles), seed, users, now: moment.now })
const { made: engine, ms } = await timed(() => openOurs(snapshot, moment))
settle()
const ours = measureOurs(engine, definitions)
const again = measureOurs(engine, definitions)
const peakMb = process.resourceUsage().maxRSS / 1024

const { made: duckdb, ms: duckdbMs } = await timed(() => duckdbPeer(snapshot, moment))
const checked = definitions.slice(0, Number(values.check))
const theirs = await measurePeer(duckdb, checked)
duckdb.close()

const plan = 'a million'
const report: Omit<Report, 'drafts'> = {
  lines: [
    lineOf(plan, `${engine.name}, new snapshot`, users, ours, ours),
    lineOf(plan, `${engine.name}, once more`, users, again, ours),
    lineOf(plan, duckdb.name, users, theirs, ours),
  ],
  loading: [
    { engine: engine.name, users, ms },
    { engine: duckdb.name, users, ms: duckdbMs },
  ],
  differences: differences(duckdb.name, checked, ours.counts, theirs.counts),
  memory: [{ users, enrollments: snapshot.enrollments.length, peakMb, boundMb }],
}
process.stdout.write(`${JSON.stringify(report)}\n`)
