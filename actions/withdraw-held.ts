import type { HeldChangeSet } from '../core/change-set.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Profile } from '../core/profile.ts'

/**
 * A change set that waits for a person, or was approved and not applied yet, is about the profile as it was: an edit
 * withdraws it. And whoever was refused before is planned again. It comes after the edit, which may be refused; what it
 * did not come to is done by the next edit, and until then approved people are checked against the profile as it is.
 */
export async function withdrawHeld({ id, tenantId }: Profile, { store }: Pick<Ports, 'store'>): Promise<void> {
  for (const found of await store.held.list(tenantId)) {
    if (found.value.profileId !== id) continue
    for (let at: typeof found | undefined = found; at; at = await store.held.get(tenantId, found.value.id)) {
      const withdrawn = withdrawnOf(at.value)
      // Somebody may decide at the same moment: what they have decided is withdrawn.
      if (!withdrawn || (await store.held.put(withdrawn, at.etag)) !== 'changed') break
    }
  }
}

/** What an edit of its profile makes of a change set; undefined where it changes nothing. */
function withdrawnOf(set: HeldChangeSet): HeldChangeSet | undefined {
  const isOpen = set.state === 'held' || set.state === 'approved'
  if (!isOpen && (set.released || !set.decision)) return undefined
  return { ...set, state: isOpen ? 'withdrawn' : set.state, released: true }
}
