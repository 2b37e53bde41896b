import v8 from 'node:v8'
import vm from 'node:vm'
import type { ProfileDefinition } from '../core/profile.ts'
import type { Ours } from './ours.ts'
import type { Peer } from './peers/peer.ts'

/** What an engine answered for the first of the profiles, and the time that took in ms. */
export type Measured = { counts: number[]; ms: number }

/** Makes something, and tells how long that took in ms. */
export async function timed<T>(make: () => T | Promise<T>): Promise<{ made: T; ms: number }> {
  const begun = performance.now()
  const made = await make()
  return { made, ms: performance.now() - begun }
}

/** Asks a peer for one profile after the other until it has answered all, or worked for so many ms. */
export async function measurePeer(peer: Peer, definitions: ProfileDefinition[], mostMs = Infinity): Promise<Measured> {
  const measured: Measured = { counts: [], ms: 0 }
  for (let from = 0; from < definitions.length && measured.ms < mostMs; from += peer.batch) {
    const ask = peer.prepare(definitions.slice(from, from + peer.batch))
    const begun = performance.now()
    measured.counts.push(...(await ask()))
    measured.ms += performance.now() - begun
  }
  return measured
}

v8.setFlagsFromString('--expose-gc')
const collect = vm.runInNewContext('gc') as () => void

/** Clears away what loading has left behind, so that nobody is measured while the memory is tidied up after another. */
export const settle = (): void => {
  collect()
}

/** Asks the product for all of them. */
export function measureOurs(ours: Ours, definitions: ProfileDefinition[]): Measured {
  const begun = performance.now()
  const counts = ours.evaluate(definitions)
  return { counts, ms: performance.now() - begun }
}

/** A profile that two engines count differently. */
export type Difference = { engine: string; profile: ProfileDefinition; ours: number; theirs: number }

/** The profiles that a peer counts differently. */
export function differences(
  engine: string,
  definitions: ProfileDefinition[],
  ours: number[],
  theirs: number[],
): Difference[] {
  return theirs.flatMap((count, n) => {
    const [profile, our] = [definitions[n], ours[n]]
    if (!profile || our === undefined) throw new RangeError(`${engine} answered what nobody asked`)
    return our === count ? [] : [{ engine, profile, ours: our, theirs: count }]
  })
}
