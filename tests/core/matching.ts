import { audienceOf, passOver } from '../../core/audiences.ts'
import type { Moment } from '../../core/calendar.ts'
import { compileFilter } from '../../core/compile-rules.ts'
import { audienceIndex, type AudienceIndex } from '../../core/engine/audience-index.ts'
import { eachRow } from '../../core/engine/row-set.ts'
import type { Learn365UserId } from '../../core/ids.ts'
import { wantOf, type Want } from '../../core/members.ts'
import { peopleOf } from '../../core/person.ts'
import { satisfies } from '../../core/plain.ts'
import { populationOf } from '../../core/population.ts'
import type { ProfileDefinition } from '../../core/profile.ts'
import type { Snapshot } from '../../core/snapshot.ts'

/** The index of a snapshot. */
export const indexOf = (snapshot: Snapshot): AudienceIndex => audienceIndex(populationOf(snapshot))

/** Whom the engine finds, or what is wrong. */
export function byEngine(definition: ProfileDefinition, snapshot: Snapshot, at: Moment): unknown[] {
  const index = indexOf(snapshot)
  const audience = audienceOf(definition, passOver(index, at))
  if (audience.kind === 'cannot') return ['cannot', audience]
  const ids: (Learn365UserId | undefined)[] = []
  eachRow(audience.users(), (row) => ids.push(index.population.people[row]?.id))
  return ids
}

/** Whom the plain evaluator finds, one person at a time; without overrides. */
export function byPlain(definition: ProfileDefinition, snapshot: Snapshot, at: Moment): unknown[] {
  const filter = compileFilter(definition, populationOf(snapshot), at)
  if (filter.kind !== 'filter') return ['cannot', filter]
  const people = [...peopleOf(snapshot).values()]
  return people.filter((person) => satisfies(person, filter.root, at.zone)).map(({ user }) => user.id)
}

/** A definition's people by name. */
export function wantIn(definition: ProfileDefinition, snapshot: Snapshot, at: Moment): Want {
  const index = indexOf(snapshot)
  return wantOf(audienceOf(definition, passOver(index, at)), index)
}
