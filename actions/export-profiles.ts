import { Refusal } from '../core/errors.ts'
import { finding } from '../core/findings.ts'
import { ProfileId } from '../core/ids.ts'
import type { Ports } from '../core/ports/ports.ts'
import { byTitle, filedProfile, profileFileText } from '../core/profile-file.ts'
import type { Profile } from '../core/profile.ts'
import { mustRead, type Actor } from './actor.ts'
import { currentIndex } from './audience.ts'
import type { Given } from './given.ts'
import { otherProfiles } from './profiles.ts'

/**
 * A file of profiles, piece by piece: all that are not deleted, or those named, by title. Names are told as far as the
 * tenant's data have them. @param schema is where the file's JSON Schema is published.
 */
export async function exportProfiles(
  actor: Actor,
  given: Given<{ ids?: string[] | undefined }>,
  schema: string,
  ports: Ports,
): Promise<{ name: string; text: Iterable<string> }> {
  mustRead(actor)
  const { ids } = given()
  const [all, index] = await Promise.all([
    otherProfiles(actor.tenantId, undefined, ports),
    currentIndex(actor.tenantId, ports),
  ])
  const wanted = (ids === undefined ? all : named(ids, all)).toSorted(byTitle)
  const titles = new Map(all.map(({ id, definition }) => [id, definition.title]))
  const from = { population: index?.population, titles }
  const now = ports.now()
  return {
    name: `assigner-profiles-${now.toISOString().slice(0, 10)}.json`,
    text: profileFileText(filed(wanted, from), schema, now),
  }
}

/** One at a time, so that a long file is never in memory as a whole. */
function* filed(
  profiles: Profile[],
  from: Parameters<typeof filedProfile>[1],
): Generator<ReturnType<typeof filedProfile>> {
  for (const profile of profiles) yield filedProfile(profile, from)
}

function named(ids: string[], all: Profile[]): Profile[] {
  const byId = new Map(all.map((profile) => [profile.id, profile]))
  const found = ids.map((text) => {
    const id = ProfileId.safeParse(text.trim())
    return { text, profile: id.success ? byId.get(id.data) : undefined }
  })
  const missing = found.filter(({ profile }) => !profile)
  if (missing.length > 0)
    throw new Refusal('not found', `${missing.length} of the profiles that were named are not there, or are deleted.`, {
      findings: missing
        .slice(0, 100)
        .map(({ text }) => finding('query.ids', text, 'the id of a profile of this tenant')),
    })
  return [...new Set(found.flatMap(({ profile }) => profile ?? []))]
}
