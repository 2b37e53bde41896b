import type { ProfileOutcome, Run } from './run.ts'

/**
 * Remarks, or troubles, of one stage that are written out; a person reads no more, and the count of the rest is told. Fewer
 * where they would fill the document.
 */
const mostTold = [500, 100, 20]
const mostCharacters = 500

/** Cosmos DB refuses a document above 2 MB; a run is written every two seconds, so that less is better. */
const mostBytes = 1_500_000

/** What a person looks for first is the last to be left out. */
const weight: Record<ProfileOutcome['verdict'], number> = {
  failed: 0,
  cannot: 1,
  held: 2,
  apply: 3,
  'not auto-populated': 4,
  'nothing to do': 5,
}

/**
 * A run as it is stored: a tenant with thousands of profiles, or a group that refuses tens of thousands of people, must
 * not make its document larger than the store takes. Says how much was left out; what happened to people stands in the
 * profiles' history, and the last outcome on each profile.
 * @returns the same run where it fits.
 */
export function fittingRun(run: Run): Run {
  const told =
    mostTold.map((most) => shortened(run, most)).find((one) => bytesOf({ ...one, profiles: [] }) < mostBytes / 2) ??
    shortened(run, 5)
  const outcomes = told.profiles.map((outcome) => ({ ...outcome, because: short(outcome.because) }))
  const room = mostBytes - bytesOf({ ...told, profiles: [] })
  const { kept, left } = asMuchAsFits(outcomes, room)
  return { ...told, profiles: kept, profilesLeftOut: left }
}

const shortened = (run: Run, most: number): Run => ({
  ...run,
  because: short(run.because),
  stages: run.stages.map((stage) => ({
    ...stage,
    remarks: shortList(stage.remarks, most),
    trouble: shortList(stage.trouble, most),
  })),
})

function asMuchAsFits(outcomes: ProfileOutcome[], room: number): { kept: ProfileOutcome[]; left: number } {
  const sizes = outcomes.map(bytesOf)
  if (sizes.reduce((sum, size) => sum + size + 1, 0) <= room) return { kept: outcomes, left: 0 }
  const byWeight = outcomes.map((_, at) => at).sort((a, b) => weightAt(outcomes, a) - weightAt(outcomes, b) || a - b)
  const chosen = new Set<number>()
  let left = room
  for (const at of byWeight) {
    left -= (sizes[at] ?? 0) + 1
    if (left < 0) break
    chosen.add(at)
  }
  const kept = outcomes.filter((_, at) => chosen.has(at))
  return { kept, left: outcomes.length - kept.length }
}

const weightAt = (outcomes: ProfileOutcome[], at: number): number => weight[outcomes[at]?.verdict ?? 'nothing to do']

function shortList(texts: readonly string[], most: number): string[] {
  const shown = texts.slice(0, most).map(short)
  return texts.length > most ? [...shown, `… and ${texts.length - most} more`] : shown
}

const short = (text: string): string => (text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text)

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length
