import { audienceOf, audiences, passOver, type Audience, type Pass } from '../core/audiences.ts'
import { checkProfile } from '../core/checks/check-profile.ts'
import { clauseCounts } from '../core/clause-counts.ts'
import { compileFilter } from '../core/compile-rules.ts'
import type { ProfilePreview } from '../core/contract/preview.ts'
import { eachQuestion } from '../core/engine/each-question.ts'
import { countMembers } from '../core/engine/able-members.ts'
import { firstFindings, mostFindings } from '../core/findings.ts'
import { wantOf } from '../core/members.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { ProfileDefinition } from '../core/profile.ts'
import { profilesReferredTo, references } from '../core/profile-order.ts'
import { mustRead, type Actor } from './actor.ts'
import { readyAudience } from './audience.ts'
import type { Given } from './given.ts'
import { mustBeUnlocked } from './lock.ts'
import { previewChange } from './preview-change.ts'
import { findProfile, otherProfiles } from './profiles.ts'
import { unhurried } from './unhurried.ts'

/** What is looked at first: which profile is meant may not be there, and while locked there are quick counts alone. */
export type PreviewOf = {
  /** The profile that is being edited; without it the draft is a new one. */
  profile: string | undefined
  /** Counts and findings of the rules alone: for an answer while somebody types. */
  quick: boolean
}

export type PreviewRequest = {
  /** So many names in each list, at most. */
  names: number
}

/**
 * What a draft describes and what the next maintenance would change, by name. Refused while the tenant is locked, like
 * every preview of members; the quick counts are not.
 */
export async function previewProfile(
  actor: Actor,
  { profile: id, quick }: PreviewOf,
  given: Given<ProfileDefinition>,
  request: Given<PreviewRequest>,
  ports: Ports,
): Promise<ProfilePreview> {
  mustRead(actor)
  const { tenantId } = actor
  const stored = id === undefined ? undefined : await findProfile(tenantId, id, ports)
  if (!quick) await mustBeUnlocked(tenantId, ports)
  const { names } = request()
  const draft = given()
  const { index, at, settings } = await readyAudience(tenantId, ports)
  const isAlone = quick && references({ definition: draft }).length === 0
  const others = isAlone ? [] : await otherProfiles(tenantId, stored?.value.id, ports)
  const pass = passOver(index, at)
  await foundOneByOne(draft, pass)
  audiences(profilesReferredTo(draft, others), pass)
  const audience = audienceOf(draft, pass)
  const findings = checkProfile({ definition: draft, id: stored?.value.id ?? null, others, index, at })
  const want = quick ? undefined : wantOf(audience, index)
  return {
    ...counted(draft, audience, pass),
    ...(want
      ? await previewChange(
          draft,
          { audience, want, stored: stored?.value, others, pass, settings, names },
          actor,
          ports,
        )
      : { change: null, consequences: null }),
    cannot: want?.kind === 'known' ? want.cannot.slice(0, names) : [],
    findings: firstFindings(mostFindings, findings),
  }
}

/** A draft of thousands of rules keeps nobody else waiting. */
async function foundOneByOne(draft: ProfileDefinition, { index, at }: Pass): Promise<void> {
  const filter = compileFilter(draft, index.population, at)
  if (filter.kind === 'filter') await unhurried(eachQuestion(filter.root, index, at.zone))
}

type Counted = Pick<ProfilePreview, 'snapshotTakenAt' | 'users' | 'counts' | 'clauses' | 'problem'>

function counted(draft: ProfileDefinition, audience: Audience, { index, at, evaluate }: Pass): Counted {
  const { population } = index
  const about = {
    snapshotTakenAt: new Date(population.snapshot.takenAt).toISOString(),
    users: population.people.length,
    clauses: clauseCounts(compileFilter(draft, population, at), evaluate),
  }
  if (audience.kind === 'cannot') return { ...about, counts: null, problem: audience.because }
  const { members, unable } = countMembers(index.ableMembers(), audience.users(), audience.excluded)
  return { ...about, counts: { matches: audience.matches, members, cannotBeMembers: unable }, problem: null }
}
