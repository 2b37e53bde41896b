import { ProfileId } from '../../core/ids.ts'
import { livesIn, type World } from './world.ts'

/** Puts so many profiles into the store as they are, for the API would take minutes: `Profile 0`, `Profile 1` …. */
export async function fillProfiles({ worker, tenantId, create, profile }: World, profiles: number): Promise<void> {
  await create('Profile 0', livesIn('Denver'))
  const first = await profile('Profile 0')
  const put = async (n: number) => {
    const id = ProfileId.parse(`00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`)
    const definition = { ...first.definition, title: `Profile ${n}` }
    await worker.store.profiles.put({ ...first, id, tenantId, definition }, undefined)
  }
  for (let n = 1; n < profiles; n += 50)
    await Promise.all(Array.from({ length: Math.min(50, profiles - n) }, (_, i) => put(n + i)))
}
