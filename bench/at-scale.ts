import type { ProfileDefinition } from '../core/profile.ts'
import { duckdbPeer } from './duckdb/duckdb-peer.ts'
import { limitOf } from './limit.ts'
import { differences, measureOurs, measurePeer, settle, timed } from './measure.ts'
import { openOurs, type Ours } from './ours.ts'
import type { Peer } from './peers/peer.ts'
import { peersByUser } from './peers/peers-by-user.ts'
import { drafts, profiles } from './profiles.ts'
import { lineOf, type Report } from './report.ts'
import type { When } from './reading/days.ts'
import { tenant } from './tenant.ts'

export type Scale = {
  users: number
  enrollmentsPerUser: number
  /** How many profiles, in ascending order; peers that look at one user at a time are asked the fewest. */
  profiles: number[]
  seed: number
  at: When
  /** How long each of those peers may work, in ms. */
  mostMs: number
  /** How many drafts are counted live. */
  drafts: number
}

/** Says what the bench is doing; the table alone goes to the output. */
const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

/** The product, DuckDB and the others over the same people and the same profiles. */
export async function compareAtScale(scale: Scale): Promise<Omit<Report, 'memory'>> {
  const { users, seed, at } = scale
  say(`a tenant of ${users} users with ${scale.enrollmentsPerUser} enrollments each`)
  const snapshot = tenant({ ...scale, takenAt: at.now })
  const wanted = (length: number, from = seed) => ({ profiles: length, seed: from, users, now: at.now })
  const { made: duckdb, ms } = await timed(() => duckdbPeer(snapshot, at))
  const found: Omit<Report, 'memory' | 'drafts'> = {
    lines: [],
    differences: [],
    loading: [{ engine: duckdb.name, users, ms }],
  }
  let warm: Ours | undefined
  for (const [n, length] of scale.profiles.entries()) {
    const definitions = profiles(wanted(length))
    const plan = `${length} profiles`
    // The snapshot of three hours ago, over which a worker has made its pass when the new one comes.
    const before = warm ?? openOurs(snapshot, at)
    const opened = await timed(() => openOurs(snapshot, at))
    warm = opened.made
    found.loading.push({ engine: warm.name, users, ms: opened.ms })
    settle()
    const earlier = measureOurs(before, definitions)
    const ours = measureOurs(warm, definitions)
    if (n === 0) found.lines.push(lineOf(plan, `${warm.name}, new process`, users, earlier, ours))
    found.lines.push(lineOf(plan, `${warm.name}, new snapshot`, users, ours, ours))
    found.lines.push(lineOf(plan, `${warm.name}, once more`, users, measureOurs(warm, definitions), ours))
    const limit = limitOf(snapshot, definitions, { ...at })
    settle()
    const { ms } = await timed(() => limit.run())
    found.lines.push(lineOf(plan, 'the limit', users, { counts: ours.counts, ms }, ours))
    const peers = n === 0 ? [duckdb, ...peersByUser(snapshot, at)] : [duckdb]
    for (const peer of peers) {
      say(`${plan}: ${peer.name}`)
      settle()
      const theirs = await measurePeer(peer, definitions, peer === duckdb ? Infinity : scale.mostMs)
      found.lines.push(lineOf(plan, peer.name, users, theirs, ours))
      found.differences.push(...differences(peer.name, definitions, ours.counts, theirs.counts))
    }
  }
  const written = drafts(wanted(scale.drafts, seed + 1))
  const live = warm ? await countLive(warm, duckdb, written) : { drafts: [], differences: [] }
  duckdb.close()
  return { ...found, drafts: live.drafts, differences: [...found.differences, ...live.differences] }
}

/** Each draft on its own, as when somebody is writing it; the engine has answered the profiles before. */
async function countLive(
  ours: Ours,
  duckdb: Peer,
  written: ProfileDefinition[],
): Promise<Pick<Report, 'drafts' | 'differences'>> {
  const [our, their] = [
    { counts: [] as number[], ms: [] as number[] },
    { counts: [] as number[], ms: [] as number[] },
  ]
  for (const draft of written) {
    const begun = performance.now()
    our.counts.push(ours.live(draft).count)
    our.ms.push(performance.now() - begun)
  }
  for (const draft of written) {
    const counted = await measurePeer(duckdb, [draft])
    their.counts.push(...counted.counts)
    their.ms.push(counted.ms)
  }
  return {
    drafts: [latencies(ours.name, our.ms), latencies(duckdb.name, their.ms)],
    differences: differences(duckdb.name, written, our.counts, their.counts),
  }
}

function latencies(engine: string, ms: number[]): Report['drafts'][number] {
  const sorted = ms.toSorted((a, b) => a - b)
  const quantile = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { engine, drafts: ms.length, median: quantile(0.5), p95: quantile(0.95), worst: quantile(1) }
}
