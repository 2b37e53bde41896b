import { listHeld } from '../../actions/held.ts'
import { listProfiles } from '../../actions/profiles.ts'
import { tenantStatus } from '../../actions/tenant-status.ts'
import { facts, openUrl } from '../../core/cards/parts.ts'
import { when } from '../../core/cards/when.ts'
import type { RunSummary } from '../../core/contract/answers.ts'
import type { Answer, Asked } from '../asked.ts'
import { answer } from '../parts.ts'

/** How things stand: lock, data, runs, and what needs somebody. */
export const status: Answer = async (asked) => {
  const { actor, timetable, ports, words, language } = asked
  const own = words.status
  const tenant = await tenantStatus(actor, timetable, ports)
  const missing = !tenant.settingsSaved ? [own.settings] : !tenant.ready ? [own.notReady] : []
  const shown = (n: number): string => n.toLocaleString(language)
  const run = (one: RunSummary | null): string =>
    one ? `${when(one.finishedAt ?? one.startedAt ?? one.slot)}: ${own.state[one.state]}` : words.never
  const rows: [string, string][] = [
    [own.lock, tenant.lock ? own.locked(when(tenant.lock.until)) : own.unlocked],
    [own.data, tenant.snapshotTakenAt ? when(tenant.snapshotTakenAt) : words.never],
    ...(tenant.users === null ? [] : [[own.users, shown(tenant.users)] satisfies [string, string]]),
    [own.lastRefresh, run(tenant.lastRefresh)],
    [own.nextRefresh, when(tenant.nextRefresh)],
    [own.lastMaintenance, run(tenant.lastMaintenance)],
    [own.nextMaintenance, when(tenant.nextMaintenance)],
    ...(await whatNeedsYou(asked)),
    [own.alerts, alertsOf(asked)],
  ]
  return [answer(own.title, [...missing, facts(rows)], [openUrl(words.open, ports.linkTo('activity'))])]
}

async function whatNeedsYou({ actor, ports, words, language }: Asked): Promise<[string, string][]> {
  const [held, profiles] = await Promise.all([
    listHeld(actor, () => ({ state: 'open', limit: Infinity }), ports),
    listProfiles(actor, () => ({ limit: Infinity }), ports),
  ])
  const waiting = held.items.filter(({ state }) => state === 'held').length
  const attention = profiles.items.filter((row) => row.status === 'needs attention').length
  return [
    [words.status.held, waiting.toLocaleString(language)],
    [words.status.attention, attention.toLocaleString(language)],
  ]
}

const alertsOf = ({ person, words: { status: own } }: Asked): string =>
  person.alerts ? (person.lockAlerts ? own.onWithLock : own.on) : own.off
