import { Trouble } from '../../core/errors.ts'
import type { EntraGroupId, EntraUserId } from '../../core/ids.ts'
import { notInEntra, type MembershipWrite } from '../../core/ports/directory.ts'
import { partsPerBatch, sendBatch, type Part, type PartAnswer } from './batch.ts'
import type { Graph } from './graph-client.ts'
import { backoffMs } from '../http.ts'
import { addMembersBody, removeMemberUrl } from './group-urls.ts'
import { addCost, type WriteBudget } from './write-budget.ts'

/** How membership is written; the figures are settings of a deployment. */
export type Writing = {
  graph: Graph
  budget: WriteBudget
  /** Reads have again after something is unsure. */
  have: (group: EntraGroupId) => Promise<Set<EntraUserId> | 'gone'>
  /** Asked before every outside write: throws when the tenant's lock is lost. */
  mayWrite: () => Promise<void>
}

const peoplePerPatch = 20
/** Microsoft's own group sync found five PATCHes the most that a batch takes "without errors that have to be retried". */
const patchesPerBatch = 5
const mostRounds = 6

/** What one answer means for the people of its part. */
type Meaning = 'done' | 'again' | 'singly' | { refuse: EntraUserId[]; because: string }

type Direction = {
  about: string
  peoplePerPart: number
  partsPerBatch: number
  part: (people: EntraUserId[]) => Part
  cost: (people: number) => number
  meaning: (answer: PartAnswer, people: EntraUserId[]) => Meaning
  /** Who of them is still to be written, given have. */
  left: (people: EntraUserId[], have: Set<EntraUserId>) => EntraUserId[]
}

/** Adds people, 20 per PATCH, at most five PATCHes per batch, one batch in flight. Nobody is left out of the answer. */
export function addMembers(group: EntraGroupId, people: EntraUserId[], writing: Writing): Promise<MembershipWrite> {
  return writeAll(group, people, writing, {
    about: `adding members to the group ${group}`,
    peoplePerPart: peoplePerPatch,
    partsPerBatch: patchesPerBatch,
    part: (some) => ({ method: 'PATCH', url: `/groups/${group}`, body: addMembersBody(writing.graph.graphUrl, some) }),
    cost: addCost,
    meaning: (answer, some) => meaningOfAdd(answer, some, group),
    left: (some, have) => some.filter((id) => !have.has(id)),
  })
}

/** Removes people, one `/$ref` each, 20 per batch. */
export function removeMembers(group: EntraGroupId, people: EntraUserId[], writing: Writing): Promise<MembershipWrite> {
  return writeAll(group, people, writing, {
    about: `removing members from the group ${group}`,
    peoplePerPart: 1,
    partsPerBatch,
    part: (some) => ({ method: 'DELETE', url: removeMemberUrl(group, some[0] as EntraUserId) }),
    cost: (count) => count,
    meaning: (answer, some) => meaningOfRemove(answer, some, group),
    left: (some, have) => some.filter((id) => have.has(id)),
  })
}

async function writeAll(
  group: EntraGroupId,
  people: EntraUserId[],
  writing: Writing,
  way: Direction,
): Promise<MembershipWrite> {
  const result: MembershipWrite = { done: [], refused: [], unsure: [] }
  let waiting = people
  let singly = false
  let isGone = false
  for (let round = 0; waiting.length > 0 && round < mostRounds; round += 1) {
    const again: EntraUserId[] = []
    for (const parts of slices(slices(waiting, singly ? 1 : way.peoplePerPart), way.partsPerBatch)) {
      const answers = await sendParts(parts, writing, way)
      for (const [i, some] of parts.entries()) {
        const meaning = way.meaning(answers[i] ?? 'unsure', some)
        const left = settled(meaning, some, result)
        // One who is gone from Entra ID fails the whole PATCH and is the only one named: the rest is asked one by one.
        singly ||= meaning === 'singly' || (typeof meaning === 'object' && left.length > 0)
        again.push(...left)
      }
    }
    if (again.length === 0) return result
    const have = await readAgain(group, writing, round)
    // A new group may not be known everywhere for a while: only when it stays unknown to the end, it is gone.
    isGone = have === 'gone'
    waiting = have === 'gone' ? again : way.left(again, have)
    const still = new Set(waiting)
    result.done.push(...again.filter((id) => !still.has(id)))
  }
  if (isGone) result.refused.push(...waiting.map((id) => ({ id, because: 'the group is gone' })))
  else result.unsure.push(...waiting)
  return result
}

/** Books what is settled; returns who has to be written again. */
function settled(meaning: Meaning, some: EntraUserId[], result: MembershipWrite): EntraUserId[] {
  if (meaning === 'again' || meaning === 'singly') return some
  if (meaning === 'done') {
    result.done.push(...some)
    return []
  }
  result.refused.push(...meaning.refuse.map((id) => ({ id, because: meaning.because })))
  return some.filter((id) => !meaning.refuse.includes(id))
}

async function sendParts(
  parts: EntraUserId[][],
  { graph, budget, mayWrite }: Writing,
  way: Direction,
): Promise<PartAnswer[]> {
  await budget.spend(parts.reduce((sum, some) => sum + way.cost(some.length), 0))
  await mayWrite()
  try {
    return await sendBatch(graph, parts.map(way.part), way.about)
  } catch (error) {
    // A lost reply or a server's error: some of it may have been applied, so have is read again.
    if (error instanceof Trouble && error.kind === 'unreachable') return parts.map(() => 'unsure')
    throw error
  }
}

/** Waits about 1, 2, 4 … seconds, so that Graph has caught up with itself, and reads have. */
async function readAgain(
  group: EntraGroupId,
  { graph, have }: Writing,
  round: number,
): Promise<Set<EntraUserId> | 'gone'> {
  await graph.http.sleep(backoffMs(graph.http, round + 1))
  return have(group)
}

function meaningOfAdd(answer: PartAnswer, people: EntraUserId[], group: EntraGroupId): Meaning {
  if (answer === 'unsure') return 'again'
  const { status, message } = answer
  if (status < 300) return 'done'
  if (/already exist/i.test(message)) return people.length === 1 ? 'done' : 'singly'
  const named = quotedId(message)
  const gone = people.find((id) => id === named)
  if (status === 404 && gone) return { refuse: [gone], because: notInEntra }
  if (status === 404 && named !== group) return people.length === 1 ? { refuse: people, because: message } : 'singly'
  return meaningOfFailure(answer, people)
}

function meaningOfRemove(answer: PartAnswer, people: EntraUserId[], group: EntraGroupId): Meaning {
  if (answer === 'unsure') return 'again'
  const { status, message } = answer
  if (status < 300) return 'done'
  if (status === 404 && quotedId(message) !== group) return 'done'
  if (status === 400 && /references do not exist/i.test(message)) return 'done'
  return meaningOfFailure(answer, people)
}

function meaningOfFailure({ status, code, message }: Exclude<PartAnswer, 'unsure'>, people: EntraUserId[]): Meaning {
  // 404 with the group's own id, or 400 "do not exist": a new group that Graph does not know everywhere yet.
  if ([404, 408, 409].includes(status) || status >= 500 || /do not exist/i.test(message)) return 'again'
  return { refuse: people, because: `Entra ID answered ${status} ${code}: ${message}`.slice(0, 300) }
}

const quotedId = (message: string): string | undefined => /'([0-9a-f-]{36})'/i.exec(message)?.[1]?.toLowerCase()

const slices = <T>(list: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
