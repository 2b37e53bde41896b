import { remark, shown, type Finding } from './findings.ts'
import { withSuffix } from './free-title.ts'
import type { Profile, ProfileDefinition } from './profile.ts'

type Named = Pick<Profile, 'id' | 'definition'>

/** What two definitions have in common when one came from the file of the other: all but title and switches. */
const keyOf = (definition: ProfileDefinition): string =>
  JSON.stringify({ ...definition, title: '', enroll: false, autoPopulate: false }, (_name, value: unknown) =>
    value === null ? undefined : value,
  )

/** Whether a profile has a title, or one that an import gives where it is taken: `X (2)`. */
function isCalled(there: string, title: string): boolean {
  const [suffix] = / \(\d+\)$/.exec(there) ?? []
  return [title, ...(suffix === undefined ? [] : [withSuffix(title, suffix)])].some(
    (one) => one.toLowerCase() === there.toLowerCase(),
  )
}

/** Finds the profiles of a tenant that are what a file says: each is found once. */
export function sameProfiles(profiles: readonly Named[]): {
  take(definition: ProfileDefinition): Named | undefined
  remark(twin: Named): Finding
} {
  const byKey = new Map<string, Named[]>()
  for (const profile of profiles) {
    const key = keyOf(profile.definition)
    const there = byKey.get(key)
    if (there) there.push(profile)
    else byKey.set(key, [profile])
  }
  return {
    take(definition) {
      const there = byKey.get(keyOf(definition)) ?? []
      const place = there.findIndex((one) => isCalled(one.definition.title, definition.title))
      return place < 0 ? undefined : there.splice(place, 1)[0]
    },
    remark: (twin) =>
      remark(
        '',
        `the same as ${shown(twin.definition.title)}, which is here already`,
        'resume=true, if an import of this file did not come to its end',
      ),
  }
}
