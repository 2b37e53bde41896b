import type { HeldChangeSet } from '../core/change-set.ts'
import { heldMessage, type HeldView } from '../core/cards/held-card.ts'
import { stateNow } from '../core/held.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import type { TeamsMessage } from '../core/ports/teams.ts'
import type { Language } from '../core/settings.ts'
import { consequencesOfHeld } from './held-consequences.ts'

/**
 * The card about a held change as things stand now.
 * @param shown whether it has the buttons to decide, and why something was not done.
 * @returns the state that it shows, too.
 */
export async function heldMessageOf(
  { value: set, etag: version }: Stored<HeldChangeSet>,
  { language, ...shown }: { language: Language } & Pick<HeldView, 'mayDecide' | 'note'>,
  ports: Pick<Ports, 'store' | 'indexes' | 'now' | 'linkTo'>,
): Promise<{ message: TeamsMessage; shows: HeldChangeSet['state'] }> {
  const state = stateNow(set, ports.now())
  // What it means to people is told to whoever has to decide.
  const consequences = state === 'held' ? await consequencesOfHeld(set, ports) : null
  const view = { set, state, version, consequences, ...shown }
  return { message: heldMessage(view, language, ports.linkTo), shows: state }
}
